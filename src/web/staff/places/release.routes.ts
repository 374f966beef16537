/** Telling one place to one recipient, this once: asked, answered by somebody else, shown, or taken back. */
import { answerRelease, askToRelease, handOver } from '../../../application/places/release-place.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import { takeStepUp } from '../../step-up/step-up.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { readAsk } from './place.forms.ts'
import { inWords } from './place-words.ts'
import { type Again, placeIn, placesOf } from './places.routes.ts'
import { askPage, handedOverPage, releasePage } from './release.pages.ts'

const working = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'work-on-case',
} as const
const ask = '/cases/:caseId/places/:placeId/tell'
const one = '/cases/:caseId/releases/:releaseId'

export const releaseRoutes: readonly StaffRoute[] = [
  {
    ...working,
    method: 'GET',
    path: ask,
    purpose: 'see what is asked before a place is told to somebody',
    answer: (request: StaffRequest) => showAsk(request),
  },
  {
    ...working,
    method: 'POST',
    path: ask,
    purpose: 'ask to tell one place to one named recipient, this once',
    answer: askFor,
  },
  {
    ...working,
    method: 'GET',
    path: one,
    purpose: 'see who asks to tell a place, to whom and why',
    answer: (request: StaffRequest) => showRelease(request),
  },
  {
    ...working,
    method: 'POST',
    path: `${one}/:step`,
    purpose: 'answer it, take it back, or see the place once to hand it over',
    answer: take,
  },
]

async function showAsk(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, frame } = request
  const read = await placesOf(request)
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: askPage(frame, {
      read,
      place: placeIn(read, idFrom(request, 'placeId')),
      writeId: services.world.newId(),
      ...again,
    }),
  }
}

async function askFor(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const [caseId, placeId] = [idFrom(request, 'caseId'), idFrom(request, 'placeId')]
  const read = readAsk(typed)
  if ('problems' in read) return showAsk(request, { typed, problems: read.problems })
  const writeId = writeIdFrom(typed)
  const asked = await askToRelease(services, actor, { caseId, placeId, writeId, ...read.value })
  if ('done' in asked) return { goTo: `/cases/${caseId}/places/${placeId}?done=asked` }
  const refused = inWords(asked.refused)
  if (refused.status === 404) throw new Stopped(404)
  return showAsk(request, { typed, refused })
}

const doneWords = {
  approved: 'Agreed, this once. The colleague who asked can hand it over now',
  refused: 'You said no. Nothing is told',
  withdrawn: 'Taken back. Nothing is told',
} as const

async function showRelease(
  request: StaffRequest,
  again?: { problems?: Problems; refused?: RefusalWords },
): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = await placesOf(request)
  const releaseId = idFrom(request, 'releaseId')
  const release = foundOr404(read.releases.find(({ asked }) => asked.id === releaseId))
  const done = under(doneWords, textOf(query, 'done'))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: releasePage(frame, {
      read,
      release,
      place: placeIn(read, release.asked.placeId),
      actor,
      now: services.world.now(),
      writeId: services.world.newId(),
      ...(again ?? (done && { done })),
    }),
  }
}

const stepsByName = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const

async function take(request: StaffRequest): Promise<Answer> {
  const { params, services, actor } = request
  const name = params['step'] ?? ''
  if (name === 'show') return hand(request)
  const step = under(stepsByName, name)
  if (step === undefined) throw new Stopped(404)
  const known = await placesOf(request)
  foundOr404(known.releases.find(({ asked }) => asked.id === idFrom(request, 'releaseId')))
  let approver = actor
  if (step === 'approved') {
    const proved = await takeStepUp(request, 'release-place')
    if ('problems' in proved) return showRelease(request, { problems: proved.problems })
    approver = proved.actor
  }
  const about = aboutOf(request)
  const answered = await answerRelease(services, approver, about, step)
  if ('done' in answered) {
    return { goTo: `/cases/${about.caseId}/releases/${about.releaseId}?done=${step}` }
  }
  return showRelease({ ...request, actor: approver }, { refused: inWords(answered.refused) })
}

async function hand(request: StaffRequest): Promise<Answer> {
  const { services, frame } = request
  const known = await placesOf(request)
  foundOr404(known.releases.find(({ asked }) => asked.id === idFrom(request, 'releaseId')))
  const proved = await takeStepUp(request, 'location')
  if ('problems' in proved) return showRelease(request, { problems: proved.problems })
  const handed = await handOver(services, proved.actor, aboutOf(request))
  if (!('refused' in handed)) return { show: handedOverPage(frame, handed) }
  return showRelease({ ...request, actor: proved.actor }, { refused: inWords(handed.refused) })
}

const aboutOf = (request: StaffRequest) => ({
  caseId: idFrom(request, 'caseId'),
  releaseId: idFrom(request, 'releaseId'),
  writeId: writeIdFrom(request.typed),
})
