/**
 * The database's connection is cut in the middle of a write, at every place where it can be: what was
 * said to be saved is there with its line in the log; what was not, is there whole or not at all.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { newId } from '../../src/storage/new-id.ts'
import { routes } from '../../src/web/routes.ts'
import {
  aFrontDoor,
  type Door,
  type Fields,
  type FrontDoor,
  type Reply,
} from '../access/front-door.ts'
import { wordsIn } from '../inputs/forms-in.ts'

let front: FrontDoor
let door: Door
let outside: pg.Client
let caseId: string
before(async () => {
  front = await aFrontDoor()
  door = front.openAt(routes)
  outside = await front.copy.connect()
  caseId = front.caseId('small')
})
after(async () => {
  await outside.end()
  await door.stop()
  await front.close()
})

const entry = (writeId: string): Fields => ({ kind: 'note', words: `Words ${writeId}`, writeId })
const fact = (writeId: string, versionSeen: number): Fields => ({
  'on-day': '20',
  'on-month': '11',
  'on-year': '2026',
  summary: `Words ${writeId}`,
  writeId,
  versionSeen: String(versionSeen),
})

interface Kept {
  readonly entries: number
  readonly facts: number
  readonly writes: number
  readonly acts: number
  readonly version: number
}

async function kept(): Promise<Kept> {
  const { rows } = await outside.query<Kept>(
    `select (select count(*) from journal_entry where case_id = $1)::int as entries,
       (select count(*) from case_fact where case_id = $1)::int as facts,
       (select count(*) from write_done)::int as writes,
       (select count(*) from audit_entry where case_id = $1
         and (act like 'added an entry%' or act like 'recorded%'))::int as acts,
       (select version from case_file where id = $1)::int as version`,
    [caseId],
  )
  const [row] = rows
  assert.ok(row)
  return row
}

function plus(before: Kept, more: Partial<Kept>): Kept {
  return {
    entries: before.entries + (more.entries ?? 0),
    facts: before.facts + (more.facts ?? 0),
    writes: before.writes + (more.writes ?? 0),
    acts: before.acts + (more.acts ?? 0),
    version: before.version + (more.version ?? 0),
  }
}

async function cutStaff(): Promise<number> {
  const { rowCount } = await outside.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'waymark-staff'`,
  )
  return rowCount ?? 0
}

async function waitUntilHeld(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rowCount } = await outside.query(
      `select from pg_stat_activity where datname = current_database()
         and application_name = 'waymark-staff' and wait_event_type = 'Lock'`,
    )
    if (rowCount) return
    await sleep(5)
  }
  assert.fail('the write never came to the place where it is held')
}

/** Holds the write at a table, cuts its connection there, and lets everything go on. */
async function cutAt(table: string, send: () => Promise<Reply>): Promise<Reply> {
  const holder = await front.copy.connect()
  await holder.query(`begin; lock table ${table} in share mode`)
  const answer = send()
  await waitUntilHeld()
  assert.ok((await cutStaff()) > 0)
  await holder.query('rollback')
  await holder.end()
  return answer
}

/** "Saved" is a way on to the case with the word that it was done. Anything else must not say so. */
function saysSaved({ status, goTo, page }: Reply): boolean {
  return (status === 303 && Boolean(goTo?.includes('done='))) || /Entry saved|Recorded\./.test(page)
}

const places = ['write_done', 'journal_entry', 'audit_entry', 'audit_unsealed'] as const

for (const table of places) {
  test(`a note whose connection is cut at ${table} is not there, is not said to be, and can be sent again`, async () => {
    const before = await kept()
    const note = entry(newId())
    const reply = await cutAt(table, () => door.post('colleague', `/cases/${caseId}/entries`, note))
    assert.ok(reply.status >= 500, `${table}: ${reply.status}`)
    assert.equal(saysSaved(reply), false)
    assert.match(wordsIn(reply.page), /[0-9A-Z]{4}-[0-9A-Z]{4}/)
    // What was typed comes back to be sent again, and is said nowhere to be kept.
    assert.match(reply.page, /Words .*Send it again/s)
    assert.deepEqual(await kept(), before)
    const again = await door.post('colleague', `/cases/${caseId}/entries`, note)
    assert.equal(again.status, 303)
    const once = plus(before, { entries: 1, writes: 1, acts: 1 })
    assert.deepEqual(await kept(), once)
    await door.post('colleague', `/cases/${caseId}/entries`, note)
    assert.deepEqual(await kept(), once)
  })
}

for (const table of ['write_done', 'case_fact', 'due_item', 'audit_entry'] as const) {
  test(`a fact whose connection is cut at ${table} leaves no half of itself`, async () => {
    const before = await kept()
    const url = `/cases/${caseId}/record/risk-reviewed`
    const one = fact(newId(), before.version)
    const reply = await cutAt(table, () => door.post('colleague', url, one))
    assert.ok(reply.status >= 500, `${table}: ${reply.status}`)
    assert.equal(saysSaved(reply), false)
    assert.deepEqual(await kept(), before)
    assert.equal((await door.post('colleague', url, one)).status, 303)
    assert.deepEqual(await kept(), plus(before, { facts: 1, writes: 1, acts: 1, version: 1 }))
  })
}

/** Connections that were cut while nobody used them are found out one by one, each by a request. */
async function sendUntilAnswered(note: Fields): Promise<Reply> {
  let reply = await door.post('colleague', `/cases/${caseId}/entries`, note)
  for (let tries = 0; reply.status === 500 && tries < 10; tries += 1) {
    await sleep(10)
    reply = await door.post('colleague', `/cases/${caseId}/entries`, note)
  }
  return reply
}

test('cut at any other moment, a note is there whole or not at all, and only what is there was said to be saved', async (t) => {
  const outcomes = { saved: 0, notSaved: 0, savedUnsaid: 0 }
  for (let moment = 0; moment < 40; moment += 1) {
    const before = await kept()
    const note = entry(newId())
    const answer = door.post('colleague', `/cases/${caseId}/entries`, note)
    // Half a millisecond later each time, so that the cut walks through the write.
    await sleep(Math.floor(moment / 2))
    await cutStaff()
    const reply = await answer
    const after = await kept()
    const whole = plus(before, { entries: 1, writes: 1, acts: 1 })
    const there = after.entries > before.entries
    assert.deepEqual(after, there ? whole : before)
    if (saysSaved(reply)) assert.ok(there, 'it said saved, and nothing is there')
    if (saysSaved(reply)) outcomes.saved += 1
    else if (there) outcomes.savedUnsaid += 1
    else outcomes.notSaved += 1
    // The same page sent again, as a person would: from now on it is there, once.
    assert.equal((await sendUntilAnswered(note)).status, 303)
    assert.deepEqual(await kept(), whole)
  }
  t.diagnostic(JSON.stringify(outcomes))
  assert.ok(outcomes.notSaved > 0, 'no cut ever came in time')
})
