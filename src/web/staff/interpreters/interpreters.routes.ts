/** Interpreters of one person: one page, and what is done on it. */
import { readInterpreters } from '../../../application/interpreters/read-interpreters.ts'
import {
  addInterpreter,
  bookInterpreter,
  endBooking,
  excludeInterpreter,
  type InterpreterSaved,
  keepWishes,
} from '../../../application/interpreters/write-interpreters.ts'
import { type Problems, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import {
  readBooking,
  readEnding,
  readInterpreter,
  readWhy,
  readWishes,
} from './interpreter.form.ts'
import { inWords } from './interpreter-words.ts'
import { interpretersPage } from './interpreters.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const works = { ...team, relation: 'work-on-case', method: 'POST' } as const
const base = '/cases/:caseId/circle/interpreters'

export const interpreterRoutes: readonly StaffRoute[] = [
  {
    ...team,
    relation: 'read-case',
    method: 'GET',
    path: base,
    purpose: 'see who may interpret for a person, who never, and what is booked',
    answer: (request: StaffRequest) => show(request),
  },
  {
    ...works,
    path: `${base}/wishes`,
    purpose: 'write down what they wish of an interpreter',
    answer: saveWishes,
  },
  { ...works, path: `${base}/new`, purpose: 'write down an interpreter', answer: addOne },
  { ...works, path: `${base}/book`, purpose: 'book an interpreter', answer: book },
  {
    ...works,
    path: `${base}/:interpreterId/never`,
    purpose: 'make sure that an interpreter is never used again',
    answer: exclude,
  },
  {
    ...works,
    path: `${base}/bookings/:bookingId/end`,
    purpose: 'write how it went with an interpreter',
    answer: end,
  },
]

const doneWords = {
  wishes: 'Saved what they wish',
  added: 'Written down',
  booked: 'Booked',
  never: 'Never again. What was booked with them is cancelled',
  ended: 'Saved how it went',
}

interface Again {
  /** Which form comes back as it was sent. */
  readonly name: string
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function show(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query, typed } = request
  const read = foundOr404(await readInterpreters(services, actor, idFrom(request, 'caseId')))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: interpretersPage(frame, {
      read,
      newWriteId: () => services.world.newId(),
      sent: again && { name: again.name, typed },
      problems: again?.problems ?? {},
      refused: again?.refused,
      done: again ? undefined : under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function answered(
  request: StaffRequest,
  name: string,
  saved: InterpreterSaved,
  done: keyof typeof doneWords,
): Promise<Answer> {
  if ('refused' in saved) return show(request, { name, refused: inWords(saved.refused) })
  return { goTo: `/cases/${idFrom(request, 'caseId')}/circle/interpreters?done=${done}` }
}

function aboutOf(request: StaffRequest): { caseId: string; writeId: string } {
  return { caseId: idFrom(request, 'caseId'), writeId: writeIdFrom(request.typed) }
}

async function saveWishes(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const read = readWishes(typed)
  if ('problems' in read) return show(request, { name: 'wishes', problems: read.problems })
  const seen = Number(textOf(typed, 'wishesSeen') || '-1')
  const saved = await keepWishes(services, actor, {
    ...aboutOf(request),
    wishes: read.value,
    versionSeen: Number.isInteger(seen) ? seen : -1,
  })
  return answered(request, 'wishes', saved, 'wishes')
}

async function addOne(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const read = readInterpreter(typed)
  if ('problems' in read) return show(request, { name: 'new', problems: read.problems })
  const saved = await addInterpreter(services, actor, { ...aboutOf(request), ...read.value })
  return answered(request, 'new', saved, 'added')
}

async function book(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const read = readBooking(typed)
  if ('problems' in read) return show(request, { name: 'book', problems: read.problems })
  const saved = await bookInterpreter(services, actor, {
    ...aboutOf(request),
    booking: read.value,
  })
  return answered(request, 'book', saved, 'booked')
}

async function exclude(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const interpreterId = idFrom(request, 'interpreterId')
  const name = `never ${interpreterId}`
  const read = readWhy(typed, interpreterId)
  if ('problems' in read) return show(request, { name, problems: read.problems })
  const about = { ...aboutOf(request), interpreterId, ...read.value }
  return answered(request, name, await excludeInterpreter(services, actor, about), 'never')
}

async function end(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const bookingId = idFrom(request, 'bookingId')
  const name = `end ${bookingId}`
  const read = readEnding(typed, bookingId)
  if ('problems' in read) return show(request, { name, problems: read.problems })
  const about = { ...aboutOf(request), bookingId, ...read.value }
  return answered(request, name, await endBooking(services, actor, about), 'ended')
}
