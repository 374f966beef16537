/**
 * Command: the authority decides, need by need, all needs in one answer. Refused when support would
 * end before the move-on period that the submission names; what seems wrong is asked about first.
 */
import type { Day } from '../../domain/calendar/day.ts'
import {
  type DecisionProblem,
  type DecisionWarning,
  decisionFromLetter,
  type EnteredNeed,
} from '../../domain/rna/decision.ts'
import { readSubmission, submittedNeeds } from '../../domain/rna/submission.ts'
import type { Actor } from '../actor.ts'
import type { Services } from '../services.ts'
import { inSeat, type SeatRefusal, told } from './answer-submission.ts'
import { dayIn } from './readable-submission.ts'

export interface ToDecide {
  readonly submissionId: string
  readonly perNeed: readonly EnteredNeed[]
  readonly supportEndsOn?: Day
  /** What is said about the whole, besides the reasons for each need. */
  readonly words: string
  /** Warnings that the assessor has read and means. */
  readonly seen: readonly DecisionWarning['code'][]
  readonly writeId: string
}

export type Decided =
  | { readonly done: true }
  | { readonly refused: SeatRefusal }
  | { readonly problems: readonly DecisionProblem[] }
  | { readonly toConfirm: readonly DecisionWarning[] }

export async function decideSubmission(
  services: Services,
  actor: Actor,
  decision: ToDecide,
): Promise<Decided> {
  const { world } = services
  return inSeat<Decided>(
    services,
    actor,
    'decide-as-authority',
    decision,
    async ({ seat }, item) => {
      const submission = readSubmission(item.text)
      if (submission === undefined) throw new Error('a submission that Waymark did not write')
      const { perNeed, supportEndsOn, words, writeId } = decision
      const moveOnUntil = dayIn(submission['moveOnUntil'])
      if (moveOnUntil && supportEndsOn && supportEndsOn < moveOnUntil) {
        return { refused: { code: 'support-ends-before-move-on', moveOnUntil } }
      }
      const today = world.today()
      const read = decisionFromLetter(
        { decidedOn: today, perNeed, ...(supportEndsOn && { supportEndsOn }) },
        {
          rna: submission.rna,
          submitted: submittedNeeds(submission),
          ...(moveOnUntil && { moveOnUntil }),
          today,
          recordedAt: world.now(),
          letterId: writeId,
          needIds: perNeed.map(() => writeId),
          seen: decision.seen,
        },
      )
      if (!('accepted' in read)) return read
      return told(
        seat,
        { submissionId: decision.submissionId, words, writeId },
        {
          kind: 'decided',
          decision: {
            decidedOn: today,
            ...(supportEndsOn && { supportEndsOn }),
            perNeed: perNeed.map(({ reasons = '', ...need }) => ({ ...need, reasons })),
          },
        },
      )
    },
  )
}
