/** Parts of an account in a pack, on a real database: what goes, what stays, and what taking back reaches. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AccountUse, UseAnswer } from '../../domain/told-once/account-words.ts'
import { guestDesk } from '../../storage/guest-door/guest-desk.ts'
import { aCircleWorld, type CircleWorld, today } from '../circle/circle.testing.ts'
import type { SharingPackInput } from '../ports/packs/pack-press.ts'
import type { Services } from '../services.ts'
import { type Recordable, recordAccount } from '../told-once/keep-account.ts'
import { noticesFor, readAccount } from '../told-once/read-account.ts'
import { giveOut, quickPress } from './packs.testing.ts'
import { readPacks } from './read-packs.ts'

let it: CircleWorld
before(async () => {
  it = await aCircleWorld()
})
after(() => it.at.close())

async function record(caseId: string, happening: Recordable, block?: string): Promise<string> {
  const saved = await recordAccount(it.services, it.worker, {
    ...{ caseId, happening, on: today, ...(block && { block }) },
    write: { writeId: it.newId() },
  })
  assert.ok('blockId' in saved, JSON.stringify(saved))
  return saved.blockId
}

type Answers = Readonly<Partial<Record<AccountUse, UseAnswer>>>

async function aPart(caseId: string, words: string, answers: Answers): Promise<string> {
  const about = { what: 'own-words', topic: 'work', readBack: 'yes', language: 'en' } as const
  const block = await record(caseId, { kind: 'written', words, ...about })
  await record(caseId, { kind: 'approved', version: block, how: 'said' }, block)
  await record(caseId, { kind: 'answered', version: block, answers, until: today }, block)
  return block
}

const theirs = 'They kept my papers in a drawer.'
const forTheDoctor = 'I wake at night and cannot breathe.'

async function aStage() {
  const caseId = await it.aPerson()
  const memberId = await it.aSolicitor(caseId, ['identity', 'account'])
  const part = await aPart(caseId, theirs, { solicitor: 'agreed', police: 'agreed' })
  const other = await aPart(caseId, forTheDoctor, { health: 'agreed' })
  const given: SharingPackInput[] = []
  const services = (meanwhile = async () => {}): Services => {
    const quick = quickPress(it.services, meanwhile)
    const makePack: Services['press']['makePack'] = (input, papers) => {
      given.push(input)
      return quick.press.makePack(input, papers)
    }
    return { ...quick, press: { ...quick.press, makePack } }
  }
  const release = (parts: readonly string[], account = '', meanwhile = async () => {}) => {
    const choice = { items: ['account'], accountParts: parts, account }
    return giveOut(services(meanwhile), it, { caseId, memberId, writeId: it.newId(), choice })
  }
  const blockNow = async () => {
    const read = await readAccount(it.services, it.worker, caseId)
    const block = read?.blocks.find(({ id }) => id === part)
    assert.ok(read && block)
    return { read, block }
  }
  const doors = async () => {
    const read = await readPacks(it.services, it.worker, caseId)
    return (read?.packs ?? []).map(({ door }) => door?.closed?.why ?? 'open')
  }
  return { caseId, part, other, given, release, blockNow, doors }
}

test('a part goes word for word with where it comes from, and each knows of the other', async () => {
  const stage = await aStage()
  const said = await stage.release([stage.part])
  assert.ok('made' in said, JSON.stringify(said))
  const mark = `${stage.part.slice(0, 8)}/1`
  const lines = stage.given.flatMap(({ parts }) => parts.flatMap((one) => one.lines))
  assert.deepEqual(lines[0], { text: `“${theirs}”` })
  assert.match(lines[1]?.text ?? '', new RegExp(`approved on .*\\(account ${mark}\\)`))
  assert.ok(!JSON.stringify(stage.given).includes(forTheDoctor))
  const { block, read } = await stage.blockNow()
  const who = 'Ms Made-Up, Invented Law'
  assert.deepEqual(
    block.wentOut.map((went) => [went.thing, went.who, went.inPack]),
    [[said.made.packId, who, true]],
  )
  assert.deepEqual(
    read.told.map(({ how, who: whom }) => [how, whom]),
    [['paper', who]],
  )
  const packs = await readPacks(it.services, it.worker, stage.caseId)
  assert.deepEqual(packs?.packs[0]?.pack.words.account, [mark])
})

test('typed by hand, words that were allowed go and are noted; others are refused', async () => {
  const stage = await aStage()
  assert.ok('made' in (await stage.release([], `She told us: ${theirs}`)))
  assert.equal((await stage.blockNow()).block.wentOut.length, 1)
  for (const refused of [
    await stage.release([], `And at the doctor: ${forTheDoctor}`),
    await stage.release([stage.other]),
    await stage.release([it.newId()]),
    await stage.release([], `Not what was said (account ${stage.part.slice(0, 8)}/1)`),
  ]) {
    assert.ok('refused' in refused && refused.refused.code === 'account-may-not-go')
  }
  assert.equal((await stage.doors()).length, 1)
})

test('taken back while the pack is printed: refused, nothing out, nothing noted', async () => {
  const stage = await aStage()
  const said = await stage.release([stage.part], '', async () => {
    await record(stage.caseId, { kind: 'taken-back' }, stage.part)
  })
  assert.ok('refused' in said && said.refused.code === 'account-may-not-go', JSON.stringify(said))
  assert.deepEqual(await stage.doors(), [])
  assert.deepEqual((await stage.blockNow()).block.wentOut, [])
})

test('taken back afterwards, the pack is opened no more, is named, and a letter is drafted', async () => {
  const stage = await aStage()
  const said = await stage.release([stage.part])
  assert.ok('made' in said)
  await record(stage.caseId, { kind: 'taken-back' }, stage.part)
  assert.deepEqual(await stage.doors(), ['revoked'])
  const tried = await guestDesk(it.at.test.db).giveCode(said.made.link, said.made.code)
  assert.deepEqual(tried, { closed: true })
  const { block, read } = await stage.blockNow()
  assert.equal(block.wentOut.length, 1)
  const [owed] = noticesFor(read, block, String)
  assert.match(owed?.notice.lines.join(' ') ?? '', /in a sharing pack/)
})

test('taken back for another reader, the pack stays; for this one, it closes', async () => {
  const stage = await aStage()
  assert.ok('made' in (await stage.release([stage.part])))
  const withdraw = (use: AccountUse) => {
    const answers = { [use]: 'withdrawn' } as const
    const said = { kind: 'answered', version: stage.part, answers, until: today } as const
    return record(stage.caseId, said, stage.part)
  }
  await withdraw('police')
  assert.deepEqual(await stage.doors(), ['open'])
  await withdraw('solicitor')
  assert.deepEqual(await stage.doors(), ['revoked'])
})
