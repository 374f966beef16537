/** Somebody is asking: the page for whoever stands there, and one entry for those who decide in the case. */
import { readDemand, readDemands } from '../../../application/legal-requests/read-demands.ts'
import { takeInDemand } from '../../../application/legal-requests/take-in-demand.ts'
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
import { askedPage } from './asked.page.ts'
import { decideFrom } from './decide-demand.ts'
import { readDemand as readForm } from './demand.form.ts'
import { demandPage } from './demand.page.ts'
import { inWords } from './demand-words.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const path = '/cases/:caseId/asked'

export const askedRoutes: readonly StaffRoute[] = [
  {
    ...team,
    method: 'GET',
    path: '/somebody-asks',
    purpose: 'see what to say when somebody asks about a person',
    relation: 'see-own-lists',
    answer: (request: StaffRequest) => showGuide(request),
  },
  {
    ...team,
    method: 'POST',
    path: '/somebody-asks',
    purpose: 'write down a demand about nobody whom we know',
    relation: 'see-own-lists',
    answer: (request: StaffRequest) => takeIn(request),
  },
  {
    ...team,
    method: 'GET',
    path,
    purpose: 'see who asked about a person, and what to say',
    relation: 'read-case',
    answer: (request: StaffRequest) => showGuide(request),
  },
  {
    ...team,
    method: 'POST',
    path,
    purpose: 'write down that somebody outside asks about a person',
    relation: 'work-on-case',
    answer: (request: StaffRequest) => takeIn(request),
  },
  {
    ...team,
    method: 'GET',
    path: `${path}/:requestId`,
    purpose: 'see one demand and what was done about it',
    relation: 'read-case',
    answer: (request: StaffRequest) => showOne(request),
  },
  {
    ...team,
    who: ['service-manager'],
    method: 'POST',
    path: `${path}/:requestId`,
    purpose: 'decide about a demand, let out what was decided, or tell the person',
    relation: 'hold-back-lines',
    answer: decide,
  },
]

const doneWords = {
  taken: 'It is in the register. The lead and a manager decide; you need do nothing more',
  saved: 'Saved',
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

const noAct: RefusalWords = {
  title: 'Nothing was changed',
  next: 'What was sent did not say what to do. Press one of the buttons.',
  status: 422,
}

const statusOf = (again?: Again) =>
  again?.refused?.status ?? (Object.keys(again?.problems ?? {}).length > 0 ? 422 : 200)

async function showGuide(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query, params } = request
  const inCase = params['caseId'] !== undefined
  const of = inCase
    ? foundOr404(await readDemands(services, actor, idFrom(request, 'caseId')))
    : undefined
  return {
    status: statusOf(again),
    show: askedPage(frame, {
      isManager: actor.role === 'service-manager',
      ...{ of, writeId: services.world.newId(), typed: again?.typed ?? {} },
      ...{ problems: again?.problems ?? {}, refused: again?.refused },
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function takeIn(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today, params } = request
  const read = readForm(typed, today)
  if ('problems' in read) return showGuide(request, { typed, problems: read.problems })
  const caseId = params['caseId'] === undefined ? undefined : idFrom(request, 'caseId')
  const outcome = await takeInDemand(services, actor, {
    ...{ demand: read.value, writeId: writeIdFrom(typed) },
    ...(caseId && { caseId }),
  })
  if ('refused' in outcome) throw new Stopped(404)
  return { goTo: caseId ? `/cases/${caseId}/asked?done=taken` : '/somebody-asks?done=taken' }
}

async function showOne(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const about = { caseId: idFrom(request, 'caseId'), requestId: idFrom(request, 'requestId') }
  const read = foundOr404(await readDemand(services, actor, about))
  const back = `/cases/${about.caseId}/asked`
  return {
    status: statusOf(again),
    show: demandPage(frame, {
      ...{ request: read.request, papers: read.papers, mayDecide: read.mayDecide },
      ...{ action: `${back}/${about.requestId}`, back, inCase: true, userId: actor.userId },
      ...{ writeId: services.world.newId(), typed: again?.typed ?? {} },
      ...{ problems: again?.problems ?? {}, refused: again?.refused },
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function decide(request: StaffRequest): Promise<Answer> {
  const about = { caseId: idFrom(request, 'caseId'), requestId: idFrom(request, 'requestId') }
  const said = await decideFrom(request, about)
  const { typed } = request
  if ('done' in said) return { goTo: `/cases/${about.caseId}/asked/${about.requestId}?done=saved` }
  if ('problems' in said) return showOne(request, { typed, problems: said.problems })
  // Whoever may not open the case is not told that this page exists at all.
  if ('none' in said) return showOne(request, { typed, refused: noAct })
  return showOne(request, { typed, refused: inWords(said.refused) })
}
