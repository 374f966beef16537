/** Taking over from another service: reading its file, looking at what waits, taking it in or sending it away. */
import { readWaiting } from '../../../application/handover/read-handovers.ts'
import {
  type ReceiveRefusal,
  receiveHandover,
} from '../../../application/handover/receive-handover.ts'
import { settleHandover } from '../../../application/handover/settle-handover.ts'
import { sit } from '../../../application/services.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
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
import { hereAlready, receiveProblem, settleWords } from './handover-words.ts'
import { takeOverPage, waitingPage } from './take-over.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const opens = { ...team, relation: 'open-new-case' } as const
const works = { ...team, relation: 'work-on-case' } as const
const waits = '/cases/:caseId/handover'

export const takeOverRoutes: readonly StaffRoute[] = [
  {
    ...opens,
    method: 'GET',
    path: '/take-over',
    purpose: 'take over from another service with its file',
    answer: (request: StaffRequest) => ask(request, {}),
  },
  {
    ...opens,
    method: 'POST',
    path: '/take-over',
    purpose: 'read the file of another service into a new case',
    takesFiles: true,
    tellsWhatWasLeft: true,
    answer: receive,
  },
  {
    ...team,
    relation: 'read-case',
    method: 'GET',
    path: waits,
    purpose: 'look at what another service handed over',
    answer: (request: StaffRequest) => showWaiting(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${waits}/take-in`,
    purpose: 'take in what another service handed over',
    answer: (request: StaffRequest) => settle(request, 'take-in'),
  },
  {
    ...works,
    method: 'POST',
    path: `${waits}/send-away`,
    purpose: 'send away what another service handed over',
    answer: (request: StaffRequest) => settle(request, 'send-away'),
  },
]

async function ask(
  request: StaffRequest,
  typed: Typed,
  problems: Problems = {},
  refused?: RefusalWords,
): Promise<Answer> {
  const { services, actor, frame } = request
  const known = await sit(services, actor, ({ stores }) => stores.staff.services())
  const own = known.filter(({ id }) => actor.serviceIds.includes(id))
  const { newId } = services.world
  return {
    status: refused?.status ?? (Object.keys(problems).length > 0 ? 422 : 200),
    show: takeOverPage(frame, {
      services: Object.fromEntries(own.map(({ id, name }) => [id, name])),
      caseId: textOf(typed, 'caseId') || newId(),
      writeId: textOf(typed, 'writeId') || newId(),
      ...{ typed, problems, refused },
    }),
  }
}

async function receive(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, files, left } = request
  if (left !== undefined) return ask(request, typed, { file: 'The file is too large to be read' })
  const sent = files.find(({ field, bytes }) => field === 'file' && bytes.length > 0)
  const alias = textOf(typed, 'alias').trim()
  const serviceId = textOf(typed, 'serviceId')
  const problems: Problems = {
    ...(!sent && { file: 'Choose the file' }),
    ...(!alias && { alias: 'Give a word by which your team will know them' }),
    ...(alias.length > 40 && { alias: 'Use one short word' }),
    ...(!actor.serviceIds.includes(serviceId) && { serviceId: 'Choose one of your services' }),
  }
  if (!sent || Object.keys(problems).length > 0) return ask(request, typed, problems)
  const caseId = textOf(typed, 'caseId')
  if (!isId(caseId)) throw new Stopped(400)
  const received = await receiveHandover(services, actor, {
    ...{ bytes: sent.bytes, code: textOf(typed, 'code'), alias, serviceId, caseId },
    writeId: writeIdFrom(typed),
  })
  if ('refused' in received) return notReceived(request, received.refused)
  return { goTo: `/cases/${received.caseId}/handover` }
}

function notReceived(request: StaffRequest, refusal: ReceiveRefusal): Promise<Answer> {
  const { typed } = request
  if (refusal.code === 'case-not-available') throw new Stopped(404)
  if (refusal.code === 'here-already') return ask(request, typed, {}, hereAlready)
  const { field, words } = receiveProblem(refusal)
  return ask(request, typed, { [field]: words })
}

async function showWaiting(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, actor, frame } = request
  const caseId = idFrom(request, 'caseId')
  const read = foundOr404(await readWaiting(services, actor, caseId))
  // What there is to say of one that waits no more stands on the other page.
  if (read === 'nothing') return { goTo: `/cases/${caseId}/circle/handovers` }
  return { status: refused?.status ?? 200, show: waitingPage(frame, read, refused) }
}

async function settle(request: StaffRequest, how: 'take-in' | 'send-away'): Promise<Answer> {
  const { services, actor } = request
  const caseId = idFrom(request, 'caseId')
  const said = await settleHandover(services, actor, { caseId, how })
  if ('refused' in said) {
    if (said.refused.code === 'case-not-available') throw new Stopped(404)
    return showWaiting(request, settleWords(said.refused))
  }
  const done = how === 'take-in' ? 'taken-in' : 'sent-away'
  return { goTo: `/cases/${caseId}/circle/handovers?done=${done}` }
}
