/**
 * Commands of an emergency: ask, read what was named, leave a note, end it. The database asks, tells two
 * leads and opens in one transaction; where that cannot be written, nothing is open and that is said.
 */
import {
  type EmergencyRefusal,
  refusalToAsk,
  reviewDueAfter,
} from '../../domain/break-glass/break-glass.ts'
import type { EmergencyPart, EmergencyReason } from '../../domain/break-glass/emergency-terms.ts'
import { addDays } from '../../domain/calendar/day.ts'
import { holdsStepUp } from '../accounts/step-up.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import { decideAll, type ReadContact } from '../contact/read-contact.ts'
import type {
  ContactInEmergency,
  EmergencyFile,
  InEmergency,
  NewEmergency,
} from '../ports/access-stores.ts'
import type { JournalEntry } from '../ports/journal-store.ts'
import type { Compartments } from '../ports/person-stores.ts'
import type { KeptPlan } from '../ports/risk-store.ts'
import type { Stores } from '../ports/world.ts'
import type { Services } from '../services.ts'
import { decideAccess, mayDo } from './access-rules.ts'

export interface EmergencyForm {
  readonly find: NewEmergency['find']
  readonly reason: EmergencyReason
  readonly words: string
  readonly parts: readonly EmergencyPart[]
  /** The form's write id is the opening's id: sent twice, it opens once. */
  readonly writeId: string
}

export type Asked =
  | { readonly opened: { readonly caseId: string } }
  | { readonly yours: { readonly caseId: string } }
  | { readonly refused: EmergencyRefusal | { readonly code: 'not-yours' } }

export async function breakTheGlass(
  services: Services,
  actor: Actor,
  { find, reason, words, parts, writeId }: EmergencyForm,
): Promise<Asked> {
  if (!mayDo(actor, 'break-glass')) return { refused: { code: 'not-yours' } }
  const { world } = services
  if (!holdsStepUp(actor, 'break-glass', world.now())) {
    throw new Error('an emergency was opened without a step-up')
  }
  const today = world.today()
  const { calendars } = await services.policyFor(actor)
  const reviewDue = reviewDueAfter(Object.values(calendars), today, addDays(today, 1))
  const id = writeOf(writeId, actor.userId, 'emergency')
  const emergency = { id, find, reason, words, parts, today, reviewDue }
  const asked = world.asActor(actor, async ({ emergencies }): Promise<Asked> => {
    const refused = refusalToAsk({ reason, words, parts }, await emergencies.askedToday(today))
    if (refused && !(await emergencies.wasAsked(id))) return { refused }
    return emergencies.ask(emergency)
  })
  // If not even this can be asked and written, the fault goes on.
  return asked.catch(() =>
    world.asActor(actor, async ({ emergencies, audit }): Promise<Asked> => {
      // Kept all the same, and only its answer was lost: then it is open, and nobody says otherwise.
      if (await emergencies.wasAsked(id)) return emergencies.ask(emergency)
      await audit.record({ act: 'could not tell two leads, and nothing opened' })
      return { refused: { code: 'leads-not-told' } }
    }),
  )
}

/** What is open, or nothing: "over", "not yours" and "not there" are one answer. */
function inEmergency<T>(
  { world }: Services,
  actor: Actor,
  caseId: string,
  work: (file: EmergencyFile, stores: Stores) => Promise<T>,
): Promise<T | undefined> {
  if (!decideAccess(actor.role, 'read-in-emergency', 'break-glass').permitted) {
    return Promise.resolve(undefined)
  }
  return world.asActor(actor, async (stores) => {
    const file = await stores.emergencies.enter(caseId)
    return file && work(file, stores)
  })
}

export function readEmergency(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<EmergencyFile | undefined> {
  return inEmergency(services, actor, caseId, async (file) => file)
}

/** How to reach them, with what the guard says now. There is nothing to be asked about: nothing can be sent. */
export interface ReachInEmergency extends ContactInEmergency {
  readonly at: string
  readonly now: ReadContact['now']
}

export type Shown =
  | {
      readonly part: 'narrative'
      readonly plan: KeptPlan | undefined
      readonly entries: readonly JournalEntry[]
    }
  | {
      readonly part: 'contact'
      readonly value: Compartments['contact'] | undefined
      readonly reach: ReachInEmergency
    }
  | {
      [K in 'identity' | 'location']: {
        readonly part: K
        readonly value: InEmergency[K] | undefined
      }
    }['identity' | 'location']

/** One named part, opened for this person at this moment, with its own line in the log. */
export function showInEmergency(
  services: Services,
  actor: Actor,
  { caseId, part }: { caseId: string; part: EmergencyPart },
): Promise<{ file: EmergencyFile; shown: Shown } | undefined> {
  return inEmergency(services, actor, caseId, async (file, { emergencies }) => {
    if (!file.parts.includes(part)) return undefined
    if (part === 'narrative') {
      const plan = await emergencies.safetyPlan(file)
      return { file, shown: { part, plan, entries: await emergencies.newestEntries(file) } }
    }
    if (part === 'contact') {
      // First the rules, then what is kept: never a number without what was said about using it.
      const contact = await emergencies.contactRules(file)
      if (contact === undefined) return undefined
      const at = services.world.now()
      const reach = { ...contact, at, now: decideAll(contact.rules, at) }
      return { file, shown: { part, value: await emergencies.reveal(file, part), reach } }
    }
    // One compartment's value beside its own name.
    const shown = { part, value: await emergencies.reveal(file, part) } as Shown
    return { file, shown }
  })
}

export function noteInEmergency(
  services: Services,
  actor: Actor,
  { caseId, words, writeId }: { caseId: string; words: string; writeId: string },
): Promise<EmergencyFile | undefined> {
  return inEmergency(services, actor, caseId, async (file, { emergencies }) => {
    const { world } = services
    const note = {
      id: world.newId(),
      on: world.today(),
      words: `In an emergency: ${words}`,
      writeId: writeOf(writeId, caseId, words),
    }
    await emergencies.addNote(file, note)
    return file
  })
}

/**
 * Ends the one that was on the page. One of theirs that has ended already, or is over, is as good: it is
 * closed, which is what they wanted to know. Another one that is open of the same case stays open.
 */
export function endEmergency(
  { world }: Services,
  actor: Actor,
  { caseId, emergencyId }: { caseId: string; emergencyId: string },
): Promise<{ ended: boolean } | undefined> {
  if (!decideAccess(actor.role, 'read-in-emergency', 'break-glass').permitted) {
    return Promise.resolve(undefined)
  }
  return world.asActor(actor, async ({ emergencies }) => {
    if (await emergencies.isOver(emergencyId, caseId)) return { ended: true }
    const file = await emergencies.enter(caseId)
    return file && { ended: file.id === emergencyId && (await emergencies.end(file)) }
  })
}
