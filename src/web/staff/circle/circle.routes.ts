/** People around them: the list, bringing somebody in, and everything that went out. */
import { addMember } from '../../../application/circle/change-circle.ts'
import { readCircle, readShared } from '../../../application/circle/read-circle.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
} from '../staff-request.ts'
import { circlePage } from './circle.page.ts'
import { inWords } from './circle-words.ts'
import { meetingRoutes } from './meeting.routes.ts'
import { readNewMember } from './member.form.ts'
import { memberRoutes } from './member.routes.ts'
import { newMemberPage } from './new-member.page.ts'
import { sharedPage } from './notice.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const reads = { ...team, relation: 'read-case' } as const
const works = { ...team, relation: 'work-on-case' } as const
const base = '/cases/:caseId/circle'

export const circleRoutes: readonly StaffRoute[] = [
  {
    ...reads,
    method: 'GET',
    path: base,
    purpose: 'see the professionals around a person and what each may be told',
    answer: showCircle,
  },
  {
    ...works,
    method: 'GET',
    path: `${base}/new`,
    purpose: 'begin to bring a professional in',
    answer: (request: StaffRequest) => showNew(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/new`,
    purpose: 'bring a professional in, on a consent',
    answer: addOne,
  },
  {
    ...reads,
    method: 'GET',
    path: `${base}/shared`,
    purpose: 'see everything that went out, and to whom',
    async answer(request: StaffRequest) {
      const { services, actor, frame } = request
      const read = foundOr404(await readShared(services, actor, idFrom(request, 'caseId')))
      return { show: sharedPage(frame, read) }
    },
  },
  ...memberRoutes,
  ...meetingRoutes,
]

const doneWords = {
  added: 'They may be told what you ticked, and nothing else',
}

async function showCircle(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readCircle(services, actor, idFrom(request, 'caseId')))
  return { show: circlePage(frame, { read, done: under(doneWords, textOf(query, 'done')) }) }
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showNew(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readCircle(services, actor, idFrom(request, 'caseId')))
  // From the line of a consent that nobody rests on yet.
  const offered = { consent: textOf(query, 'consent') }
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: newMemberPage(frame, {
      read,
      writeId: services.world.newId(),
      typed: offered,
      ...again,
    }),
  }
}

async function addOne(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const caseId = idFrom(request, 'caseId')
  const read = readNewMember(typed, today)
  if ('problems' in read) return showNew(request, { typed, problems: read.problems })
  const { writeId, versionSeen } = writeFrom(typed)
  const saved = await addMember(services, actor, {
    ...{ caseId, ...read.value },
    write: { writeId, versionSeen: 0 },
    caseVersionSeen: versionSeen,
  })
  if ('refused' in saved) return showNew(request, { typed, refused: inWords(saved.refused) })
  return { goTo: `/cases/${caseId}/circle?done=added` }
}
