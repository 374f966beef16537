/** Opening a case in an emergency, reading what was named, a note, and ending it. */
import { mayDo } from '../../../application/access/access-rules.ts'
import {
  breakTheGlass,
  endEmergency,
  noteInEmergency,
  readEmergency,
  showInEmergency,
} from '../../../application/access/break-the-glass.ts'
import { isEmergencyPart } from '../../../domain/break-glass/emergency-terms.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import { stepUpFields, takeStepUp } from '../../step-up/step-up.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { readAsk } from './ask.form.ts'
import { askPage } from './ask.page.ts'
import { emergencyPage } from './emergency.page.ts'
import { refusedEmergency } from './emergency-words.ts'

const staff = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const asking = { ...staff, path: '/emergency', relation: 'break-glass' } as const
const inside = { ...staff, relation: 'read-in-emergency' } as const
const base = '/cases/:caseId/emergency'

export const emergencyRoutes: readonly StaffRoute[] = [
  {
    ...asking,
    method: 'GET',
    purpose: 'ask to open a case in an emergency',
    answer: (request: StaffRequest) => showAsk(request),
  },
  { ...asking, method: 'POST', purpose: 'open a case in an emergency', answer: ask },
  {
    ...inside,
    method: 'GET',
    path: base,
    purpose: 'see what is open of a case in an emergency',
    answer: (request: StaffRequest) => showEmergency(request),
  },
  {
    ...inside,
    method: 'POST',
    path: `${base}/show/:shown`,
    purpose: 'open one named part; a press, so that no address opens it by itself',
    answer: show,
  },
  {
    ...inside,
    method: 'POST',
    path: `${base}/note`,
    purpose: 'write down what was done in an emergency',
    answer: addNote,
  },
  {
    ...inside,
    method: 'POST',
    path: `${base}/end`,
    purpose: 'end an emergency before its time',
    answer: end,
  },
]

interface Again {
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showAsk(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, typed } = request
  const open = await services.world.asActor(actor, ({ emergencies }) => emergencies.mine())
  const problems = again?.problems ?? {}
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: askPage(frame, {
      writeId: again ? textOf(typed, 'writeId') : services.world.newId(),
      typed: again ? typed : {},
      ...again,
      open,
      mayReview: mayDo(actor, 'review-break-glass'),
      stepUp: stepUpFields(frame, request, 'break-glass', { typed, problems }),
    }),
  }
}

/** What was typed is read first: a form with a mistake in it must not use up a code. */
async function ask(request: StaffRequest): Promise<Answer> {
  const { services, typed } = request
  const read = readAsk(typed)
  if ('problems' in read) return showAsk(request, read)
  const proved = await takeStepUp(request, 'break-glass')
  if ('problems' in proved) return showAsk(request, proved)
  const writeId = writeIdFrom(typed)
  const asked = await breakTheGlass(services, proved.actor, { ...read.value, writeId })
  if ('opened' in asked) return { goTo: `/cases/${asked.opened.caseId}/emergency` }
  if ('yours' in asked) return { goTo: `/cases/${asked.yours.caseId}` }
  return showAsk(request, { refused: refusedEmergency(asked.refused) })
}

const doneWords = { note: 'The note is saved' }

async function showEmergency(
  request: StaffRequest,
  again?: { problems: Problems },
): Promise<Answer> {
  const { services, actor, frame, query, typed } = request
  const file = foundOr404(await readEmergency(services, actor, idFrom(request, 'caseId')))
  return {
    status: again ? 422 : 200,
    show: emergencyPage(frame, {
      file,
      writeId: again ? textOf(typed, 'writeId') : services.world.newId(),
      done: under(doneWords, textOf(query, 'done')),
      ...(again && { ...again, typed }),
    }),
  }
}

async function show(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame, params } = request
  const part = params['shown'] ?? ''
  if (!isEmergencyPart(part)) throw new Stopped(404)
  const about = { caseId: idFrom(request, 'caseId'), part }
  const opened = foundOr404(await showInEmergency(services, actor, about))
  return { show: emergencyPage(frame, { ...opened, writeId: services.world.newId() }) }
}

async function addNote(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const words = textOf(typed, 'note').trim()
  if (words === '') return showEmergency(request, { problems: { note: 'Write what you did' } })
  if (words.length > 5000) {
    const note = 'Write at most 5000 characters'
    return showEmergency(request, { problems: { note } })
  }
  const writeId = writeIdFrom(typed)
  foundOr404(await noteInEmergency(services, actor, { caseId, words, writeId }))
  return { goTo: `/cases/${caseId}/emergency?done=note` }
}

async function end(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const emergencyId = textOf(typed, 'emergency')
  const { ended } = foundOr404(await endEmergency(services, actor, { caseId, emergencyId }))
  return { goTo: ended ? '/today?done=emergency' : `/cases/${caseId}/emergency` }
}
