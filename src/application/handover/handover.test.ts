/**
 * A person’s support moves from one organisation to another, on a real database: given out, read as a stranger’s
 * file, taken in, and handed on again the same to the byte; and everything that must not leave stays.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aDay, addDays } from '../../domain/calendar/day.ts'
import { handoverItems } from '../../domain/handover/handover.ts'
import { blocksOf, noticesOwed } from '../../domain/told-once/block.ts'
import { aCircleWorld, type CircleWorld, today } from '../circle/circle.testing.ts'
import { takeBack } from '../circle/take-back.ts'
import { recordAccount } from '../told-once/keep-account.ts'
import { noticesFor, readAccount } from '../told-once/read-account.ts'
import { handoverWorld, longest, type Person, secrets } from './handover.testing.ts'
import { openHandover } from './open-handover.ts'
import { readHandovers, readWaiting } from './read-handovers.ts'
import { receiveHandover } from './receive-handover.ts'
import { openFile } from './sealed-file.ts'
import { settleHandover } from './settle-handover.ts'

let it: CircleWorld
let at: ReturnType<typeof handoverWorld>
before(async () => {
  it = await aCircleWorld()
  at = handoverWorld(it)
})
after(() => it.at.close())

type Given = Awaited<ReturnType<typeof at.give>>

async function pageOf({ said, code }: Given): Promise<string> {
  assert.ok('file' in said, JSON.stringify(said))
  const opened = await openFile(said.file, code.replaceAll('-', ''))
  assert.ok('page' in opened)
  return opened.page
}

async function carriedOf(given: Given) {
  assert.ok('file' in given.said)
  const opened = await openHandover(given.said.file, given.code)
  assert.ok('handover' in opened, JSON.stringify(opened))
  return opened.handover
}

const bring = (bytes: Uint8Array, code: string, caseId = it.newId()) =>
  receiveHandover(it.services, it.at.people.otherWorker, {
    ...{ bytes, code, caseId, alias: 'Heron', writeId: it.newId() },
    serviceId: it.at.people.otherWorker.serviceIds[0] ?? '',
  })

async function brought(given: Given): Promise<string> {
  assert.ok('file' in given.said, JSON.stringify(given.said))
  const received = await bring(given.said.file, given.code)
  assert.ok('done' in received, JSON.stringify(received))
  return received.caseId
}

const count = async (table: string) =>
  Number(
    (
      await it.at.test.asAdministrator<{ n: string }>(`select count(*) as n from waymark.${table}`)
    )[0]?.n,
  )

test('handed over, taken in by another organisation, and handed on again: the same to the byte', async () => {
  const { otherWorker } = it.at.people
  const given = await at.give(it.worker, await at.aPerson())
  const first = await carriedOf(given)
  assert.ok(first.carried.facts.length > 20 && first.carried.account.length === 1)
  assert.ok(first.carried.plan && first.carried.identity)
  const parts = first.carried.history.map(({ part }) => part)
  assert.deepEqual([...new Set(parts)], ['risk', 'promises', 'documents'])
  const caseId = await brought(given)

  // Nothing of it is in the record before somebody looked.
  const waiting = await readWaiting(it.services, otherWorker, caseId)
  assert.ok(waiting !== undefined && waiting !== 'nothing')
  assert.equal(waiting.file.facts.length, 1)
  assert.equal(waiting.making.organisation, 'Made-up Harbour')
  assert.deepEqual(waiting.different, [])
  assert.deepEqual(await settleHandover(it.services, otherWorker, { caseId, how: 'take-in' }), {
    done: true,
  })
  assert.equal(await readWaiting(it.services, otherWorker, caseId), 'nothing')

  const page = await readHandovers(it.services, otherWorker, caseId)
  assert.equal(page?.cameWith?.organisation, 'Made-up Harbour')
  assert.ok(page?.file.facts.every((one) => one.recordedAt <= (page.cameWith?.settledAt ?? '')))
  const consents = Object.values(page?.picture.tracks.consents ?? {})
  assert.ok(consents.length > 0)
  assert.equal(page?.picture.tracks.consents['share-with-organisation'].state, 'never-asked')

  // The person is asked again there, and goes on to a third service.
  const memberId = await at.aProvider(otherWorker, caseId)
  const account = await it.at.world.asActor(otherWorker, ({ account: store }) => store.read(caseId))
  for (const { id, what } of blocksOf(account)) {
    if (what !== 'translation') await at.allow(otherWorker, caseId, id)
  }
  const second = await carriedOf(await at.give(otherWorker, { caseId, memberId }))
  assert.deepEqual(second.carried, first.carried)
  assert.equal(second.making.sha256, first.making.sha256)
  assert.notEqual(second.making.organisation, first.making.organisation)
})

/** What of these stands anywhere in a text, also where it is written as data. */
function leaked(text: string): string[] {
  const plain = text.replaceAll(/\\u([0-9a-f]{4})/g, (_, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
  return Object.values(secrets).filter((secret) => plain.includes(secret) || text.includes(secret))
}

test('no address, number, private word, unapproved word or name of a paper stands in any byte of it', async () => {
  const page = await pageOf(await at.give(it.worker, await at.aPerson()))
  assert.ok(page.includes('Ravensworth') && page.includes('The same car twice.'))
  assert.deepEqual(leaked(page), [])
  assert.deepEqual(leaked(`${page}${secrets.address}`), [secrets.address])
  const sealed = await at.give(it.worker, await at.aPerson())
  assert.ok('file' in sealed.said)
  assert.ok(!Buffer.from(sealed.said.file).includes('Ravensworth'), 'the file is not sealed')
})

test('what they did not allow is not opened, not named, and counted', async () => {
  const items = ['pathway-dates', 'support-needs']
  const page = await pageOf(await at.give(it.worker, await at.aPerson(items), { items }))
  assert.doesNotMatch(page, /Ravensworth|The same car|أريد|he finds the new number/)
  assert.match(page, /Left out: 7 parts, because the person did not allow it/)
})

test('their own address under a need stops it, whatever was agreed', async () => {
  const person = await at.aPerson()
  const detail = { need: it.newId(), category: 'safety', description: `Flat at ${secrets.address}` }
  const write = { writeId: it.newId(), versionSeen: await at.version(it.worker, person.caseId) }
  const { recordFacts } = await import('../case/record-facts.ts')
  const facts = [{ type: 'need-identified' as const, on: today, detail }]
  assert.ok(
    'done' in (await recordFacts(it.services, it.worker, { caseId: person.caseId, facts, write })),
  )
  const { said } = await at.give(it.worker, person)
  assert.ok('refused' in said && said.refused.code === 'tells-own-place', JSON.stringify(said))
})

const refusals: readonly [string, (person: Person) => Promise<{ said: Given['said'] }>, string][] =
  [
    [
      'nobody saw what is on the page',
      (person) => at.give(it.worker, person, { items: ['pathway-dates'], seen: 'x' }),
      'changed-since-looked',
    ],
    [
      'a part that was not agreed to',
      (person) => at.give(it.worker, person, { items: ['pathway-dates', 'health'] }),
      'outside-scope',
    ],
    [
      'nothing says that there is a case',
      (person) => at.give(it.worker, person, { items: ['identity'] }),
      'needs-the-dates',
    ],
    [
      'a code of somebody’s own',
      (person) => at.give(it.worker, person, { code: '1234' }),
      'no-code',
    ],
    [
      'it was shown tomorrow',
      (person) =>
        at.give(it.worker, person, { items: ['pathway-dates'], shownOn: aDay('2027-01-01') }),
      'shown-later',
    ],
    [
      'another worker’s case',
      (person) => at.give(it.at.people.otherWorker, person),
      'case-not-available',
    ],
  ]
for (const [when, attempt, code] of refusals) {
  test(`nothing is given out: ${when}`, async () => {
    const person = await at.aPerson(['pathway-dates', 'identity'])
    const before = await count('shared_item')
    const { said } = await attempt(person)
    const why =
      'refused' in said
        ? [said.refused.code]
        : 'withheld' in said
          ? said.withheld.map((one) => one.code)
          : []
    assert.deepEqual(why, [code])
    assert.equal(await count('shared_item'), before)
  })
}

test('a solicitor is given a pack, and never a whole record', async () => {
  const { caseId } = await at.aPerson()
  const memberId = await at.aProvider(
    it.worker,
    caseId,
    ['identity', 'pathway-dates'],
    'legal-adviser',
  )
  const { said } = await at.give(it.worker, { caseId, memberId }, { items: ['pathway-dates'] })
  assert.ok('refused' in said && said.refused.code === 'not-a-provider')
})

test('taken back, nothing more goes, and whoever got it stands in the list of those to tell', async () => {
  const person = await at.aPerson()
  assert.ok('file' in (await at.give(it.worker, person)).said)
  const shared = await it.at.world.asActor(it.worker, ({ sharing }) =>
    sharing.sharedWith(person.caseId, person.memberId),
  )
  assert.deepEqual(
    shared.map(({ by }) => by),
    ['handover'],
  )
  const said = await takeBack(it.services, it.worker, {
    ...{ caseId: person.caseId, memberId: person.memberId, on: today },
    write: { writeId: it.newId(), versionSeen: await at.version(it.worker, person.caseId) },
  })
  assert.ok('done' in said, JSON.stringify(said))
  const after = await at.give(it.worker, person)
  assert.ok(
    'withheld' in after.said && after.said.withheld.some(({ code }) => code === 'withdrawn'),
  )
})

test('the same form twice is one handover', async () => {
  const person = await at.aPerson()
  const writeId = it.newId()
  assert.ok('file' in (await at.give(it.worker, person, { writeId })).said)
  const again = await at.give(it.worker, person, { writeId })
  assert.ok(
    'refused' in again.said &&
      ['made-already', 'changed-since-looked'].includes(again.said.refused.code),
  )
})

test('a page for somebody without Waymark lies behind a link and a code', async () => {
  const { said } = await at.give(it.worker, await at.aPerson(), { way: 'page' })
  assert.ok('door' in said, JSON.stringify(said))
  assert.match(said.door.code, /^\d{8}$/)
})

async function accountOf({ caseId }: Person) {
  const read = await readAccount(it.services, it.worker, caseId)
  assert.ok(read)
  const own = read.blocks.find(({ answers }) => 'referral-pack' in answers)
  assert.ok(own)
  return { read, own }
}

for (const way of ['page', 'file'] as const) {
  test(`a part of their account went as a ${way}; taken back, nobody opens it, and they are asked to stop`, async () => {
    const person = await at.aPerson()
    assert.ok(!('refused' in (await at.give(it.worker, person, { way })).said))
    const { read, own } = await accountOf(person)
    const who = 'Mx Made-Up, Invented Lantern'
    assert.deepEqual(
      own.wentOut.map((went) => [went.use, went.version, went.member, went.who]),
      [['referral-pack', own.now.id, person.memberId, who]],
    )
    const went = read.blocks.filter(({ wentOut }) => wentOut.length > 0).map(({ what }) => what)
    assert.deepEqual(went.toSorted(), ['own-words', 'translation'])
    assert.deepEqual(
      read.told.map((line) => [line.how, line.who, line.blocks.map(({ id }) => id)]),
      [['paper', who, [own.id]]],
    )
    const doors = async () =>
      (
        await it.at.world.asActor(it.worker, ({ guestDoors }) => guestDoors.list(person.caseId))
      ).map(({ closed }) => closed?.why ?? 'open')
    assert.deepEqual(await doors(), way === 'page' ? ['open'] : [])
    const said = await recordAccount(it.services, it.worker, {
      ...{ caseId: person.caseId, block: own.id, happening: { kind: 'taken-back' } as const },
      ...{ on: today, write: { writeId: it.newId() } },
    })
    assert.ok('blockId' in said, JSON.stringify(said))
    assert.deepEqual(await doors(), way === 'page' ? ['revoked'] : [])
    const after = await accountOf(person)
    assert.equal(noticesOwed(after.own).length, 1)
    const [owed] = noticesFor(after.read, after.own, String)
    assert.match(owed?.notice.lines.join(' ') ?? '', /in a handover pack/i)
  })
}

test('without their account nothing of it is noted as gone', async () => {
  const person = await at.aPerson(['pathway-dates'])
  assert.ok('file' in (await at.give(it.worker, person, { items: ['pathway-dates'] })).said)
  const { read } = await accountOf(person)
  assert.deepEqual(
    read.blocks.flatMap(({ wentOut }) => wentOut),
    [],
  )
})

test('that it may not go out stands in the log', async () => {
  const person = await at.aPerson(['pathway-dates'])
  const items = ['pathway-dates', 'health']
  const { said } = await at.give(it.worker, person, { items })
  assert.ok('withheld' in said)
  const acts = await it.at.test.asAdministrator<{ object_id: string }>(
    `select object_id from waymark.audit_entry where case_id = '${person.caseId}'
      and act = 'was not allowed to tell a professional'`,
  )
  assert.deepEqual(acts, [{ object_id: person.memberId }])
})

test('taken in twice is once, and leaves no second case', async () => {
  const given = await at.give(it.worker, await at.aPerson())
  await brought(given)
  const before = await count('case_file')
  assert.ok('file' in given.said)
  const again = await bring(given.said.file, given.code)
  assert.ok('refused' in again && again.refused.code === 'here-already')
  assert.equal(await count('case_file'), before)
})

test('sent away, nothing of it stays, and it may come again', async () => {
  const given = await at.give(it.worker, await at.aPerson())
  const caseId = await brought(given)
  const { otherWorker } = it.at.people
  assert.deepEqual(await settleHandover(it.services, otherWorker, { caseId, how: 'send-away' }), {
    done: true,
  })
  const [row] = await it.at.test.asAdministrator<{ sealed: unknown; who: unknown }>(
    `select sealed, sealed_identity as who from waymark.handover_received where case_id = '${caseId}'`,
  )
  assert.deepEqual([row?.sealed, row?.who], [null, null])
  const late = await settleHandover(it.services, otherWorker, { caseId, how: 'take-in' })
  assert.ok('refused' in late && late.refused.code === 'settled-already')
  assert.notEqual(await brought(given), caseId)
})

test('where something was recorded meanwhile, it cannot be laid under it', async () => {
  const caseId = await brought(await at.give(it.worker, await at.aPerson()))
  const { otherWorker } = it.at.people
  const { recordFacts } = await import('../case/record-facts.ts')
  const write = { writeId: it.newId(), versionSeen: await at.version(otherWorker, caseId) }
  const facts = [
    { type: 'contact-attempted' as const, on: today, detail: { reached: 'no' as const } },
  ]
  await recordFacts(it.services, otherWorker, { caseId, facts, write } as Parameters<
    typeof recordFacts
  >[2])
  const said = await settleHandover(it.services, otherWorker, { caseId, how: 'take-in' })
  assert.ok('refused' in said && said.refused.code === 'case-has-begun')
  assert.equal(typeof (await readWaiting(it.services, otherWorker, caseId)), 'object')
})

test('only the team of the new case can look at what waits or decide on it', async () => {
  const caseId = await brought(await at.give(it.worker, await at.aPerson()))
  assert.equal(await readWaiting(it.services, it.worker, caseId), undefined)
  const said = await settleHandover(it.services, it.worker, { caseId, how: 'take-in' })
  assert.ok('refused' in said && said.refused.code === 'case-not-available')
})

test('a wrong code, an edited or a cut file, a stranger’s file: one word, a line in the log, nothing kept', async () => {
  const given = await at.give(it.worker, await at.aPerson())
  assert.ok('file' in given.said)
  const { file } = given.said
  const page = Buffer.from(await pageOf(given))
  const flipped = (where: number) => {
    const copy = Buffer.from(file)
    copy[where] = (copy[where] ?? 0) ^ 1
    return copy
  }
  const other = 'AAAA-AAAA-AAAA-AAAA-AAAA'
  const rows: readonly [string, Uint8Array, string, string][] = [
    ['a wrong code', file, other, 'wrong-code-or-changed'],
    ['no code', file, '', 'code-missing'],
    ['one bit of the words', flipped(file.length - 40), given.code, 'wrong-code-or-changed'],
    ['one bit of the salt', flipped(20), given.code, 'wrong-code-or-changed'],
    ['another frame', flipped(17), given.code, 'another-version'],
    ['cut short', file.slice(0, 30), given.code, 'wrong-code-or-changed'],
    ['cut at the end', file.slice(0, -1), given.code, 'wrong-code-or-changed'],
    ['nothing', Buffer.alloc(0), '', 'not-one'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), '', 'not-one'],
    ['far too large', Buffer.alloc(17 * 1024 * 1024, 'x'), '', 'too-large'],
    ['another page', Buffer.from('<html><script>alert(1)</script>'), '', 'not-one'],
    [
      'an edited page',
      Buffer.from(page.toString().replace(/"madeOn":"2026/, '"madeOn":"2025')),
      '',
      'not-whole',
    ],
    [
      'edited data',
      Buffer.from(page.toString().replace('"Ravensworth', '"Ravenswurth')),
      '',
      'not-whole',
    ],
    ['data twice', Buffer.concat([page, page]), '', 'not-one'],
  ]
  for (const [what, bytes, code, expected] of rows) {
    const [cases, acts] = [await count('case_file'), await count('audit_entry')]
    const said = await bring(bytes, code)
    assert.equal('refused' in said ? said.refused.code : 'ok', expected, what)
    if (expected === 'ok') continue
    assert.equal(await count('case_file'), cases, what)
    assert.equal((await count('audit_entry')) > acts, expected !== 'code-missing', what)
  }
})

test('a page that was opened on the way is taken in as well', async () => {
  const page = await pageOf(await at.give(it.worker, await at.aPerson()))
  assert.ok('done' in (await bring(Buffer.from(page), '')))
})

test('the longest made-up record is handed over whole', () => {
  assert.ok((longest?.facts.length ?? 0) > 40 && handoverItems.length === 9)
})

test('a file that was made on a day that has not come here is refused', async () => {
  const given = await at.give(it.worker, await at.aPerson())
  assert.ok('file' in given.said)
  it.at.setNow(`${addDays(today, -1)}T09:00:00.000Z`)
  try {
    const said = await bring(given.said.file, given.code)
    assert.ok('refused' in said && said.refused.code === 'not-whole', JSON.stringify(said))
  } finally {
    it.at.setNow(`${today}T09:00:00.000Z`)
  }
})
