/**
 * One act, tried with its first call failing, then its second, to the last: each time the rows are
 * exactly as before or exactly as after one success, and nobody is told otherwise. Then it is done.
 */
import type pg from 'pg'
import type { Door, Reply, Sending } from '../access/front-door.ts'
import type { Who } from '../access/made-up-few.ts'
import type { Call, Fault, Faults, Part } from './faulty-world.ts'
import {
  isALineOfItsOwn,
  isAStep,
  isMadeOnce,
  isRefusedAfterwards,
  isSetAgain,
} from './in-steps.ts'
import { actsIn, changeBetween, type Rows, rowsIn } from './rows.ts'

export interface Ground {
  readonly door: Door
  readonly faults: Faults
  readonly client: pg.Client
  readonly tables: readonly string[]
  /** Nothing that was opened before stays open, so that keys are asked for anew. */
  forget(): void
}

/** An act that was seen to succeed: how it is sent, answered, and what it changes. */
export interface Act {
  readonly name: string
  readonly who: Who
  readonly sending: Sending
  readonly status: number
  readonly change: string
  readonly calls: readonly Call[]
}

export interface Outcome {
  readonly findings: readonly string[]
  readonly tries: number
  /** Without any fault it was refused here, so that nothing was proved. */
  readonly void?: true
}

const kinds: readonly Omit<Fault, 'at'>[] = [
  { part: 'database', way: 'refused', lasts: 'once' },
  { part: 'database', way: 'refused', lasts: 'on' },
  { part: 'database', way: 'gone', lasts: 'once' },
  { part: 'database', way: 'gone', lasts: 'on' },
  { part: 'database', way: 'unsent', lasts: 'once' },
  { part: 'keys', way: 'refused', lasts: 'once' },
  { part: 'keys', way: 'refused', lasts: 'on' },
  { part: 'clock', way: 'refused', lasts: 'once' },
  { part: 'clock', way: 'refused', lasts: 'on' },
  { part: 'press', way: 'refused', lasts: 'once' },
  { part: 'press', way: 'refused', lasts: 'on' },
  { part: 'intake', way: 'refused', lasts: 'once' },
]

/** Words that say that something was done. */
const saysDone = /[?&]done=|wm-notice--done/

/** One sending without a fault: what it asks for and what it changes. */
export async function watch(
  { door, faults, client, tables, forget }: Ground,
  who: Who | undefined,
  sending: Sending,
): Promise<Pick<Act, 'calls' | 'change'> & { readonly reply: Reply }> {
  // Signed in before anything is counted.
  if (who) await door.get(who, '/nothing')
  forget()
  await asAtFirst(client)
  const before = await rowsIn(client, tables)
  faults.begin()
  const reply = await door.send(who, sending)
  const { calls } = faults.end()
  return { reply, calls, change: changeBetween(before, await rowsIn(client, tables)) }
}

/**
 * Whoever fails often has to wait; that is another test. What a try before has proved is not held any
 * more, so that each try asks for the same calls, and so did the sending from which it was learnt.
 */
async function asAtFirst(client: pg.Client): Promise<void> {
  await client.query('delete from sign_in_delay')
  await client.query(`update session set stepped_up = '{}' where stepped_up <> '{}'`)
}

/** All tries; or, where a third is named, the heavier kinds of fault only at every third call. */
export async function sweep(ground: Ground, learnt: Act, third?: number): Promise<Outcome> {
  const act = { ...learnt, sending: await freshened(ground.client, learnt.sending) }
  const findings: string[] = []
  let tries = 0
  let rows = await rowsIn(ground.client, ground.tables)
  const tryNext = async (fault: Fault): Promise<Tried> => {
    const tried = await tryWith(ground, act, rows, fault)
    rows = tried.rows
    tries += 1
    findings.push(...wrongWith(act, tried))
    return tried
  }
  const finished = (already: string) => finish(ground, act, { findings, tries, rows, already })
  for (const kind of kinds) {
    for (let at = 1; at <= callsUntilKept(act, kind.part); at += 1) {
      const sparing =
        third !== undefined && (isHeavy(kind) || (isSlow(act) && kind.part === 'database'))
      if (sparing && at % 3 !== third) continue
      const tried = await tryNext({ ...kind, at })
      // The whole act came through all the same, so there is nothing left to sweep.
      if (!isLooking(tried)) return finished(tried.change)
    }
  }
  if (act.change === '' || lastCommit(act) === 0) return finished('')
  const unheard = { part: 'database', way: 'unheard', lasts: 'once', at: lastCommit(act) } as const
  const tried = await tryNext(unheard)
  return finished(isLooking(tried) ? '' : tried.change)
}

/** Done before: said again in the log perhaps, and nothing else is kept of it. */
function isOnlyLogged({ change }: Tried): boolean {
  return /^(audit_(entry|unsealed) \+\d+(, )?)*$/.test(change)
}

function isHeavy({ way, lasts }: Omit<Fault, 'at'>): boolean {
  return way !== 'refused' || lasts === 'on'
}

/** Reading a file or printing a page takes a second, so of such acts fewer calls fail in a short run. */
function isSlow({ calls }: Act): boolean {
  return calls.some(({ part }) => part === 'press' || part === 'intake')
}

interface Tried {
  readonly act: string
  readonly fault: Fault
  readonly failed: string | undefined
  readonly reply: Reply
  readonly change: string
  /** What the log says was done. */
  readonly acts: readonly string[]
  /** What lay there afterwards. */
  readonly rows: Rows
}

/** Nothing is kept but lines that stand for themselves. */
function isLooking({ act, change, acts }: Tried): boolean {
  return (
    /^(audit_(entry|unsealed) \+\d+(, )?)*$/.test(change) &&
    acts.every((line) => isALineOfItsOwn(act, line))
  )
}

/** Counted from where the try before ended, so that nothing can change unseen between the two. */
async function tryWith(
  ground: Ground,
  { name, who, sending }: Act,
  before: Rows,
  fault?: Fault,
): Promise<Tried> {
  const { door, faults, client, tables, forget } = ground
  forget()
  await asAtFirst(client)
  faults.begin(fault)
  const reply = await door.send(who, sending)
  const { failed } = faults.end()
  const rows = await rowsIn(client, tables)
  const change = changeBetween(before, rows)
  const acts = await actsIn(client, before, rows)
  const none = { part: 'database', way: 'refused', lasts: 'once', at: 0 } as const
  return { act: name, fault: fault ?? none, failed, reply, change, acts, rows }
}

/** What lists keep depends on everything before, which was not the same in both worlds. */
function isAlike(one: string, other: string): boolean {
  const without = (change: string) =>
    change.replace(/(due_item|contact_state|draft) [^,]+(, )?/g, '')
  return without(one) === without(other)
}

/** With the version that the case has here: that of the world in which the act was learnt is another. */
export async function freshened(client: pg.Client, sending: Sending): Promise<Sending> {
  const caseId = /^\/cases\/([0-9a-f-]{36})/.exec(sending.url)?.[1]
  // A draft of an RNA counts its versions by itself.
  const counted = sending.fields?.['versionSeen'] !== undefined && !sending.url.includes('/rnas/')
  if (!caseId || !counted) return sending
  const { rows } = await client.query<{ version: number }>(
    'select version from case_file where id = $1',
    [caseId],
  )
  const versionSeen = String(rows[0]?.version ?? 0)
  return { ...sending, fields: { ...sending.fields, versionSeen } }
}

function wrongWith(act: Act, tried: Tried): string[] {
  const { fault, failed, reply, change, acts } = tried
  const { part, at, way, lasts } = fault
  if (failed === undefined) return []
  const where = `${act.name}: ${part} call ${at} (${failed}) ${way}, ${lasts}`
  const { status, goTo, page } = reply
  // An act that only looks changes the log, and may not show anything without it.
  if (isAlike(change, act.change)) return []
  if (isAStep(act.name, change)) return []
  if (!isLooking(tried)) return [`${where}: left half, ${change} (${acts.join(', ')})`]
  const said = saysDone.test(goTo ?? '') || (status < 400 && saysDone.test(page))
  if (said) return [`${where}: nothing was kept, and it said that it was`]
  if (status < 400) return [`${where}: nothing was kept, and it answered ${status} ${goTo ?? ''}`]
  return []
}

/** The same sending once more, without a fault: done now, or done before and not done again. */
async function finish(
  ground: Ground,
  act: Act,
  { findings, tries, rows, already }: Outcome & { readonly rows: Rows; readonly already: string },
): Promise<Outcome> {
  const tried = await tryWith(ground, act, rows)
  const { reply, change } = tried
  const wrong: string[] = []
  const byItsId = act.sending.fields?.['writeId'] !== undefined || isMadeOnce(act.name)
  const isDone = already !== '' && byItsId
  const isRefused = reply.status === 409 || reply.status === 404 || reply.status === 422
  if (isRefused && already === '') return { findings, tries, void: true }
  if (already !== '' && isRefusedAfterwards(act.name, reply.status)) {
    return { findings, tries: tries + 1 }
  }
  if (reply.status !== act.status) {
    wrong.push(`${act.name}: afterwards it was answered ${reply.status}, not ${act.status}`)
  } else if (isAStep(act.name, already) || (already !== '' && isSetAgain(act.name, change))) {
    return { findings, tries: tries + 1 }
  } else if (isDone ? !isOnlyLogged(tried) : !isAlike(change, act.change)) {
    wrong.push(`${act.name}: afterwards it changed “${change}”, not “${isDone ? '' : act.change}”`)
  }
  return { findings: [...findings, ...wrong], tries: tries + 1 }
}

function callsUntilKept(act: Act, part: Part): number {
  if (part === 'database') return act.change === '' ? callsOf(act, part) : lastCommit(act)
  return callsOf(act, part)
}

function callsOf({ calls }: Act, part: Part): number {
  return calls.filter((call) => call.part === part).length
}

/** Which statement is the commit with which the act is kept. */
function lastCommit({ calls }: Act): number {
  return (
    calls.filter(({ part }) => part === 'database').findLastIndex(({ what }) => what === 'commit') +
    1
  )
}
