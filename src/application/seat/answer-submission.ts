/**
 * Commands of a seat: return for correction, forward to the authority, ask for information. Each is
 * told once, however often it is sent, and only while the submission waits for it.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { type Act, mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import type { SeatDecision, SeatItem, SeatStore } from '../ports/rna-stores.ts'
import type { Stores } from '../ports/world.ts'
import type { Services } from '../services.ts'

export type SeatRefusal =
  | { readonly code: 'submission-not-available' }
  /** Somebody in this seat answered meanwhile, or it is another seat's turn. */
  | { readonly code: 'submission-not-waiting' }
  | { readonly code: 'reasons-needed' }
  | { readonly code: 'answer-by-in-the-past'; readonly today: Day }
  | { readonly code: 'support-ends-before-move-on'; readonly moveOnUntil: Day }

export type SeatAnswered = { readonly done: true } | { readonly refused: SeatRefusal }

interface AboutSubmission {
  readonly submissionId: string
  readonly words: string
  readonly writeId: string
}

export function returnForCorrection(
  services: Services,
  actor: Actor,
  about: AboutSubmission,
): Promise<SeatAnswered> {
  if (about.words.trim() === '') return refused({ code: 'reasons-needed' })
  return inSeat(services, actor, 'answer-as-prime', about, ({ seat }) =>
    told(seat, about, { kind: 'returned' }),
  )
}

export function forwardToAuthority(
  services: Services,
  actor: Actor,
  about: AboutSubmission,
): Promise<SeatAnswered> {
  return inSeat(services, actor, 'answer-as-prime', about, ({ seat }) =>
    told(seat, about, { kind: 'forwarded' }),
  )
}

export function askForInformation(
  services: Services,
  actor: Actor,
  about: AboutSubmission & { readonly answerBy: Day },
): Promise<SeatAnswered> {
  const today = services.world.today()
  if (about.words.trim() === '') return refused({ code: 'reasons-needed' })
  if (about.answerBy < today) return refused({ code: 'answer-by-in-the-past', today })
  return inSeat(services, actor, 'decide-as-authority', about, ({ seat }) =>
    told(seat, about, { kind: 'information-requested', answerBy: about.answerBy }),
  )
}

/** Does the work when this person may do it and the submission is in front of their organisation. */
export async function inSeat<T>(
  { world }: Services,
  actor: Actor,
  act: Act,
  { submissionId }: Pick<AboutSubmission, 'submissionId'>,
  work: (stores: Stores, item: SeatItem) => Promise<T>,
): Promise<T | { readonly refused: SeatRefusal }> {
  const notThere = { refused: { code: 'submission-not-available' } } as const
  if (!mayDo(actor, act)) return notThere
  return world.asActor(actor, async (stores) => {
    const item = await stores.seat.open(submissionId)
    return item === undefined ? notThere : work(stores, item)
  })
}

type Answer = Parameters<SeatStore['answer']>[1]

/** Sent a second time with the same id, it is done already: that is a yes, and nobody is told twice. */
export async function told(
  seat: SeatStore,
  { submissionId, words, writeId }: AboutSubmission,
  answer: Pick<Answer, 'kind'> & { answerBy?: Day; decision?: SeatDecision },
): Promise<SeatAnswered> {
  const written = await seat.answer(submissionId, { ...answer, words: words.trim() }, { writeId })
  return 'changedMeanwhile' in written
    ? { refused: { code: 'submission-not-waiting' } }
    : { done: true }
}

async function refused(refusal: SeatRefusal): Promise<SeatAnswered> {
  return { refused: refusal }
}
