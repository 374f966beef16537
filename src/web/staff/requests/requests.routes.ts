/** Questions to professionals: asking one, the list, one with its answer, its links, and taking it into the record. */
import { readMember } from '../../../application/circle/read-circle.ts'
import { readRequest, readRequests } from '../../../application/guests/answers.ts'
import { askEvidence } from '../../../application/guests/ask-evidence.ts'
import {
  closeLink,
  type Followed,
  linkAgain,
  stopAsking,
} from '../../../application/guests/follow-request.ts'
import { takeAnswer } from '../../../application/guests/take-answer.ts'
import { isEvidenceTemplate, mostOwnQuestion } from '../../../domain/guests/evidence-question.ts'
import { type WithdrawnReason, withdrawnReasons } from '../../../domain/promises/promise-event.ts'
import { plainDay } from '../../parts/dates.ts'
import { readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { categoryNames } from '../case/category-names.ts'
import { fileInWords } from '../documents/refused-upload.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
  writeIdFrom,
} from '../staff-request.ts'
import { askPage } from './ask.page.ts'
import { handOverPage } from './hand-over.page.ts'
import { requestPage } from './request.page.ts'
import { inWords, problemsOf, withheldWords } from './request-words.ts'
import { requestsPage } from './requests.pages.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const reads = { ...team, relation: 'read-case', method: 'GET' } as const
const works = { ...team, relation: 'work-on-case' } as const
const base = '/cases/:caseId/circle'
const ask = `${base}/members/:memberId/ask`
const one = `${base}/requests/:askedId`

export const requestRoutes: readonly StaffRoute[] = [
  {
    ...works,
    method: 'GET',
    path: ask,
    purpose: 'begin to ask a professional',
    answer: (request: StaffRequest) => showAsk(request),
  },
  {
    ...works,
    method: 'POST',
    path: ask,
    purpose: 'ask a professional one question',
    answer: askOne,
  },
  {
    ...reads,
    path: `${base}/requests`,
    purpose: 'see what professionals were asked',
    async answer(request: StaffRequest) {
      const { services, actor, frame } = request
      const read = await readRequests(services, actor, idFrom(request, 'caseId'))
      return { show: requestsPage(frame, foundOr404(read)) }
    },
  },
  {
    ...reads,
    path: one,
    purpose: 'read what a professional answered',
    answer: (request: StaffRequest) => showOne(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/take`,
    purpose: 'take an answer into the record',
    answer: take,
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/link`,
    purpose: 'make another link to a question',
    answer: link,
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/close`,
    purpose: 'close the link of a question',
    answer: close,
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/stop`,
    purpose: 'stop asking a professional',
    answer: stop,
  },
]

interface Again {
  readonly typed: Typed
  readonly problems?: Problems | undefined
  readonly refused?: RefusalWords | undefined
}

async function memberOf(request: StaffRequest) {
  const { services, actor } = request
  const ids = { caseId: idFrom(request, 'caseId'), memberId: idFrom(request, 'memberId') }
  return foundOr404(await readMember(services, actor, { ...ids, say: plainDay }))
}

async function showAsk(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, frame } = request
  const { typed = {}, problems = {}, refused } = again ?? {}
  return {
    status: refused?.status ?? (again ? 422 : 200),
    show: askPage(frame, {
      ...{ read: await memberOf(request), categories: categoryNames(services) },
      ...{ writeId: services.world.newId(), typed, problems, refused },
    }),
  }
}

async function askOne(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, frame, sender } = request
  const read = readQuestion(typed)
  if ('problems' in read) return showAsk(request, { typed, problems: read.problems })
  const said = await askEvidence(services, actor, {
    ...{ caseId: idFrom(request, 'caseId'), memberId: idFrom(request, 'memberId') },
    ...{ ...read.value, write: writeFrom(typed), say: plainDay },
  })
  if ('withheld' in said) return showAsk(request, { typed, refused: withheldWords(said.withheld) })
  if ('refused' in said) {
    const problems = problemsOf(said.refused)
    return showAsk(request, {
      typed,
      ...(problems ? { problems } : { refused: inWords(said.refused) }),
    })
  }
  const { door, requestId } = said
  const page = await memberOf(request)
  const { who } = page.entry.member.details
  return { show: handOverPage(frame, { read: page, door, requestId, who, origin: sender.origin }) }
}

function readQuestion(typed: Typed) {
  const [template, need, own] = ['template', 'need', 'own'].map((name) =>
    textOf(typed, name).trim(),
  )
  const [agreed] = listOf(typed, 'agreed')
  const by = readDay(typed, 'by')
  const known = isEvidenceTemplate(template ?? '') ? template : undefined
  const free = known === 'free'
  const words = own ?? ''
  const problems: Problems = {
    ...(!known && { template: 'Choose what you ask' }),
    ...(free && words === '' && { own: 'Write your question' }),
    ...(free &&
      words.length > mostOwnQuestion && {
        own: `Write at most ${mostOwnQuestion} characters`,
      }),
    ...(!('day' in by) && { by: 'Write the day, for example 27 3 2026' }),
    ...(agreed !== 'now' &&
      agreed !== 'before' && {
        agreed: 'Ask them first. Without their yes nobody is asked',
      }),
  }
  if (!known || !isEvidenceTemplate(known) || !('day' in by) || Object.keys(problems).length > 0) {
    return { problems }
  }
  const explained = textOf(typed, 'explained')
  return {
    value: {
      ...{ template: known, by: by.day, agreedNow: agreed === 'now' },
      ...(free && { own: words }),
      ...(need && isId(need) && { needId: need }),
      ...(explained && { explained }),
    },
  }
}

const doneWords = {
  taken: 'It stands in the record',
  read: 'You have read it. Nothing is waited for any more',
  closed: 'The link is closed',
  stopped: 'Nobody is asked any more',
}

interface Shown {
  readonly refused?: RefusalWords
  readonly done?: string
  readonly problems?: Problems
}

async function showOne(request: StaffRequest, again: Shown = {}): Promise<Answer> {
  const { services, actor, frame, query, typed } = request
  const read = foundOr404(await readRequest(services, actor, idsOf(request)))
  const { refused, problems = {} } = again
  const done = again.done ?? (refused ? undefined : under(doneWords, textOf(query, 'done')))
  const newWriteId = () => services.world.newId()
  const show = requestPage(frame, { read, newWriteId, typed, problems, done, refused })
  const wrong = Object.keys(problems).length > 0 ? 422 : 200
  return { status: refused?.status ?? wrong, show }
}

function idsOf(request: StaffRequest) {
  return { caseId: idFrom(request, 'caseId'), requestId: idFrom(request, 'askedId') }
}

function backTo(request: StaffRequest, done: keyof typeof doneWords): Answer {
  const { caseId, requestId } = idsOf(request)
  return { goTo: `/cases/${caseId}/circle/requests/${requestId}?done=${done}` }
}

async function take(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const { versionSeen } = writeFrom(typed)
  const taken = await takeAnswer(services, actor, { ...idsOf(request), versionSeen })
  if ('refused' in taken) return showOne(request, { refused: inWords(taken.refused) })
  if (taken.fileRefused) {
    const why = fileInWords(taken.fileRefused)
    return showOne(request, { done: `The words are kept. The file was not: ${why}` })
  }
  return backTo(request, taken.recorded ? 'taken' : 'read')
}

async function link(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, frame, sender } = request
  const explained = textOf(typed, 'explained')
  const ids = idsOf(request)
  const said = await linkAgain(services, actor, {
    ...{ ...ids, writeId: writeIdFrom(typed), say: plainDay, ...(explained && { explained }) },
  })
  if ('withheld' in said) return showOne(request, { refused: withheldWords(said.withheld) })
  if ('refused' in said) return showOne(request, { refused: inWords(said.refused) })
  const read = foundOr404(await readRequest(services, actor, ids))
  const { requestId } = ids
  const { who } = read.request
  const { door } = said
  return { show: handOverPage(frame, { read, door, requestId, who, origin: sender.origin }) }
}

async function close(request: StaffRequest): Promise<Answer> {
  const { services, actor } = request
  return followed(request, await closeLink(services, actor, idsOf(request)), 'closed')
}

async function stop(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const because = textOf(typed, 'because')
  if (!Object.hasOwn(withdrawnReasons, because)) {
    return showOne(request, { problems: { because: 'Choose why' } })
  }
  const said = await stopAsking(services, actor, {
    // A key of the table of reasons, as was just asked.
    ...{ ...idsOf(request), because: because as WithdrawnReason, writeId: writeIdFrom(typed) },
  })
  return followed(request, said, 'stopped')
}

async function followed(
  request: StaffRequest,
  said: Followed,
  done: keyof typeof doneWords,
): Promise<Answer> {
  if ('refused' in said) return showOne(request, { refused: inWords(said.refused) })
  return backTo(request, done)
}
