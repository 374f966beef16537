/**
 * Command: record what happened. One fact or several that belong together (a decision and its needs),
 * all of them or none, with the lists brought up to date and the act in the log.
 */
import { triggerOf } from '../../domain/contact/ask-again.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { type MayRecord, mayRecord } from '../../domain/pathway/may-record.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { askForCircle } from '../circle/asks.ts'
import type { OpenCase, Write } from '../ports/case-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { answersOf, type JudgedFile, keepFile } from '../uploads/keep-file.ts'
import { guardLimitsFrom } from './limits-from-policy.ts'
import { projectCase } from './project-case.ts'
import { writeOf } from './same-write.ts'

/** A fact as it is handed in: Waymark adds the id and the time of recording. */
export type NewFact = Pick<Fact, 'type' | 'on' | 'detail'> & {
  readonly id?: string
  readonly supersedes?: string
}

export type CaseRefusal =
  | { readonly code: 'case-not-available' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }

export type PathwayRefusal = Extract<MayRecord, { refused: unknown }>['refused']
export type RecordRefusal = CaseRefusal | PathwayRefusal

export type Recorded =
  | {
      readonly done: true
      readonly facts: readonly Fact[]
      readonly warnings: Extract<MayRecord, { accepted: unknown }>['warnings']
      /** This very write had been done before; nothing was added now. */
      readonly alreadyDone?: true
    }
  | { readonly refused: RecordRefusal }

export async function recordFacts(
  services: Services,
  actor: Actor,
  { caseId, facts, write, letter }: ToRecord,
): Promise<Recorded> {
  const own = { ...write, writeId: writeIdFor({ caseId, facts, write, letter }) }
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return notAvailable
    const recorded = await recordIn(sitting, seen, { facts, write: own })
    if (letter && 'done' in recorded && !recorded.alreadyDone) {
      const write = { writeId: services.world.newId() }
      const kept = await keepFile(stores, seen, letter, write)
      // Asked before it was judged; only a race comes here, and then the fact is not kept either.
      if ('noRoom' in kept) throw new Error('there is no room left today for this letter')
      await stores.audit.record({ act: 'attached a document', caseId, objectId: letter.file.id })
    }
    return recorded
  })
}

/** Ids that are made afresh each time are left out: they are no answers. */
function writeIdFor({ caseId, facts, write: { writeId }, letter }: ToRecord): string {
  const said = JSON.stringify(facts.map(({ id: _made, ...rest }) => rest))
  // Where the write names what it makes, its id is kept, and a hash with it would give answers away.
  if (said.includes(writeId)) return writeId
  const answers = letter ? [said.replaceAll(letter.file.id, ''), answersOf(letter)] : said
  return writeOf(writeId, caseId, answers)
}

export interface ToRecord {
  readonly caseId: string
  readonly facts: readonly NewFact[]
  readonly write: Write
  /** The letter that a fact points at, kept with it or not at all. */
  readonly letter?: JudgedFile | undefined
}

export const notAvailable = { refused: { code: 'case-not-available' } } as const

/** The same, inside a larger act that has already opened the case. */
export async function recordIn(
  { stores, services: { world }, policy }: Sitting,
  seen: OpenCase,
  { facts, write }: { facts: readonly NewFact[]; write: Write },
): Promise<Recorded> {
  const added = facts.map((fact) => stamped(fact, world))
  const today = world.today()
  const outcome = mayRecord(seen.facts, added, { today, limits: guardLimitsFrom(policy, today) })
  if ('refused' in outcome) {
    // What a fact closes it closes for itself as well: sent twice, it would be refused after it was kept.
    const again = await stores.cases.wasDone(write.writeId)
    return again
      ? { done: true, facts: added, warnings: [], alreadyDone: true }
      : { refused: outcome.refused }
  }

  const projection = projectCase([...seen.facts, ...added], today, policy)
  const written = await stores.cases.append(seen, { facts: added, projection }, write)
  if ('changedMeanwhile' in written) {
    return { refused: { code: 'changed-meanwhile', version: written.changedMeanwhile.version } }
  }
  if ('done' in written) {
    for (const type of new Set(added.map((one) => one.type))) {
      await stores.audit.record({ act: `recorded: ${type}`, caseId: seen.id })
    }
    const triggers = new Set(added.map(triggerOf))
    for (const because of triggers) if (because) await stores.contact.unsettle(seen, because)
    // Who was told something on a consent that stands no more is asked about on Today from now on.
    if (added.some(touchesConsent)) {
      const facts = [...seen.facts, ...added]
      await askForCircle(stores, { caseId: seen.id, facts, today })
    }
  }
  const again = 'alreadyDone' in written ? { alreadyDone: true as const } : {}
  return { done: true, facts: added, warnings: outcome.warnings, ...again }
}

/** A correction may be of a consent; whatever it is of, looking again costs nothing. */
function touchesConsent({ type, supersedes }: Fact): boolean {
  return type.startsWith('consent-') || supersedes !== undefined
}

function stamped(fact: NewFact, world: Services['world']): Fact {
  const { id = world.newId(), ...rest } = fact
  // Readers of forms and files have matched `detail` to `type` field by field.
  return { ...rest, id, recordedAt: world.now() } as Fact
}
