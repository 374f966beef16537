/** A letter from an account, on a real database: what goes out, what stays, and what taking back reaches. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPress } from '../../documents/press/press.ts'
import { documentPress } from '../../documents/press-adapter.ts'
import type { AccountUse, UseAnswer } from '../../domain/told-once/account-words.ts'
import { aCircleWorld, type CircleWorld, today } from '../circle/circle.testing.ts'
import { takeBack } from '../circle/take-back.ts'
import type { DocumentServices } from '../documents/document-services.ts'
import { keepPrepared, lookAtDocument, makeDocument } from '../documents/make-document.ts'
import { sit } from '../services.ts'
import { type Recordable, recordAccount } from './keep-account.ts'
import { noticesFor, readAccount } from './read-account.ts'

const press = openPress()
let it: CircleWorld
let services: DocumentServices
before(async () => {
  it = await aCircleWorld()
  services = { ...it.services, press: documentPress(press) }
})
after(async () => {
  await it.at.close()
  await press.stop()
})

const canary = 'CANARY-OF-ANOTHER-USE'

async function record(caseId: string, happening: Recordable, block?: string): Promise<string> {
  const saved = await recordAccount(services, it.worker, {
    ...{ caseId, happening, on: today, ...(block && { block }) },
    write: { writeId: it.newId() },
  })
  assert.ok('blockId' in saved, JSON.stringify(saved))
  return saved.blockId
}

async function aBlock(
  caseId: string,
  words: string,
  answers: Readonly<Partial<Record<AccountUse, UseAnswer>>>,
): Promise<string> {
  const about = { what: 'own-words', topic: 'work', readBack: 'yes', language: 'en' } as const
  const block = await record(caseId, { kind: 'written', words, ...about })
  const version = block
  await record(caseId, { kind: 'approved', version, how: 'said' }, block)
  await record(caseId, { kind: 'answered', version, answers, until: today }, block)
  return block
}

async function aLetter() {
  const caseId = await it.aPerson()
  const memberId = await it.aSolicitor(caseId, ['identity', 'account'])
  const block = await aBlock(caseId, 'They kept my papers.', { solicitor: 'agreed' })
  const other = await aBlock(caseId, `${canary} for the doctor.`, { health: 'agreed' })
  const about = { caseId, kind: 'account-letter', of: memberId } as const
  const choose = { [`part-${block}`]: 'yes', [`part-${other}`]: 'yes' }
  await keepPrepared(services, it.worker, about, choose)
  const looked = await lookAtDocument(services, it.worker, about)
  return { caseId, memberId, block, other, about, looked, seen: looked?.hash ?? '' }
}

const make = (of: Awaited<ReturnType<typeof aLetter>>) =>
  makeDocument(services, it.worker, { ...of.about, format: 'docx', seen: of.seen, goOn: true })

const wentOut = async (caseId: string) => {
  const read = await readAccount(services, it.worker, caseId)
  return read?.blocks.flatMap(({ wentOut: went }) => went.map(({ block }) => block)) ?? []
}

test('a letter holds what was allowed for its reader, and says which words and version it used', async () => {
  const letter = await aLetter()
  const text = JSON.stringify(letter.looked)
  assert.match(text, /They kept my papers/)
  assert.ok(text.includes(`${letter.block.slice(0, 8)}/1`))
  const document = letter.looked && 'document' in letter.looked ? letter.looked.document : {}
  assert.ok(!JSON.stringify(document).includes(canary), 'words for another reader are in it')
  const made = await make(letter)
  assert.ok('made' in made, JSON.stringify(made))
  assert.deepEqual(await wentOut(letter.caseId), [letter.block])
  const read = await readAccount(services, it.worker, letter.caseId)
  assert.deepEqual(
    read?.told.map(({ how, who }) => [how, who]),
    [['paper', 'Ms Made-Up, Invented Law']],
  )
  const shared = await sit(services, it.worker, async ({ stores }) => {
    await stores.cases.open(letter.caseId)
    return stores.sharing.sharedWith(letter.caseId)
  })
  assert.deepEqual(
    shared.map(({ by, items }) => [by, items]),
    [['letter', ['account']]],
  )
})

test('made twice it went out once', async () => {
  const letter = await aLetter()
  await make(letter)
  assert.ok('made' in (await make(letter)))
  assert.equal((await wentOut(letter.caseId)).length, 1)
})

test('taken back between the look and the press: no letter, nothing noted, and every place it went is named', async () => {
  const letter = await aLetter()
  await record(letter.caseId, { kind: 'taken-back' }, letter.block)
  const made = await make(letter)
  assert.ok('refused' in made)
  assert.deepEqual(await wentOut(letter.caseId), [])
})

test('after a letter went out, taking back drafts the notice, and the database notes nothing more', async () => {
  const letter = await aLetter()
  await make(letter)
  await record(letter.caseId, { kind: 'taken-back' }, letter.block)
  const read = await readAccount(services, it.worker, letter.caseId)
  const block = read?.blocks.find(({ id }) => id === letter.block)
  assert.ok(read && block)
  const [owed] = noticesFor(read, block, String)
  assert.match(owed?.notice.lines.join(' ') ?? '', /please do not use it/)
  assert.doesNotMatch(owed?.notice.lines.join(' ') ?? '', /papers/)
  const used = sit(services, it.worker, async ({ stores }) => {
    const seen = await stores.cases.open(letter.caseId)
    if (!seen) throw new Error('not there')
    const about = { use: 'solicitor', type: 'legal-adviser', thing: it.newId() } as const
    const event = { id: it.newId(), block: block.id, version: block.id, on: today } as const
    await stores.account.add(seen, { ...event, kind: 'used', ...about }, { writeId: it.newId() })
  })
  await assert.rejects(used, /taken back/)
})

test('the circle’s own gate holds too: a consent that was taken back lets no letter out', async () => {
  const letter = await aLetter()
  const write = { writeId: it.newId(), versionSeen: await it.versionOf(letter.caseId) }
  const { caseId, memberId } = letter
  const taken = await takeBack(services, it.worker, { caseId, memberId, on: today, write })
  assert.ok('done' in taken)
  const made = await make(letter)
  assert.ok('refused' in made)
  assert.deepEqual(await wentOut(caseId), [])
})
