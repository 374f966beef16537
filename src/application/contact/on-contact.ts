/** What every command about reaching a person begins with: the case, opened for this person's work. */
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase, Written } from '../ports/case-store.ts'
import type { ContactActLine, NewContactAct } from '../ports/contact-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export type ContactRefusal =
  | { readonly code: 'case-not-available' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }
  /** Nothing to lift, to answer or to agree to. */
  | { readonly code: 'nothing-there' }

export type ContactSaved = { readonly done: true } | { readonly refused: ContactRefusal }

export const notAvailable = { refused: { code: 'case-not-available' } } as const
export const nothingThere = { refused: { code: 'nothing-there' } } as const

type Refused = { readonly refused: ContactRefusal }

export async function onContact(
  services: Services,
  actor: Actor,
  caseId: string,
  work: (sitting: Sitting, seen: OpenCase) => Promise<Written | Refused>,
): Promise<ContactSaved> {
  return sit(services, actor, async (sitting) => {
    const seen = await sitting.stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return notAvailable
    const written = await work(sitting, seen)
    if ('refused' in written) return written
    if (!('changedMeanwhile' in written)) return { done: true }
    return { refused: { code: 'changed-meanwhile', version: written.changedMeanwhile.version } }
  })
}

/** The id of an act follows from its form and its answers: sent twice it is one act. */
export function actIdOf(writeId: string, caseId: string, act: Omit<NewContactAct, 'id'>): string {
  return writeOf(writeId, caseId, act)
}

/** One act and what it changes. */
export function noteAct(
  { stores }: Sitting,
  seen: OpenCase,
  act: Omit<NewContactAct, 'id'>,
  writeId: string,
): Promise<Written> {
  const own = actIdOf(writeId, seen.id, act)
  return stores.contact.note(seen, { ...act, id: own }, { writeId: own })
}

/** Nothing stands there to be done; unless this very form did it before, and its answer was not heard. */
export async function nothingUnlessDone(
  { stores }: Sitting,
  seen: OpenCase,
  writeId: string,
  asDone: (act: ContactActLine) => Omit<NewContactAct, 'id'>,
): Promise<Written | Refused> {
  const acts = await stores.contact.acts(seen.id, 200)
  const done = acts.some((act) => act.id === actIdOf(writeId, seen.id, asDone(act)))
  return done ? { alreadyDone: true, version: seen.version } : nothingThere
}
