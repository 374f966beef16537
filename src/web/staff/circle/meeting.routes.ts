/** Meetings about one person: the list, writing one down, and the papers that go with it. */
import {
  type Printed,
  printPack,
  printSummary,
} from '../../../application/circle/meeting-papers.ts'
import {
  keepMeeting,
  type MeetingPage,
  readMeeting as openMeeting,
  readMeetings,
} from '../../../application/circle/meetings.ts'
import { documentFormats } from '../../../application/ports/document-press.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { meetingAsTyped, readMeeting } from './meeting.form.ts'
import { meetingEditPage } from './meeting-edit.page.ts'
import { meetingInWords, packInWords } from './meeting-words.ts'
import { meetingPage, meetingsPage, summaryWays } from './meetings.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const reads = { ...team, relation: 'read-case', method: 'GET' } as const
const works = { ...team, relation: 'work-on-case' } as const
const all = '/cases/:caseId/circle/meetings'
const one = `${all}/:meetingId`

export const meetingRoutes: readonly StaffRoute[] = [
  { ...reads, path: all, purpose: 'see the meetings about a person', answer: showAll },
  {
    ...works,
    method: 'GET',
    path: `${all}/new`,
    purpose: 'begin to write down a meeting',
    answer: (request: StaffRequest) => showNew(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${all}/new`,
    purpose: 'write down a meeting',
    answer: saveNew,
  },
  {
    ...reads,
    path: one,
    purpose: 'see one meeting and what each attendee may be told',
    answer: (request: StaffRequest) => showOne(request),
  },
  {
    ...works,
    method: 'GET',
    path: `${one}/edit`,
    purpose: 'go on with what was written about a meeting',
    answer: (request: StaffRequest) => showEdit(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/edit`,
    purpose: 'keep a change of what was written about a meeting',
    answer: saveEdit,
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/pack`,
    purpose: 'print the least that one attendee may be told',
    answer: printOne,
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/summary`,
    purpose: 'print the survivor’s own copy of what was decided',
    answer: printTheirs,
  },
]

const doneWords = { saved: 'Saved' }

async function showAll(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readMeetings(services, actor, idFrom(request, 'caseId')))
  return { show: meetingsPage(frame, { read, done: under(doneWords, textOf(query, 'done')) }) }
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showNew(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const caseId = idFrom(request, 'caseId')
  const read = foundOr404(await readMeetings(services, actor, caseId))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: meetingEditPage(frame, {
      read,
      action: `/cases/${caseId}/circle/meetings/new`,
      versionSeen: 0,
      writeId: services.world.newId(),
      typed: { items: ['initials-and-age-band'] },
      ...again,
    }),
  }
}

function writeOn(typed: Typed): { writeId: string; versionSeen: number } {
  const seen = Number(textOf(typed, 'meetingSeen') || '-1')
  return { writeId: writeIdFrom(typed), versionSeen: Number.isInteger(seen) ? seen : -1 }
}

/** The ids of what is new follow from the form, so that sent twice it is the same meeting. */
function idsFrom(typed: Typed, newId: () => string): () => string {
  const writeId = writeIdFrom(typed)
  let count = 0
  return () => {
    count += 1
    const last = String(count).padStart(12, '0')
    return isId(writeId) ? `${writeId.slice(0, 24)}${last}` : newId()
  }
}

async function saveNew(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const caseId = idFrom(request, 'caseId')
  const newId = idsFrom(typed, () => services.world.newId())
  const read = readMeeting(typed, { today, newId })
  if ('problems' in read) return showNew(request, { typed, problems: read.problems })
  const write = writeOn(typed)
  const saved = await keepMeeting(services, actor, { caseId, meeting: read.value, write })
  if ('refused' in saved) return showNew(request, { typed, refused: meetingInWords(saved.refused) })
  return { goTo: `/cases/${caseId}/circle/meetings/${saved.meetingId}?done=saved` }
}

function idsOf(request: StaffRequest): { caseId: string; meetingId: string } {
  return { caseId: idFrom(request, 'caseId'), meetingId: idFrom(request, 'meetingId') }
}

async function readOne(request: StaffRequest): Promise<MeetingPage> {
  const { services, actor } = request
  return foundOr404(await openMeeting(services, actor, idsOf(request)))
}

async function showOne(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, frame, query } = request
  return {
    status: refused?.status ?? 200,
    show: meetingPage(frame, {
      read: await readOne(request),
      newWriteId: () => services.world.newId(),
      refused,
      done: refused ? undefined : under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function showEdit(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, frame } = request
  const read = await readOne(request)
  const { caseId, meetingId } = idsOf(request)
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: meetingEditPage(frame, {
      read,
      action: `/cases/${caseId}/circle/meetings/${meetingId}/edit`,
      versionSeen: read.kept.version,
      writeId: services.world.newId(),
      typed: meetingAsTyped(read.kept.meeting),
      ...again,
    }),
  }
}

async function saveEdit(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const ids = idsOf(request)
  const { kept } = await readOne(request)
  const newId = idsFrom(typed, () => services.world.newId())
  const read = readMeeting(typed, { today, before: kept.meeting, newId })
  if ('problems' in read) return showEdit(request, { typed, problems: read.problems })
  const write = writeOn(typed)
  const saved = await keepMeeting(services, actor, { ...ids, meeting: read.value, write })
  if ('refused' in saved) {
    return showEdit(request, { typed, refused: meetingInWords(saved.refused) })
  }
  return { goTo: `/cases/${ids.caseId}/circle/meetings/${ids.meetingId}?done=saved` }
}

async function printOne(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const memberId = textOf(typed, 'memberId')
  const format = await formatIn(request)
  if (!isId(memberId)) throw new Stopped(400)
  const explained = textOf(typed, 'explained')
  const order = {
    ...{ ...idsOf(request), memberId, format, writeId: writeIdFrom(typed) },
    ...(explained && { explained }),
  }
  return given(request, await printPack(services, actor, order))
}

async function printTheirs(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const format = await formatIn(request)
  const channel = summaryWays.find((way) => way === textOf(typed, 'reaches'))
  const order = { ...idsOf(request), format, channel, writeId: writeIdFrom(typed) }
  return given(request, await printSummary(services, actor, order))
}

/** Whoever may not open the case is not told that this page exists at all. */
async function formatIn(request: StaffRequest) {
  const format = documentFormats.find((known) => known === textOf(request.typed, 'format'))
  if (format !== undefined) return format
  await readOne(request)
  throw new Stopped(400)
}

async function given(request: StaffRequest, printed: Printed): Promise<Answer> {
  if ('refused' in printed) {
    if (printed.refused.code === 'case-not-available') throw new Stopped(404)
    return showOne(request, packInWords(printed.refused))
  }
  const { bytes, type, name } = printed.made
  return { file: bytes, type, name }
}
