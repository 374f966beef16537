/** Promises of one person, and those of this week: the pages, and every act on a promise. */
import {
  type PromiseSaved,
  recordPromise,
  type WhatHappened,
} from '../../../application/promises/keep-promises.ts'
import { readMatters } from '../../../application/promises/read-matters.ts'
import { promisesOfWeek } from '../../../application/promises/read-promises.ts'
import { sit } from '../../../application/services.ts'
import { rungs } from '../../../domain/promises/owed-by.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { categoryNames } from '../case/category-names.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { askPage } from './ask.page.ts'
import { keyIn, type OwingMember, readAsked, readChase, readOutcome } from './promise.form.ts'
import { promisePage } from './promise.page.ts'
import { inWords } from './promise-words.ts'
import { showPromises, todayOf } from './show-promises.ts'
import { weekPage } from './week.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const reads = { ...team, relation: 'read-case' } as const
const works = { ...team, relation: 'work-on-case' } as const
const base = '/cases/:caseId/promises'

export const promiseRoutes: readonly StaffRoute[] = [
  {
    ...team,
    relation: 'see-own-lists',
    method: 'GET',
    path: '/promises',
    purpose: 'see what is owed this week',
    answer: showWeek,
  },
  {
    ...reads,
    method: 'GET',
    path: base,
    purpose: 'see what others promised a person',
    answer: (request: StaffRequest) => showPromises(request),
  },
  {
    ...works,
    method: 'GET',
    path: `${base}/new`,
    purpose: 'begin to record a promise',
    answer: (request: StaffRequest) => showAsk(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/new`,
    purpose: 'record a promise',
    answer: saveAsk,
  },
  {
    ...reads,
    method: 'GET',
    path: `${base}/:promiseId`,
    purpose: 'see one promise and what happened to it',
    answer: (request: StaffRequest) => showOne(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/:promiseId/chase`,
    purpose: 'say that they were asked again',
    answer: chase,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/:promiseId/outcome`,
    purpose: 'say what came of a promise',
    answer: saveOutcome,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/:promiseId/escalate`,
    purpose: 'say that it was taken higher up',
    answer: escalate,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/:promiseId/strike-out/:eventId`,
    purpose: 'strike out what was recorded in error',
    answer: strikeOut,
  },
]

const doneWords = {
  escalated: 'Saved: taken higher up',
  struck: 'Struck out. It stays in the record as struck out',
}

async function showWeek(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame, query } = request
  const today = todayOf(request)
  const isManager = actor.role === 'service-manager'
  const scope = isManager && textOf(query, 'of') === 'services' ? 'services' : 'own'
  const lines = await promisesOfWeek(services, actor, scope)
  return { show: weekPage(frame, { lines, today, scope, isManager }) }
}

async function opened(request: StaffRequest) {
  const { services, actor } = request
  return foundOr404(await readMatters(services, actor, idFrom(request, 'caseId')))
}

function doneIn({ query }: StaffRequest): string | undefined {
  return under(doneWords, textOf(query, 'done'))
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showAsk(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = await opened(request)
  const kept = again
    ? undefined
    : await sit(services, actor, ({ stores }) => stores.drafts.find(draftKey(read.file.id)))
  const [need, matter] = ['need', 'matter'].map((name) => textOf(query, name))
  const fresh: Typed = { ...(need && { need }), ...(matter && { matter }), ...kept?.fields }
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: askPage(frame, {
      read,
      categories: categoryNames(services),
      members: await membersOf(request),
      writeId: services.world.newId(),
      typed: again?.typed ?? fresh,
      problems: again?.problems ?? {},
      refused: again?.refused,
    }),
  }
}

/** Those around the person who may still be told something. Their names are sealed; opening them is in the log. */
async function membersOf(request: StaffRequest): Promise<readonly OwingMember[]> {
  const { services, actor } = request
  const today = todayOf(request)
  const caseId = idFrom(request, 'caseId')
  const members = await sit(services, actor, ({ stores }) => stores.circle.members(caseId))
  return members
    .filter(({ ended, conflictSince, until }) => !ended && !conflictSince && today <= until)
    .map(({ id, type, details }) => ({ id, type, name: `${details.who}, ${details.organisation}` }))
}

function draftKey(caseId: string): string {
  return `case:${caseId}:promise-new`
}

async function saveAsk(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const today = todayOf(request)
  const read = await opened(request)
  const caseId = read.file.id
  const needs = read.picture.needs.map(({ id }) => id)
  const matters = read.matters.map(({ id }) => id)
  const meant = readAsked(typed, today, { needs, matters, members: await membersOf(request) })
  if ('problems' in meant) return showAsk(request, { typed, problems: meant.problems })
  const saved = await record(request, meant.value)
  if ('refused' in saved) return showAsk(request, { typed, refused: inWords(saved.refused) })
  await sit(services, actor, ({ stores }) => stores.drafts.discard(draftKey(caseId)))
  return { goTo: `/cases/${caseId}/promises?done=asked#promise-${saved.promiseId}` }
}

function record(request: StaffRequest, event: WhatHappened): Promise<PromiseSaved> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  return recordPromise(services, actor, { caseId, event, writeId: writeIdFrom(typed) })
}

async function showOne(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const read = await opened(request)
  const promiseId = idFrom(request, 'promiseId')
  const promise = foundOr404(read.promises.find(({ id }) => id === promiseId))
  const key = `case:${read.file.id}:promise-${promiseId}`
  const kept = again
    ? undefined
    : await sit(services, actor, ({ stores }) => stores.drafts.find(key))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: promisePage(frame, {
      read,
      promise,
      newWriteId: services.world.newId,
      typed: again?.typed ?? kept?.fields ?? {},
      problems: again?.problems ?? {},
      refused: again?.refused,
      done: again ? undefined : doneIn(request),
    }),
  }
}

/** The promise may be gone, struck out by somebody else: then the list says so, not a page that is not there. */
async function showOneOrAll(request: StaffRequest, refused: RefusalWords): Promise<Answer> {
  const { promises } = await opened(request)
  const isThere = promises.some(({ id }) => id === request.params['promiseId'])
  return isThere
    ? showOne(request, { typed: request.typed, refused })
    : showPromises(request, refused)
}

async function chase(request: StaffRequest): Promise<Answer> {
  const { typed } = request
  const today = todayOf(request)
  await opened(request)
  const event = readChase(typed, idFrom(request, 'promiseId'), today)
  if (event === undefined) throw new Stopped(400)
  const saved = await record(request, event)
  if ('refused' in saved) return showPromises(request, inWords(saved.refused))
  const caseId = idFrom(request, 'caseId')
  return { goTo: `/cases/${caseId}/promises?done=chased#promise-${saved.promiseId}` }
}

async function saveOutcome(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const today = todayOf(request)
  const promiseId = idFrom(request, 'promiseId')
  await opened(request)
  const meant = readOutcome(typed, promiseId, today)
  if ('problems' in meant) return showOne(request, { typed, problems: meant.problems })
  const saved = await record(request, meant.value)
  if ('refused' in saved) return showOneOrAll(request, inWords(saved.refused))
  const caseId = idFrom(request, 'caseId')
  const key = `case:${caseId}:promise-${promiseId}`
  await sit(services, actor, ({ stores }) => stores.drafts.discard(key))
  return { goTo: `/cases/${caseId}/promises?done=outcome#promise-${promiseId}` }
}

async function escalate(request: StaffRequest): Promise<Answer> {
  const { typed } = request
  const today = todayOf(request)
  const promise = idFrom(request, 'promiseId')
  await opened(request)
  const rung = keyIn(rungs, textOf(typed, 'rung'))
  if (rung === undefined) throw new Stopped(400)
  const saved = await record(request, { kind: 'escalated', promise, on: today, rung })
  if ('refused' in saved) return showOneOrAll(request, inWords(saved.refused))
  return { goTo: `/cases/${idFrom(request, 'caseId')}/promises/${promise}?done=escalated` }
}

async function strikeOut(request: StaffRequest): Promise<Answer> {
  const today = todayOf(request)
  const promise = idFrom(request, 'promiseId')
  const event = idFrom(request, 'eventId')
  await opened(request)
  const saved = await record(request, { kind: 'struck-out', promise, on: today, event })
  if ('refused' in saved) return showOneOrAll(request, inWords(saved.refused))
  const whole = event === promise
  return {
    goTo: `/cases/${idFrom(request, 'caseId')}/promises${whole ? '' : `/${promise}`}?done=struck`,
  }
}
