/** Before an RNA leaves, words of an account in it are found however they came there, and asked about. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { blocksOf } from '../../domain/told-once/block.ts'
import { quoted } from '../../domain/told-once/provenance.ts'
import { aCircleWorld, type CircleWorld, today } from '../circle/circle.testing.ts'
import { sit } from '../services.ts'
import { accountInRna, noteInRna } from './account-in-rna.ts'
import { type Recordable, recordAccount } from './keep-account.ts'

let it: CircleWorld
before(async () => {
  it = await aCircleWorld()
})
after(() => it.at.close())

const words = 'They kept my papers in a drawer.'

async function record(caseId: string, happening: Recordable, block?: string): Promise<string> {
  const saved = await recordAccount(it.services, it.worker, {
    ...{ caseId, happening, on: today, ...(block && { block }) },
    write: { writeId: it.newId() },
  })
  assert.ok('blockId' in saved, JSON.stringify(saved))
  return saved.blockId
}

async function aBlock(answer: 'agreed' | 'refused') {
  const caseId = await it.aPerson()
  const about = { what: 'own-words', topic: 'work', readBack: 'yes' } as const
  const block = await record(caseId, { kind: 'written', words, ...about })
  await record(caseId, { kind: 'approved', version: block, how: 'said' }, block)
  const answers = { rna: answer }
  await record(caseId, { kind: 'answered', version: block, answers, until: today }, block)
  return { caseId, block }
}

/** A working copy with this text somewhere in it, asked about as a release does. */
const asked = (caseId: string, text: string, submissionId?: string) =>
  sit(it.services, it.worker, async (sitting) => {
    const seen = await sitting.stores.cases.open(caseId)
    if (!seen) throw new Error('not there')
    const draft = { needs: [{ answers: { survivorWords: text } }] }
    const found = await accountInRna(sitting, caseId, draft)
    if (submissionId && 'versions' in found) {
      await noteInRna(sitting, seen, { versions: found.versions, submissionId })
    }
    const blocks = blocksOf(await sitting.stores.account.read(caseId))
    return { found, blocks }
  })

test('allowed words leave, and the submission is kept with them, once', async () => {
  const { caseId, block } = await aBlock('agreed')
  const { blocks } = await asked(caseId, '')
  const text = blocks[0] ? quoted(blocks[0], [], String) : ''
  const submission = it.newId()
  await asked(caseId, text, submission)
  const again = await asked(caseId, text, submission)
  assert.deepEqual(
    again.blocks[0]?.wentOut.map(({ thing, version, use }) => [thing, version, use]),
    [[submission, block, 'rna']],
  )
})

test('words they refused for it, or took back, stop it even when somebody typed them by hand', async () => {
  const typed = `He said to me: ${words} And that was all.`
  const no = await aBlock('refused')
  const refused = {
    refused: { code: 'account-may-not-leave', topics: ['Work, and how I was used'] },
  }
  assert.deepEqual((await asked(no.caseId, typed)).found, refused)
  const back = await aBlock('agreed')
  await record(back.caseId, { kind: 'taken-back' }, back.block)
  assert.deepEqual((await asked(back.caseId, typed)).found, refused)
})

test('other words under the mark of theirs stop it', async () => {
  const { caseId } = await aBlock('agreed')
  const { blocks } = await asked(caseId, '')
  const text = blocks[0] ? quoted(blocks[0], [], String) : ''
  const { found } = await asked(caseId, text.replace('drawer', 'locked safe'))
  assert.deepEqual(found, { refused: { code: 'account-may-not-leave', topics: [] } })
})
