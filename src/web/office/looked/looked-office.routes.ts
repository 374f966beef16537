/** The office's side of who looked: questions to answer, holds, days that stand out. Providers only. */
import {
  answerQuestion,
  readAllHolds,
  readQuestions,
  readUnusual,
} from '../../../application/looked/looked-office.ts'
import type { Services } from '../../../application/services.ts'
import { longestWords } from '../../../domain/looked/question.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, textOf, under } from '../../request/typed.ts'
import { isId } from '../../request/write-id.ts'
import type { Answer, Route, SignedInRequest } from '../../route.ts'
import { allHoldsPage, unusualPage } from './lead.pages.ts'
import { questionsPage } from './questions.page.ts'

type OfficeRequest = SignedInRequest<Services>

const answering = {
  surface: 'staff',
  who: ['service-manager', 'data-protection-lead'],
  relation: 'answer-who-looked',
} as const
const lead = { surface: 'staff', who: ['data-protection-lead'], relation: 'read-log' } as const

export const lookedOfficeRoutes: readonly Route<Services>[] = [
  {
    ...answering,
    method: 'GET',
    path: '/looked',
    purpose: 'see which lines survivors did not recognise',
    answer: (request: OfficeRequest) => showQuestions(request),
  },
  {
    ...answering,
    method: 'POST',
    path: '/looked/:questionId/answer',
    purpose: 'look into a line that was not recognised, or answer',
    answer,
  },
  {
    ...lead,
    method: 'GET',
    path: '/log/holds',
    purpose: 'see which lines wait, in every case',
    answer: showHolds,
  },
  {
    ...lead,
    method: 'GET',
    path: '/log/unusual',
    purpose: 'see on which days somebody opened many records',
    answer: showUnusual,
  },
]

const doneWords = {
  taken: 'It is written down that you look into it',
  answered: 'Answered. The answer stands beside the line',
}

type Again = Pick<Parameters<typeof questionsPage>[1], 'again' | 'refused'>

async function showQuestions(request: OfficeRequest, again: Again = {}): Promise<Answer> {
  const { services, actor, frame, query, today } = providersOnly(request)
  const questions = await readQuestions(services, actor)
  return {
    status: again.again ? 422 : again.refused ? 409 : 200,
    show: questionsPage(frame, {
      questions,
      isLead: actor.role === 'data-protection-lead',
      today,
      done: under(doneWords, textOf(query, 'done')),
      ...again,
    }),
  }
}

async function answer(request: OfficeRequest): Promise<Answer> {
  const { services, actor, typed, params } = providersOnly(request)
  const id = params['questionId'] ?? ''
  if (!isId(id)) throw new Stopped(404)
  const name = `answer-${id}`
  const taking = textOf(typed, 'act') === 'take'
  const outcome = await answerQuestion(services, actor, {
    questionId: id,
    ...(!taking && { words: textOf(typed, name) }),
  })
  if ('done' in outcome) return { goTo: `/looked?done=${taking ? 'taken' : 'answered'}` }
  const problem = {
    'no-words': 'Write your answer, in words for the survivor',
    'words-too-long': `Write ${longestWords} characters or fewer`,
    'not-yours-to-answer': undefined,
  }[outcome.refused.code]
  if (problem === undefined) return showQuestions(request, { refused: notYours })
  const problems: Problems = { [name]: problem }
  return showQuestions(request, { again: { id, typed, problems } })
}

const notYours = {
  title: 'This question is answered already, or is not yours to answer',
  next: 'Nothing was changed. The questions that wait for you are below.',
}

async function showHolds(request: OfficeRequest): Promise<Answer> {
  const { services, actor, frame, today } = providersOnly(request)
  return { show: allHoldsPage(frame, { holds: await readAllHolds(services, actor), today }) }
}

async function showUnusual(request: OfficeRequest): Promise<Answer> {
  const { services, actor, frame } = providersOnly(request)
  return { show: unusualPage(frame, await readUnusual(services, actor)) }
}

/** The seats have no cases, so there is nothing of the kind. */
function providersOnly(request: OfficeRequest): OfficeRequest {
  if (request.actor.orgKind !== 'provider') throw new Stopped(404)
  return request
}
