/** The seats of the prime contractor and of the authority: what was sent to them, and nothing else. */
import {
  askForInformation,
  forwardToAuthority,
  returnForCorrection,
  type SeatAnswered,
} from '../../application/seat/answer-submission.ts'
import { decideSubmission } from '../../application/seat/decide-submission.ts'
import {
  canStillAnswer,
  readInbox,
  readSeatPage,
  type SeatPage,
} from '../../application/seat/read-seat.ts'
import { readDay } from '../parts/fields/day.ts'
import { Stopped } from '../request/stopped.ts'
import { type Problems, type Typed, textOf } from '../request/typed.ts'
import { writeIdFrom } from '../request/write-id.ts'
import type { Answer } from '../route.ts'
import type { RefusalWords } from '../words.ts'
import { answerPage, type ShortAnswer } from './answer.page.ts'
import { askedAsTyped, readDecision } from './decision.form.ts'
import { type DecisionPageProps, decisionPage } from './decision.page.ts'
import { inboxPage } from './inbox.page.ts'
import { type SeatRequest, type SeatRoute, submissionIdFrom } from './seat-request.ts'
import { answerInWords, inWords, problemInWords } from './seat-words.ts'
import { submissionPage } from './submission.page.ts'

const seats = {
  surface: 'seat',
  who: ['prime-liaison', 'assessor'],
  relation: 'read-submission',
} as const
const prime = { ...seats, who: ['prime-liaison'], relation: 'answer-as-prime' } as const
const authority = { ...seats, who: ['assessor'], relation: 'decide-as-authority' } as const
const one = '/seat/submissions/:submissionId'

export const seatRoutes: readonly SeatRoute[] = [
  {
    ...seats,
    method: 'GET',
    path: '/seat',
    purpose: 'see which submissions wait',
    async answer({ services, actor, frame }: SeatRequest) {
      return { show: inboxPage(frame, await readInbox(services, actor)) }
    },
  },
  {
    ...seats,
    method: 'GET',
    path: one,
    purpose: 'read one submission',
    answer: (request: SeatRequest) => showSubmission(request),
  },
  ...shortAnswer(prime, 'return', 'return a submission for correction'),
  ...shortAnswer(prime, 'forward', 'forward a submission to the authority'),
  ...shortAnswer(authority, 'ask', 'ask the provider for information'),
  {
    ...authority,
    method: 'GET',
    path: `${one}/decide`,
    purpose: 'go through the needs to be decided',
    answer: async (request: SeatRequest) => showDecision(request, await openToAnswer(request)),
  },
  {
    ...authority,
    method: 'POST',
    path: `${one}/decide`,
    purpose: 'decide need by need',
    answer: decide,
  },
]

async function open(request: SeatRequest): Promise<SeatPage> {
  const { services, actor } = request
  const read = await readSeatPage(services, actor, submissionIdFrom(request))
  if (read === undefined) throw new Stopped(404)
  return read
}

type Opened = SeatPage | { readonly closed: Answer }

/** The submission, or its page with the reason why it takes no answer now. */
async function openToAnswer(request: SeatRequest): Promise<Opened> {
  const read = await open(request)
  return canStillAnswer(request.actor, read.item.status)
    ? read
    : { closed: submissionAnswer(request, read, inWords({ code: 'submission-not-waiting' })) }
}

async function showSubmission(request: SeatRequest): Promise<Answer> {
  return submissionAnswer(request, await open(request))
}

/** "Done" is said only about what the database really holds now. */
function submissionAnswer(
  { frame, actor, query }: SeatRequest,
  read: SeatPage,
  refused?: RefusalWords,
): Answer {
  const last = read.item.answers.at(-1)
  const done = textOf(query, 'done') === 'yes' && last?.by === actor.orgKind
  return {
    status: refused?.status ?? 200,
    show: submissionPage(frame, {
      read,
      actor,
      refused,
      done: done && last ? `Sent. ${answerInWords(last)}` : undefined,
    }),
  }
}

function shortAnswer(
  who: typeof prime | typeof authority,
  kind: ShortAnswer,
  purpose: string,
): readonly SeatRoute[] {
  const path = `${one}/${kind}`
  return [
    {
      ...who,
      method: 'GET',
      path,
      purpose: `write: ${purpose}`,
      async answer(request: SeatRequest) {
        const read = await openToAnswer(request)
        if ('closed' in read) return read.closed
        return showShort(request, read, { kind, typed: {} })
      },
    },
    {
      ...who,
      method: 'POST',
      path,
      purpose,
      answer: (request: SeatRequest) => giveShort(request, kind),
    },
  ]
}

interface Again {
  readonly kind: ShortAnswer
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

function showShort({ frame, services }: SeatRequest, read: SeatPage, again: Again): Answer {
  const typedId = textOf(again.typed, 'writeId')
  return {
    status: again.refused?.status ?? (again.problems ? 422 : 200),
    show: answerPage(frame, { read, writeId: typedId || services.world.newId(), ...again }),
  }
}

async function giveShort(request: SeatRequest, kind: ShortAnswer): Promise<Answer> {
  const { typed } = request
  const read = await open(request)
  const { submissionId } = read.item
  const answered = await sendShort(request, kind, submissionId)
  if ('problems' in answered) return showShort(request, read, { kind, typed, ...answered })
  if ('refused' in answered) {
    if (answered.refused.code === 'submission-not-available') throw new Stopped(404)
    const refused = inWords(answered.refused)
    const field = answered.refused.code === 'reasons-needed' && { words: refused.title }
    return showShort(request, read, { kind, typed, refused, ...(field && { problems: field }) })
  }
  return { goTo: `/seat/submissions/${submissionId}?done=yes` }
}

async function sendShort(
  { services, actor, typed }: SeatRequest,
  kind: ShortAnswer,
  submissionId: string,
): Promise<SeatAnswered | { readonly problems: Problems }> {
  const about = { submissionId, words: textOf(typed, 'words'), writeId: writeIdFrom(typed) }
  if (kind === 'return') return returnForCorrection(services, actor, about)
  if (kind === 'forward') return forwardToAuthority(services, actor, about)
  const answerBy = readDay(typed, 'answerBy')
  if (!('day' in answerBy)) {
    return { problems: { answerBy: 'Enter the day by which you need the answer, like 27 3 2027' } }
  }
  return askForInformation(services, actor, { ...about, answerBy: answerBy.day })
}

function showDecision(
  { frame, services }: SeatRequest,
  read: Opened,
  again?: Omit<DecisionPageProps, 'read' | 'writeId'> & { status: number },
): Answer {
  if ('closed' in read) return read.closed
  const typed = again?.typed ?? askedAsTyped(read.submission.needs)
  const writeId = textOf(typed, 'writeId') || services.world.newId()
  return {
    status: again?.status ?? 200,
    show: decisionPage(frame, { ...again, read, typed, writeId }),
  }
}

async function decide(request: SeatRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const read = await open(request)
  const { submissionId } = read.item
  const entered = readDecision(typed, read.submission.needs)
  if ('problems' in entered) return showDecision(request, read, { typed, status: 422, ...entered })
  const decided = await decideSubmission(services, actor, {
    ...entered.value,
    submissionId,
    writeId: writeIdFrom(typed),
  })
  if ('problems' in decided) {
    const problems = Object.fromEntries(decided.problems.map(problemInWords))
    return showDecision(request, read, { typed, status: 422, problems })
  }
  if ('toConfirm' in decided) {
    const problems = { seen: 'Look at what seems wrong, below, before it is sent' }
    return showDecision(request, read, { typed, status: 422, problems, ...decided })
  }
  if ('refused' in decided) {
    const refused = inWords(decided.refused)
    return showDecision(request, read, { typed, status: refused.status, refused })
  }
  return { goTo: `/seat/submissions/${submissionId}?done=yes` }
}
