/** Neutral messages of a case: choose, look, send, take back, write down what became of it. */
import {
  type Followed,
  type MessageReport,
  readMessages,
  reportOnMessage,
  reports,
  withdrawMessage,
} from '../../../application/outbox/follow-messages.ts'
import {
  lookAtMessage,
  queueMessage,
  type WantedMessage,
} from '../../../application/outbox/write-message.ts'
import { sentChannels } from '../../../application/ports/sending/message-carrier.ts'
import { messageTemplate } from '../../../domain/contact/message-templates.ts'
import { momentOf } from '../../../domain/contact/when-useful.ts'
import { readDay } from '../../parts/fields/day.ts'
import { Stopped } from '../../request/stopped.ts'
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
import { lookAtMessagePage } from './look.page.ts'
import { messagesPage } from './messages.page.ts'

const works = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'work-on-case',
} as const

export const messageRoutes: readonly StaffRoute[] = [
  {
    ...works,
    method: 'GET',
    path: '/cases/:caseId/messages',
    purpose: 'see the neutral messages of a case, and begin one',
    relation: 'read-case',
    answer: (request: StaffRequest) => showMessages(request),
  },
  {
    ...works,
    method: 'POST',
    path: '/cases/:caseId/messages/look',
    purpose: 'look at a message before it leaves; a press, because it opens how to reach somebody',
    answer: look,
  },
  {
    ...works,
    method: 'POST',
    path: '/cases/:caseId/messages',
    purpose: 'send a neutral message',
    answer: send,
  },
  {
    ...works,
    method: 'POST',
    path: '/cases/:caseId/messages/:messageId/withdraw',
    purpose: 'take a message back before it has left',
    answer: withdraw,
  },
  {
    ...works,
    method: 'POST',
    path: '/cases/:caseId/messages/:messageId/report',
    purpose: 'write down whether a message arrived',
    answer: report,
  },
]

const doneWords = {
  sent: 'The message is on its way. Whether it could be handed over is shown below.',
  waits: 'The message waits for the next safe hour',
  withdrawn: 'The message was taken back. It never left',
  noted: 'Written down',
}

async function showMessages(
  request: StaffRequest,
  again: { typed?: Typed; problems?: Problems; refused?: RefusalWords } = {},
): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readMessages(services, actor, idFrom(request, 'caseId')))
  const { typed = {}, problems, refused } = again
  return {
    status: refused?.status ?? (problems ? 422 : 200),
    show: messagesPage(frame, {
      ...{ read, sending: services.sending, typed, writeId: services.world.newId() },
      ...(problems && { problems }),
      ...(refused && { refused }),
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

type Read = { readonly wanted: Omit<WantedMessage, 'caseId'> } | { readonly problems: Problems }

function readWanted(typed: Typed): Read {
  const template = messageTemplate(textOf(typed, 'template'))
  const channel = sentChannels.find((one) => one === textOf(typed, 'channel'))
  const meeting = template?.content === 'appointment' ? readMeeting(typed) : undefined
  const problems: Problems = {
    ...(!template && { template: 'Choose what it should say' }),
    ...(!channel && { channel: 'Choose by which way' }),
    ...(meeting && 'problems' in meeting ? meeting.problems : {}),
  }
  if (!template || !channel || Object.keys(problems).length > 0) return { problems }
  const notAfter = meeting && 'at' in meeting ? { notAfter: meeting.at } : {}
  return { wanted: { template: template.id, channel, ...notAfter } }
}

function readMeeting(typed: Typed): { at: string } | { problems: Problems } {
  const read = readDay(typed, 'meeting')
  if (!('day' in read)) {
    const words = 'missing' in read ? 'Enter the day of the meeting' : 'Enter a day, like 27 3 2026'
    return { problems: { meeting: words } }
  }
  const at = momentOf(read.day, textOf(typed, 'meetingTime'))
  return at ? { at } : { problems: { meetingTime: 'Enter the time of the meeting, like 14:30' } }
}

async function look(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame, typed } = request
  const caseId = idFrom(request, 'caseId')
  const read = readWanted(typed)
  if ('problems' in read) return showMessages(request, { typed, problems: read.problems })
  const looked = foundOr404(await lookAtMessage(services, actor, { caseId, ...read.wanted }))
  const { sending, world } = services
  return { show: lookAtMessagePage(frame, { looked, sending, typed, writeId: world.newId() }) }
}

async function send(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame, typed } = request
  const caseId = idFrom(request, 'caseId')
  const writeId = writeIdFrom(typed)
  const read = readWanted(typed)
  if ('problems' in read) return showMessages(request, { typed, problems: read.problems })
  const queued = await queueMessage(services, actor, { caseId, ...read.wanted, writeId })
  if ('refused' in queued) throw new Stopped(404)
  if ('done' in queued) {
    return { goTo: `/cases/${caseId}/messages?done=${queued.waits ? 'waits' : 'sent'}` }
  }
  // What was allowed when they looked is not allowed any more.
  const { sending, world } = services
  const props = { looked: queued.blocked, sending, typed, writeId: world.newId() }
  return { status: 409, show: lookAtMessagePage(frame, props) }
}

const tooLate: RefusalWords = {
  title: 'The message has moved on meanwhile',
  next: 'Nothing was changed. See below how it stands now.',
  status: 409,
}

function afterwards(
  request: StaffRequest,
  followed: Followed,
  done: string,
): Promise<Answer> | Answer {
  if ('done' in followed)
    return { goTo: `/cases/${idFrom(request, 'caseId')}/messages?done=${done}` }
  if (followed.refused.code === 'case-not-available') throw new Stopped(404)
  return showMessages(request, { refused: tooLate })
}

async function withdraw(request: StaffRequest): Promise<Answer> {
  const { services, actor } = request
  const about = { caseId: idFrom(request, 'caseId'), messageId: idFrom(request, 'messageId') }
  return afterwards(request, await withdrawMessage(services, actor, about), 'withdrawn')
}

async function report(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const about = { caseId: idFrom(request, 'caseId'), messageId: idFrom(request, 'messageId') }
  const said: MessageReport | undefined = reports.find((one) => one === textOf(typed, 'report'))
  const writeId = writeIdFrom(typed)
  if (said === undefined) return showMessages(request, { refused: tooLate })
  const followed = await reportOnMessage(services, actor, { ...about, report: said, writeId })
  return afterwards(request, followed, 'noted')
}
