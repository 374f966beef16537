/** How a person can be reached is kept sealed, as versions, apart from its code word; what stands open says no word. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Stores } from '../../../application/ports/world.ts'
import type { ChannelRule } from '../../../domain/contact/contact-rules.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../testing.ts'

const now = '2026-03-02T09:00:00.000Z'
let at: TestWorld
before(async () => {
  at = await aWorld({ now })
})
after(() => at.close())

const call: ChannelRule = {
  isSafe: 'yes',
  when: [{ days: [1], from: '10:00', to: '12:00' }],
  whoElseSees: 'canary-cousin',
  confirmedAt: now,
}
const write = () => ({ writeId: newId() })

async function aPerson(alias = 'Bramble'): Promise<string> {
  return (await aCase(at.world, at.people.worker, { alias })).id
}

const asWorker = <Result>(caseId: string, work: (stores: Stores) => Promise<Result>) =>
  inCase(at.world, at.people.worker, caseId, (_, stores) => work(stores))

test('nobody has said anything: no way is known, on the clock of the United Kingdom', async () => {
  const id = await aPerson()
  const kept = await asWorker(id, ({ contact }) => contact.read(id))
  assert.deepEqual(kept, { version: 0, rules: { zone: 'Europe/London', channels: {} } })
})

test('a change is a new version, and the older one stays', async () => {
  const id = await aPerson()
  for (const isSafe of ['yes', 'no'] as const) {
    await inCase(at.world, at.people.worker, id, (seen, { contact }) =>
      contact.change(seen, (r) => ({ ...r, channels: { call: { ...call, isSafe } } }), write()),
    )
  }
  const kept = await asWorker(id, ({ contact }) => contact.read(id))
  assert.equal(kept?.version, 2)
  assert.equal(kept?.rules.channels.call?.isSafe, 'no')
  const rows = await at.test.asAdministrator<{ version: number; sealed: Buffer }>(
    `select version, sealed from contact_rules where case_id = '${id}' order by version`,
  )
  assert.deepEqual(
    rows.map(({ version }) => version),
    [1, 2],
  )
  assert.ok(rows.every(({ sealed }) => !sealed.toString('latin1').includes('canary-cousin')))
})

test('whoever wrote on an older version is told, and nothing of theirs is kept', async () => {
  const id = await aPerson()
  const change = (versionSeen: number) =>
    inCase(at.world, at.people.worker, id, (seen, { contact }) =>
      contact.change(seen, (rules) => rules, { ...write(), versionSeen }),
    )
  assert.ok('done' in (await change(0)))
  assert.deepEqual(await change(0), { changedMeanwhile: { version: 1 } })
})

test('the same form sent twice is one version', async () => {
  const id = await aPerson()
  const one = write()
  for (const outcome of ['done', 'alreadyDone']) {
    const written = await inCase(at.world, at.people.worker, id, (seen, { contact }) =>
      contact.change(seen, (rules) => rules, one),
    )
    assert.ok(outcome in written, outcome)
  }
})

test('the code word has a table and a log line of its own', async () => {
  const id = await aPerson()
  await inCase(at.world, at.people.worker, id, (seen, { contact }) =>
    contact.keepCodeWord(seen, 'lantern', write()),
  )
  const rules = await asWorker(id, ({ contact }) => contact.read(id))
  assert.ok(!JSON.stringify(rules).includes('lantern'))
  assert.equal(await asWorker(id, ({ contact }) => contact.codeWord(id)), 'lantern')
  const acts = await at.test.asAdministrator<{ act: string; classes: string }>(
    `select act, classes from audit_entry where case_id = '${id}' and act like '%code word'`,
  )
  assert.deepEqual(acts.map(({ act }) => act).sort(), [
    'changed the code word',
    'revealed the code word',
  ])
})

test('a wrong person shuts every way at once, and both worker and manager see it until it is lifted', async () => {
  const id = await aPerson('Frozen')
  const note = (kind: 'wrong-person' | 'freeze-lifted', words: string) =>
    inCase(at.world, at.people.worker, id, (seen, { contact }) =>
      contact.note(seen, { id: newId(), kind, words }, write()),
    )
  await inCase(at.world, at.people.worker, id, (seen, { contact }) =>
    contact.change(seen, (rules) => ({ ...rules, channels: { call } }), write()),
  )
  await note('wrong-person', 'A man answered')
  for (const who of ['worker', 'manager'] as const) {
    const lines = await at.world.asActor(at.people[who], ({ contact }) => contact.lines(now))
    assert.deepEqual(
      lines.filter(({ frozenAt }) => frozenAt).map(({ alias }) => alias),
      ['Frozen'],
      who,
    )
  }
  await note('freeze-lifted', 'Met her; it is a new telephone')
  const kept = await asWorker(id, ({ contact }) => contact.read(id))
  assert.equal(kept?.rules.frozen, undefined)
  assert.equal(kept?.rules.unsettled?.because, 'wrong-person', 'each way is asked again')
  const [line] = await at.world.asActor(at.people.worker, ({ contact }) => contact.lines(now))
  assert.equal(line?.alias, 'Frozen', 'and Today says so')
  const colleague = await at.world.asActor(at.people.elsewhere, ({ contact }) => contact.lines(now))
  assert.deepEqual(colleague, [], 'nobody of another service sees it')
})

test('words about what was done are sealed and come back', async () => {
  const id = await aPerson()
  const act = { id: newId(), kind: 'stopped', words: 'canary-reason' } as const
  await inCase(at.world, at.people.worker, id, (seen, { contact }) =>
    contact.note(seen, act, write()),
  )
  const [line] = await asWorker(id, ({ contact }) => contact.acts(id, 5))
  assert.equal(line?.words, 'canary-reason')
  const [row] = await at.test.asAdministrator<{ sealed: Buffer }>(
    `select sealed from contact_act where case_id = '${id}'`,
  )
  assert.ok(row && !row.sealed.toString('latin1').includes('canary'))
})

test('the database lets nobody agree to their own request', async () => {
  const id = await aPerson()
  const note = (kind: 'second-asked' | 'second-agreed') =>
    inCase(at.world, at.people.worker, id, (seen, { contact }) =>
      contact.note(seen, { id: newId(), kind, channel: 'call' }, write()),
    )
  await note('second-asked')
  await assert.rejects(note('second-agreed'), /agreed_by_a_second/)
})

test('a case that is handed over takes its lines along', async () => {
  const id = await aPerson('Handed')
  await inCase(at.world, at.people.worker, id, (seen, { contact }) =>
    contact.note(seen, { id: newId(), kind: 'wrong-person', words: 'x' }, write()),
  )
  await inCase(at.world, at.people.manager, id, (seen, { cases }) =>
    cases.reassign(
      seen,
      { serviceId: seen.serviceId, workerId: at.people.colleague.userId },
      { ...write(), versionSeen: seen.version },
    ),
  )
  const lines = await at.world.asActor(at.people.colleague, ({ contact }) => contact.lines(now))
  assert.deepEqual(
    lines.map(({ alias }) => alias),
    ['Handed'],
  )
})
