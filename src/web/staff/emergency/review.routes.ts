/** Reviewing what was opened in an emergency: for managers who were told, and the data protection lead. */
import {
  listEmergencies,
  readForReview,
  reviewEmergency,
} from '../../../application/access/review-emergencies.ts'
import { isReviewOutcome } from '../../../domain/break-glass/emergency-terms.ts'
import { type Problems, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { foundOr404, idFrom, type StaffRequest, type StaffRoute } from '../staff-request.ts'
import { emergenciesPage, reviewPage } from './review.pages.ts'

const common = {
  surface: 'staff',
  who: ['service-manager', 'data-protection-lead'],
  relation: 'review-break-glass',
} as const

export const emergencyReviewRoutes: readonly StaffRoute[] = [
  {
    ...common,
    method: 'GET',
    path: '/emergencies',
    purpose: 'see what was opened in an emergency',
    async answer({ services, actor, frame, query }: StaffRequest) {
      const emergencies = foundOr404(await listEmergencies(services, actor))
      const done = under({ reviewed: 'The review is saved' }, textOf(query, 'done'))
      return { show: emergenciesPage(frame, { emergencies, done }) }
    },
  },
  {
    ...common,
    method: 'GET',
    path: '/emergencies/:emergencyId',
    purpose: 'read one opening, to review it',
    answer: (request: StaffRequest) => showReview(request),
  },
  {
    ...common,
    method: 'POST',
    path: '/emergencies/:emergencyId',
    purpose: 'say whether an opening was right',
    answer: review,
  },
]

async function showReview(
  request: StaffRequest,
  again?: { problems?: Problems; refused?: RefusalWords },
): Promise<Answer> {
  const { services, actor, frame, typed } = request
  const read = foundOr404(await readForReview(services, actor, idFrom(request, 'emergencyId')))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: reviewPage(frame, { ...read, ...(again && { ...again, typed }) }),
  }
}

async function review(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const outcome = textOf(typed, 'outcome')
  const words = textOf(typed, 'found').trim()
  const problems = {
    ...(!isReviewOutcome(outcome) && { outcome: 'Choose what you found' }),
    ...(words === '' && { found: 'Say it in a few words' }),
    ...(words.length > 2000 && { found: 'Write at most 2000 characters' }),
  }
  if (!isReviewOutcome(outcome) || Object.keys(problems).length > 0) {
    return showReview(request, { problems })
  }
  const about = { id: idFrom(request, 'emergencyId'), outcome, words }
  const done = foundOr404(await reviewEmergency(services, actor, about))
  if ('done' in done) return { goTo: '/emergencies?done=reviewed' }
  return showReview(request, { refused: refusedWords[done.refused.code] })
}

const refusedWords: Readonly<Record<'still-open' | 'reviewed-already', RefusalWords>> = {
  'still-open': {
    title: 'It is still open',
    next: 'What you typed is still here. Save it when it has ended.',
    status: 409,
  },
  'reviewed-already': {
    title: 'Somebody else has reviewed it',
    next: 'Their review stands below. Nothing of yours was saved.',
    status: 409,
  },
}
