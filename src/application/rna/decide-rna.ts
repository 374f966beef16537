/**
 * Commands: enter the decision letter of an RNA, all needs together or none, and record that the
 * survivor was told of it with a copy in their hands or a reason why they hold none.
 */
import type { Day } from '../../domain/calendar/day.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import {
  type DecisionProblem,
  type DecisionWarning,
  decisionFromLetter,
  type EnteredDecision,
  type SubmittedNeed,
} from '../../domain/rna/decision.ts'
import { readSubmission, submittedNeeds } from '../../domain/rna/submission.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { notAvailable, recordIn } from '../case/record-facts.ts'
import type { Write } from '../ports/case-store.ts'
import type { Services } from '../services.ts'
import { moveOnOf, type OpenRna, openRna } from './open-rna.ts'
import type { RnaRefusal } from './rna-refusal.ts'
import { onRna, type StepTaken } from './take-rna-steps.ts'

/** What was asked for, need by need: from the last frozen submission, or from the working copy. */
export function askedFor({ submissions, draft }: OpenRna): readonly SubmittedNeed[] {
  const last = submissions.at(-1)
  const frozen = last && readSubmission(last.text)
  if (frozen) return submittedNeeds(frozen)
  // An RNA that was sent on paper before Waymark came has no frozen submission.
  return draft.needs.map(({ id, recommendation: { from, to } }) => ({
    id,
    ...(from && { from }),
    ...(to && { to }),
  }))
}

export interface Letter {
  readonly caseId: string
  readonly rnaId: string
  readonly entered: EnteredDecision
  /** Warnings that the writer has read and found to be what the letter says. */
  readonly seen: readonly DecisionWarning['code'][]
  /** The seat's answer that this records, when it came through Waymark. */
  readonly answerId?: string
  readonly write: Write
}

export type LetterEntered =
  | { readonly done: true; readonly letter: string }
  | { readonly problems: readonly DecisionProblem[] }
  | { readonly toConfirm: readonly DecisionWarning[] }
  | { readonly refused: RnaRefusal }

export function enterDecision(
  services: Services,
  actor: Actor,
  letter: Letter,
): Promise<LetterEntered> {
  return allOrNothing<LetterEntered>(services, actor, async (sitting) => {
    const open = await openRna(sitting, letter)
    if (!open || !mayDo(actor, 'work-on-case', open.file)) return notAvailable
    const { file, rna, picture, answers } = open
    const id = letter.write.writeId
    if (file.facts.some((fact) => fact.id === id)) return { done: true, letter: id }
    const { answerId } = letter
    if (answerId && !answers.some((one) => one.id === answerId)) {
      return { refused: { code: 'answer-not-here' } }
    }
    const { world } = services
    const releasedOn = rna.cycle.submissions.at(-1)?.releasedOn
    const moveOnUntil = moveOnOf(picture)?.to
    const read = decisionFromLetter(letter.entered, {
      rna: letter.rnaId,
      submitted: askedFor(open),
      ...(releasedOn && { releasedOn }),
      ...(moveOnUntil && { moveOnUntil }),
      today: picture.today,
      recordedAt: world.now(),
      letterId: id,
      needIds: letter.entered.perNeed.map(() => world.newId()),
      seen: letter.seen,
    })
    if (!('accepted' in read)) return read
    const recorded = await recordIn(sitting, file, { facts: read.accepted, write: letter.write })
    if ('refused' in recorded) return recorded
    if (answerId) await sitting.stores.rnas.takeAnswer(file.id, answerId)
    return { done: true, letter: id }
  })
}

export interface Telling {
  readonly caseId: string
  readonly rnaId: string
  readonly on: Day
  readonly told: Omit<FactOf<'told-survivor'>['detail'], 'moment' | 'about'>
  readonly write: Write
}

/** The survivor was told of the last decision of this RNA. */
export function tellSurvivor(
  services: Services,
  actor: Actor,
  { on, told, write, ...about }: Telling,
): Promise<StepTaken> {
  return onRna(services, actor, about, async (sitting, { file, rna }) => {
    const decision = rna.cycle.decisions.at(-1)
    if (decision === undefined) return { refused: { code: 'rna-not-here' } }
    const detail = { ...told, moment: 'rna-decision' as const, about: decision.fact }
    return recordIn(sitting, file, { facts: [{ type: 'told-survivor', on, detail }], write })
  })
}
