/**
 * Sealed places: written down, looked at one at a time for a reason, marked as former, kept longer. A
 * place is only ever in the answer to a press, so no address of a page opens one.
 */
import {
  keepLonger,
  keepPlace,
  markCurrent,
  markFormer,
  type PlaceSaved,
} from '../../../application/places/keep-places.ts'
import {
  type PlacesOfCase,
  readManagersPlaces,
  readPlaces,
  showPlace,
} from '../../../application/places/see-places.ts'
import { type Place, stateOf } from '../../../domain/places/place.ts'
import { placeLimits } from '../../../domain/places/place-limits.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
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
import { managersPlacesPage } from './managers-places.page.ts'
import { type Instead, newPlacePage } from './new-place.page.ts'
import { readKeep, readPlace, readUntil, readWhy } from './place.forms.ts'
import { placePage, shownPage } from './place.pages.ts'
import { inWords } from './place-words.ts'

const working = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'work-on-case',
} as const
const all = '/cases/:caseId/places'
const one = `${all}/:placeId`

export const placeRoutes: readonly StaffRoute[] = [
  {
    ...working,
    method: 'GET',
    path: `${all}/new`,
    purpose: 'write down a place',
    answer: (request: StaffRequest) => showNew(request),
  },
  {
    ...working,
    method: 'POST',
    path: `${all}/new`,
    purpose: 'seal and keep a place',
    answer: keepNew,
  },
  {
    ...working,
    method: 'GET',
    path: one,
    purpose: 'see what is known of a place without opening it',
    answer: (request: StaffRequest) => showOne(request),
  },
  {
    ...working,
    method: 'POST',
    path: `${one}/show`,
    purpose: 'see one place once, for a stated reason and after a second step',
    answer: show,
  },
  {
    ...working,
    method: 'POST',
    path: `${one}/former`,
    purpose: 'mark a place as former',
    answer: becomeFormer,
  },
  {
    ...working,
    method: 'POST',
    path: `${one}/current`,
    purpose: 'mark a former place as theirs after all',
    answer: becomeCurrent,
  },
  {
    ...working,
    method: 'POST',
    path: `${one}/keep`,
    purpose: 'keep a former place longer, for a reason',
    answer: keepIt,
  },
  {
    surface: 'staff',
    who: ['service-manager'],
    relation: 'see-team',
    method: 'GET',
    path: '/sealed-places',
    purpose: 'answer releases, see which old places will be shredded and who was refused',
    answer: showManagers,
  },
]

const doneWords = {
  former: `It is a former place now, and will be shredded in ${placeLimits.shredAfter.value} days`,
  current: 'It stands as theirs again',
  kept: 'It is kept to that day',
  asked: 'Asked. A second colleague has to agree',
} as const

export interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

export async function placesOf(request: StaffRequest): Promise<PlacesOfCase> {
  const { services, actor } = request
  return foundOr404(await readPlaces(services, actor, idFrom(request, 'caseId')))
}

export function placeIn({ places }: PlacesOfCase, placeId: string): Place {
  return foundOr404(places.find(({ id }) => id === placeId))
}

async function showOne(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = await placesOf(request)
  const done = under(doneWords, textOf(query, 'done'))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: placePage(frame, {
      read,
      place: placeIn(read, idFrom(request, 'placeId')),
      actor,
      now: services.world.now(),
      writeId: services.world.newId(),
      ...(again ?? (done && { done })),
    }),
  }
}

/** The questions first and then the second step: a code is used up, so it is not asked for in vain. */
async function show(request: StaffRequest): Promise<Answer> {
  const { services, frame, typed } = request
  const why = readWhy(typed)
  if ('problems' in why) return showOne(request, { typed, problems: why.problems })
  placeIn(await placesOf(request), idFrom(request, 'placeId'))
  const step = await takeStepUp(request, 'location')
  if ('problems' in step) return showOne(request, { typed, problems: step.problems })
  const shown = await showPlace(services, step.actor, {
    caseId: idFrom(request, 'caseId'),
    placeId: idFrom(request, 'placeId'),
    why: why.value,
  })
  if (!('refused' in shown)) return { show: shownPage(frame, shown) }
  const refused = inWords(shown.refused)
  if (refused.status === 404) throw new Stopped(404)
  return showOne({ ...request, actor: step.actor }, { typed, refused })
}

async function showNew(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, frame } = request
  const read = await placesOf(request)
  const instead = insteadOf(read, again?.typed ?? request.query)
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: newPlacePage(frame, {
      read,
      ...(instead && { instead }),
      writeId: services.world.newId(),
      ...again,
    }),
  }
}

/** A place that is former by now needs nothing to take its place. */
function insteadOf({ places }: PlacesOfCase, typed: Typed): Instead | undefined {
  const place = places.find(({ id }) => id === textOf(typed, 'instead'))
  const because = (['moved', 'corrected'] as const).find((known) => known === textOf(typed, 'why'))
  return place && because && stateOf(place) === 'current' ? { place, because } : undefined
}

async function keepNew(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const caseId = idFrom(request, 'caseId')
  const read = readPlace(typed, today)
  if ('problems' in read) return showNew(request, { typed, problems: read.problems })
  const instead = insteadOf(await placesOf(request), typed)
  const place = {
    ...read.value,
    ...(instead && { instead: { placeId: instead.place.id, because: instead.because } }),
  }
  const saved = await keepPlace(services, actor, { caseId, place, writeId: writeIdFrom(typed) })
  if ('done' in saved) return { goTo: `/cases/${caseId}/person?done=sealed` }
  return showNew(request, { typed, refused: inWords(saved.refused) })
}

async function afterwards(
  request: StaffRequest,
  saved: PlaceSaved,
  done: keyof typeof doneWords,
): Promise<Answer> {
  const here = `/cases/${idFrom(request, 'caseId')}/places/${idFrom(request, 'placeId')}`
  if ('done' in saved) return { goTo: `${here}?done=${done}` }
  const refused = inWords(saved.refused)
  if (refused.status === 404) throw new Stopped(404)
  return showOne(request, { typed: request.typed, refused })
}

const aboutOf = (request: StaffRequest) => ({
  caseId: idFrom(request, 'caseId'),
  placeId: idFrom(request, 'placeId'),
  writeId: writeIdFrom(request.typed),
})

async function becomeFormer(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const read = readUntil(typed, today)
  if ('problems' in read) return showOne(request, { typed, problems: read.problems })
  const saved = await markFormer(services, actor, { ...aboutOf(request), ...read.value })
  return afterwards(request, saved, 'former')
}

async function becomeCurrent(request: StaffRequest): Promise<Answer> {
  const { services, actor } = request
  return afterwards(request, await markCurrent(services, actor, aboutOf(request)), 'current')
}

async function keepIt(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const read = readKeep(typed)
  if ('problems' in read) return showOne(request, { typed, problems: read.problems })
  const saved = await keepLonger(services, actor, { ...aboutOf(request), ...read.value })
  return afterwards(request, saved, 'kept')
}

async function showManagers({ services, actor, frame }: StaffRequest): Promise<Answer> {
  const hours = placeLimits.approveWithin.value
  const askedAfter = new Date(Date.parse(services.world.now()) - hours * 3_600_000).toISOString()
  return { show: managersPlacesPage(frame, await readManagersPlaces(services, actor, askedAfter)) }
}
