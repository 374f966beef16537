/** Risk and safety: the page, a review, somebody else's look, what was noticed, the plan, an absence. */
import { type RiskPicture, readRisk } from '../../../application/risk/read-risk.ts'
import {
  finishReview,
  lookAgain,
  noteSignal,
  type RiskSaved,
  takeStep,
} from '../../../application/risk/write-risk.ts'
import { sit } from '../../../application/services.ts'
import { missingStepNames } from '../../../domain/risk/missing-procedure.ts'
import { type SignalKind, signals } from '../../../domain/risk/triggers.ts'
import { readDay } from '../../parts/fields/day.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { planRoutes } from './plan.routes.ts'
import { carriedOn, readReview } from './review.form.ts'
import { reviewPage } from './review.page.ts'
import { reviewShownPage } from './review-shown.page.ts'
import { riskPage } from './risk.page.ts'
import { inWords, problemsInWords, stepProblems } from './risk-words.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const reads = { ...team, relation: 'read-case' } as const
const works = { ...team, relation: 'work-on-case' } as const
const base = '/cases/:caseId/risk'

const doneWords = {
  reviewed: 'The review is saved',
  looked: 'Your look is saved',
  noted: 'Noted. Today asks for another look at the risk',
  planned: 'The safety plan is saved',
  step: 'The step is saved',
} as const

export const riskRoutes: readonly StaffRoute[] = [
  {
    ...reads,
    method: 'GET',
    path: base,
    purpose: 'see how safe a person is as people see it, what changed and what to look at',
    answer: (request: StaffRequest) => showRisk(request),
  },
  {
    ...works,
    method: 'GET',
    path: `${base}/review`,
    purpose: 'see the questions of a risk review, with what stood last time',
    answer: (request: StaffRequest) => showReview(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/review`,
    purpose: 'save a risk review',
    answer: saveReview,
  },
  {
    ...reads,
    method: 'GET',
    path: `${base}/reviews/:reviewId`,
    purpose: 'read one risk review as it was written',
    async answer(request: StaffRequest) {
      const read = await opened(request)
      const id = idFrom(request, 'reviewId')
      const review = foundOr404(read.reviews.find((one) => one.id === id))
      return { show: reviewShownPage(request.frame, read, review) }
    },
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/reviews/:reviewId/look`,
    purpose: 'say whether somebody else sees a grave risk the same way',
    answer: saveLook,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/signals`,
    purpose: 'note that something happened which may change the risk',
    answer: saveSignal,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/missing`,
    purpose: 'write down a step while somebody is missing',
    answer: saveStep,
  },
  ...planRoutes,
]

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function opened(request: StaffRequest): Promise<RiskPicture> {
  const { services, actor } = request
  return foundOr404(await readRisk(services, actor, idFrom(request, 'caseId')))
}

async function showRisk(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = await opened(request)
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: riskPage(frame, {
      read,
      actor,
      newWriteId: () => services.world.newId(),
      typed: again?.typed ?? {},
      problems: again?.problems ?? {},
      refused: again?.refused,
      done: again ? undefined : under(doneWords, textOf(query, 'done')),
    }),
  }
}

function draftKey(caseId: string): string {
  return `case:${caseId}:risk-review`
}

async function showReview(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const read = await opened(request)
  const kept = again
    ? undefined
    : await sit(services, actor, ({ stores }) => stores.drafts.find(draftKey(read.file.id)))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: reviewPage(frame, {
      read,
      writeId: again ? textOf(again.typed, 'writeId') : services.world.newId(),
      typed: again?.typed ?? { ...carriedOn(read.reviews[0]), ...kept?.fields },
      problems: again?.problems ?? {},
      refused: again?.refused,
    }),
  }
}

async function saveReview(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const caseId = idFrom(request, 'caseId')
  const meant = readReview(typed, today)
  if ('problems' in meant) return showReview(request, { typed, problems: meant.problems })
  const saved = await finishReview(services, actor, {
    caseId,
    review: meant.value,
    write: { writeId: writeIdFrom(typed), versionSeen: seenIn(typed, 'reviewSeen') },
  })
  if ('refused' in saved) {
    const { refused } = saved
    const { concern } = meant.value.judgement
    const problems =
      refused.code === 'not-ready' ? problemsInWords(refused.problems, concern) : undefined
    return showReview(request, {
      typed,
      ...(problems ? { problems } : { refused: inWords(refused) }),
    })
  }
  await sit(services, actor, ({ stores }) => stores.drafts.discard(draftKey(caseId)))
  return { goTo: `/cases/${caseId}/risk?done=reviewed` }
}

function seenIn(typed: Typed, name: string): number {
  const seen = Number(textOf(typed, name) || '-1')
  return Number.isInteger(seen) ? seen : -1
}

async function saveLook(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const agrees = textOf(typed, 'agrees')
  const words = textOf(typed, 'lookWords').trim()
  const problems = {
    ...(agrees !== 'yes' && agrees !== 'no' && { agrees: 'Choose yes or no' }),
    ...(agrees === 'no' && !words && { lookWords: 'Write what you see differently' }),
    ...tooLong('lookWords', words),
  }
  if (Object.keys(problems).length > 0) return showRisk(request, { typed, problems })
  const saved = await lookAgain(services, actor, {
    caseId: idFrom(request, 'caseId'),
    reviewId: idFrom(request, 'reviewId'),
    agrees: agrees === 'yes',
    ...(words && { words }),
    writeId: writeIdFrom(typed),
  })
  return after(request, saved, 'looked')
}

async function saveSignal(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const kind = kindIn(textOf(typed, 'kind'))
  const words = textOf(typed, 'signalWords').trim()
  const read = readDay(typed, 'signalOn')
  const on = 'day' in read ? read.day : today
  const problems = {
    ...(!kind && { kind: 'Choose what happened' }),
    ...('notADay' in read && { signalOn: 'Enter a day like 27 3 2026, or leave it empty' }),
    ...(on > today && { signalOn: 'This day is still to come' }),
    ...tooLong('signalWords', words),
  }
  if (!kind || Object.keys(problems).length > 0) return showRisk(request, { typed, problems })
  const saved = await noteSignal(services, actor, {
    caseId: idFrom(request, 'caseId'),
    signal: { kind, on, ...(words && { words }) },
    writeId: writeIdFrom(typed),
  })
  return after(request, saved, 'noted')
}

function kindIn(text: string): SignalKind | undefined {
  // The keys of the table of signals.
  return (Object.keys(signals) as SignalKind[]).find((kind) => kind === text)
}

async function saveStep(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const step = missingStepNames.find((name) => name === textOf(typed, 'step'))
  const outcome = (['done', 'not-done'] as const).find((one) => one === textOf(typed, 'outcome'))
  const words = textOf(typed, 'stepWords').trim()
  const problems = {
    ...(!step && { step: stepProblems }),
    ...(!outcome && { outcome: 'Choose whether it was done' }),
    ...(outcome === 'not-done' && !words && { stepWords: 'Write why you decided against it' }),
    ...tooLong('stepWords', words),
  }
  if (!step || !outcome || Object.keys(problems).length > 0) {
    return showRisk(request, { typed, problems })
  }
  const saved = await takeStep(services, actor, {
    caseId: idFrom(request, 'caseId'),
    step: { step, outcome, on: today, ...(words && { words }) },
    writeId: writeIdFrom(typed),
  })
  return after(request, saved, 'step')
}

const longest = 2000

function tooLong(name: string, words: string): Problems {
  return words.length > longest ? { [name]: `Write at most ${longest} characters` } : {}
}

async function after(
  request: StaffRequest,
  saved: RiskSaved,
  done: keyof typeof doneWords,
): Promise<Answer> {
  if ('refused' in saved) {
    return showRisk(request, { typed: request.typed, refused: inWords(saved.refused) })
  }
  return { goTo: `/cases/${idFrom(request, 'caseId')}/risk?done=${done}` }
}
