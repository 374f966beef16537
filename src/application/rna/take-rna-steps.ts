/**
 * Commands for the first half of an RNA's way: offered, answered, drafted, read by the survivor,
 * returned by the manager. Each is a fact; the ids are made by Waymark, never typed.
 */
import type { Day } from '../../domain/calendar/day.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import { answer } from '../../domain/rna/answer.ts'
import type { RnaDraft } from '../../domain/rna/draft.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { type NewFact, notAvailable, type Recorded, recordIn } from '../case/record-facts.ts'
import type { Write } from '../ports/case-store.ts'
import type { Services, Sitting } from '../services.ts'
import { mayBeWritten, type OpenRna, openRna } from './open-rna.ts'
import type { RnaRefusal } from './rna-refusal.ts'
import { keep } from './save-draft.ts'

export type StepTaken =
  | { readonly done: true; readonly warnings: Extract<Recorded, { done: true }>['warnings'] }
  | { readonly refused: RnaRefusal }

export type SurvivorAnswer = 'accepted' | 'declined' | 'later'

export interface Offer {
  readonly caseId: string
  /** Made by Waymark for the form, so that a form sent twice makes one RNA. */
  readonly rnaId: string
  readonly on: Day
  readonly offered: Omit<FactOf<'rna-offered'>['detail'], 'rna'>
  readonly answer: SurvivorAnswer
  readonly setting?: FactOf<'rna-accepted'>['detail']['setting']
  readonly why?: string
  readonly write: Write
}

/** Offered, and in the same breath accepted or declined when the survivor has answered. */
export function offerRna(services: Services, actor: Actor, offer: Offer): Promise<StepTaken> {
  const { rnaId: rna, on, offered, write } = offer
  const first: NewFact = {
    id: rna,
    type: 'rna-offered',
    on,
    detail: { ...offered, rna },
  }
  const answered = answerFact(offer)
  return allOrNothing<StepTaken>(services, actor, async (sitting) => {
    const seen = await sitting.stores.cases.open(offer.caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return notAvailable
    if (seen.facts.some(({ id }) => id === rna)) return { done: true, warnings: [] }
    const facts = answered ? [first, answered] : [first]
    return recordIn(sitting, seen, { facts, write })
  })
}

function answerFact(offer: Omit<Offer, 'offered'>): NewFact | undefined {
  const { rnaId: rna, on, answer: said, setting, why } = offer
  if (said === 'accepted') {
    return { type: 'rna-accepted', on, detail: { rna, ...(setting && { setting }) } }
  }
  return said === 'declined'
    ? { type: 'rna-declined', on, detail: { rna, ...(why && { why }) } }
    : undefined
}

/** The answer that came later, or a changed mind. */
export function answerOffer(
  services: Services,
  actor: Actor,
  said: Omit<Offer, 'offered'>,
): Promise<StepTaken> {
  return onRna(services, actor, said, async (sitting, { file }) => {
    const fact = answerFact(said)
    if (fact === undefined) return { done: true, warnings: [] }
    return recordIn(sitting, file, { facts: [fact], write: said.write })
  })
}

/** The working copy is ready to be read with the survivor; from now on it says when it was so. */
export function markDrafted(
  services: Services,
  actor: Actor,
  about: { caseId: string; rnaId: string; on: Day; write: Write },
): Promise<StepTaken> {
  const fact: NewFact = { type: 'rna-drafted', on: about.on, detail: { rna: about.rnaId } }
  return onRna(services, actor, about, async (sitting, open) => {
    if (open.rna.state === 'survivor-review') return { done: true, warnings: [] }
    if (!mayBeWritten(open.rna)) return { refused: { code: 'rna-not-in-drafting' } }
    // The fact goes first: keeping the draft counts as a write to the case as well.
    const recorded = await recordIn(sitting, open.file, { facts: [fact], write: about.write })
    if ('refused' in recorded) return recorded
    // Kept as it stands, so that what the survivor reads is what was saved, record and all.
    const writeId = sitting.services.world.newId()
    const kept = await keep(sitting, open, { draft: open.draft, writeId })
    return 'refused' in kept ? kept : recorded
  })
}

export interface Review {
  readonly caseId: string
  readonly rnaId: string
  readonly on: Day
  readonly reviewed: Omit<FactOf<'rna-reviewed-by-survivor'>['detail'], 'rna'>
  readonly write: Write & { readonly rnaVersionSeen: number }
}

/** What the survivor said of the whole draft: kept in the RNA, and recorded as having happened. */
export function recordReview(services: Services, actor: Actor, review: Review): Promise<StepTaken> {
  const { on, reviewed, write } = review
  return onRna(services, actor, review, async (sitting, open) => {
    const id = write.writeId
    if (open.file.facts.some((fact) => fact.id === id)) return { done: true, warnings: [] }
    if (!mayBeWritten(open.rna)) return { refused: { code: 'rna-not-in-drafting' } }
    if (open.version !== write.rnaVersionSeen) {
      return { refused: { code: 'rna-changed-meanwhile', version: open.version } }
    }
    const detail = { rna: review.rnaId, ...reviewed }
    const fact: NewFact = { id, type: 'rna-reviewed-by-survivor', on, detail }
    const recorded = await recordIn(sitting, open.file, { facts: [fact], write })
    if ('refused' in recorded) return recorded
    const draft = withReview(open.draft, review, sitting.services)
    const kept = await keep(sitting, open, { draft, writeId: sitting.services.world.newId() })
    return 'refused' in kept ? kept : recorded
  })
}

function withReview(
  before: RnaDraft,
  { on, reviewed }: Review,
  { categories }: Services,
): RnaDraft {
  const { agreement, statement, language, readBack, whyNotAsked } = reviewed
  const said: Readonly<Record<string, unknown>> = {
    ...(agreement !== 'not-asked' && { reviewedOn: on }),
    reviewLanguage: language,
    readBack,
    agreement,
    statement,
    whyNotAsked,
  }
  return Object.entries(said).reduce((draft, [name, value]) => {
    const answered = answer(draft, `survivor/${name}`, value, categories)
    return 'draft' in answered ? answered.draft : draft
  }, before)
}

/** Back to the worker, with reasons. Also records what the prime contractor sent back. */
export function returnRna(
  services: Services,
  actor: Actor,
  about: {
    caseId: string
    rnaId: string
    on: Day
    by: 'manager' | 'prime'
    reasons: string
    /** The seat's answer that this records, when it came through Waymark. */
    answerId?: string
    write: Write
  },
): Promise<StepTaken> {
  const { on, by, reasons, rnaId: rna, answerId, write } = about
  return onRna(services, actor, about, async (sitting, open) => {
    if (by === 'manager' && !mayDo(actor, 'release-rna', open.file)) {
      return { refused: { code: 'only-a-manager-releases' } }
    }
    const fact: NewFact = { type: 'rna-returned', on, detail: { rna, by, reasons } }
    const recorded = await recordIn(sitting, open.file, { facts: [fact], write })
    if ('done' in recorded && answerId) await sitting.stores.rnas.takeAnswer(open.file.id, answerId)
    return recorded
  })
}

/** Opens one RNA of a case for a write by this person, or refuses as if it were not there. */
export function onRna(
  services: Services,
  actor: Actor,
  about: { caseId: string; rnaId: string },
  work: (sitting: Sitting, open: OpenRna) => Promise<Recorded | StepTaken | { problems: unknown }>,
): Promise<StepTaken> {
  return allOrNothing<StepTaken>(services, actor, async (sitting) => {
    const open = await openRna(sitting, about)
    if (!open || !mayDo(actor, 'work-on-case', open.file)) return notAvailable
    const taken = await work(sitting, open)
    if ('problems' in taken) throw new Error('an RNA that was only kept cannot have problems')
    return 'refused' in taken ? taken : { done: true, warnings: taken.warnings }
  })
}
