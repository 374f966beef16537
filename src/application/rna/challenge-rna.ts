/**
 * Commands: challenge the decision of an RNA, and ask for more time to do so. The evidence that is
 * missing is asked for on the same day, because records often take longer than the time there is.
 */
import type { Day } from '../../domain/calendar/day.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import { newReconsideration, type ReconsiderationDraft } from '../../domain/rna/reconsideration.ts'
import type { Actor } from '../actor.ts'
import { type NewFact, recordIn } from '../case/record-facts.ts'
import { type Prepared, preparedKey } from '../documents/prepared-answers.ts'
import type { Write } from '../ports/case-store.ts'
import type { Services, Sitting } from '../services.ts'
import type { OpenRna } from './open-rna.ts'
import { onRna, type StepTaken } from './take-rna-steps.ts'

/** The challenge filled from the last decision; undefined while nothing was decided. */
export function challengeOf(
  { rna, file, picture }: OpenRna,
  categories: Services['categories'],
): ReconsiderationDraft | undefined {
  const decision = rna.cycle.decisions.at(-1)
  return decision && newReconsideration(decision.fact, file.facts, picture.needs, categories)
}

export interface EvidenceWanted {
  readonly need?: string
  readonly what: string
  readonly from?: string
}

interface AboutChallenge {
  readonly caseId: string
  readonly rnaId: string
  readonly on: Day
  readonly write: Write
}

/** Evidence is asked for at once, whether or not the request itself is ready to go. */
export function askForEvidence(
  services: Services,
  actor: Actor,
  about: AboutChallenge & { wanted: readonly EvidenceWanted[] },
): Promise<StepTaken> {
  return onDecision(services, actor, about, (of) => evidenceFacts(of, about))
}

export interface Challenge extends AboutChallenge {
  readonly request: Omit<FactOf<'reconsideration-requested'>['detail'], 'of'>
  readonly wanted: readonly EvidenceWanted[]
  /** What was written here, as the document of the request asks for it: nobody is asked twice. */
  readonly paper: Prepared
  /** The key of the unsaved words that are saved with this. */
  readonly draft: string
}

export function requestReconsideration(
  services: Services,
  actor: Actor,
  challenge: Challenge,
): Promise<StepTaken> {
  const { caseId, on, request, draft, paper } = challenge
  const factsOf = (of: string): readonly NewFact[] => [
    { type: 'reconsideration-requested', on, detail: { ...request, of } },
    ...evidenceFacts(of, challenge),
  ]
  return onDecision(services, actor, challenge, factsOf, async ({ stores: { drafts } }, of) => {
    await drafts.discard(draft)
    await drafts.keep(preparedKey({ caseId, kind: 'reconsideration-request', of }), caseId, paper)
  })
}

export function requestExtension(
  services: Services,
  actor: Actor,
  about: AboutChallenge & { statement: string },
): Promise<StepTaken> {
  const { on, statement } = about
  return onDecision(services, actor, about, (of) => [
    { type: 'extension-requested', on, detail: { of, ...(statement && { statement }) } },
  ])
}

function evidenceFacts(
  of: string,
  { on, wanted }: { on: Day; wanted: readonly EvidenceWanted[] },
): readonly NewFact[] {
  return wanted.map(({ need, what, from }) => ({
    type: 'evidence-requested',
    on,
    detail: { of, what, ...(need && { need }), ...(from && { from }) },
  }))
}

function onDecision(
  services: Services,
  actor: Actor,
  about: AboutChallenge,
  factsOf: (decision: string) => readonly NewFact[],
  andKeep?: (sitting: Sitting, decision: string) => Promise<void>,
): Promise<StepTaken> {
  return onRna(services, actor, about, async (sitting, { file, rna }) => {
    const decision = rna.cycle.decisions.at(-1)
    if (decision === undefined) return { refused: { code: 'rna-not-here' } }
    const facts = factsOf(decision.fact)
    if (facts.length === 0) return { done: true, warnings: [] }
    const recorded = await recordIn(sitting, file, { facts, write: about.write })
    if ('done' in recorded && !recorded.alreadyDone) await andKeep?.(sitting, decision.fact)
    return recorded
  })
}
