/** Matters, why needs are not met, and the sentence that goes into the daily record. */
import {
  type MatterHappened,
  type MatterSaved,
  recordMatter,
  sayWhyUnmet,
  writeIntoRecord,
} from '../../../application/promises/keep-matters.ts'
import { readMatters, unmetLedger } from '../../../application/promises/read-matters.ts'
import { sit } from '../../../application/services.ts'
import { unmetReasons } from '../../../domain/promises/ledger.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { categoryNames } from '../case/category-names.ts'
import { keyIn } from '../promises/promise.form.ts'
import { showPromises, todayOf } from '../promises/show-promises.ts'
import { unmetPage } from '../promises/unmet.page.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { type ReadMatter, readDated, readMoved, readOpened } from './matter.form.ts'
import { matterPage } from './matter.page.ts'
import { matterInWords } from './matter-words.ts'
import { newMatterPage } from './new-matter.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const reads = { ...team, relation: 'read-case' } as const
const works = { ...team, relation: 'work-on-case' } as const
const base = '/cases/:caseId/promises'
const one = `${base}/matters/:matterId`

export const matterRoutes: readonly StaffRoute[] = [
  {
    ...team,
    relation: 'see-own-lists',
    method: 'GET',
    path: '/unmet',
    purpose: 'see needs for which nothing was given, by reason',
    answer: showLedger,
  },
  {
    ...works,
    method: 'GET',
    path: `${base}/matters/new`,
    purpose: 'begin to follow a matter',
    answer: (request: StaffRequest) => showNew(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/matters/new`,
    purpose: 'follow a matter',
    answer: saveNew,
  },
  {
    ...reads,
    method: 'GET',
    path: one,
    purpose: 'see one matter and its days',
    answer: (request: StaffRequest) => showOne(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/stage`,
    purpose: 'say how a matter stands',
    answer: (request: StaffRequest) => save(request, readMoved),
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/day`,
    purpose: 'keep a day of a matter',
    answer: (request: StaffRequest) => save(request, readDated),
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/barrier`,
    purpose: 'say what is in the way',
    answer: (request: StaffRequest) =>
      save(request, (typed, { matter, today }) => ({
        value: { kind: 'barrier', matter, barrier: textOf(typed, 'barrier'), on: today },
      })),
  },
  {
    ...works,
    method: 'POST',
    path: `${one}/strike-out/:eventId`,
    purpose: 'strike out what was recorded in error in a matter',
    answer: strikeOut,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/unmet/:needId`,
    purpose: 'say why nothing is given for a need',
    answer: sayWhy,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/into-record`,
    purpose: 'write a sentence about a promise, a matter or a need into the daily record',
    answer: writeDown,
  },
]

const doneWords = {
  begun: 'Saved. Record who was asked, and each day that becomes known',
  saved: 'Saved',
  struck: 'Struck out. It stays in the record as struck out',
}

async function showLedger({ services, actor, frame, query }: StaffRequest): Promise<Answer> {
  const isManager = actor.role === 'service-manager'
  const scope = isManager && textOf(query, 'of') === 'services' ? 'services' : 'own'
  const lines = await unmetLedger(services, actor, scope)
  const categories = categoryNames(services)
  return { show: unmetPage(frame, { lines, categories, scope, isManager }) }
}

async function opened(request: StaffRequest) {
  const { services, actor } = request
  return foundOr404(await readMatters(services, actor, idFrom(request, 'caseId')))
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

function newKey(caseId: string): string {
  return `case:${caseId}:matter-new`
}

async function showNew(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const read = await opened(request)
  const kept = again
    ? undefined
    : await sit(services, actor, ({ stores }) => stores.drafts.find(newKey(read.file.id)))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: newMatterPage(frame, {
      read,
      categories: categoryNames(services),
      writeId: services.world.newId(),
      typed: again?.typed ?? kept?.fields ?? {},
      problems: again?.problems ?? {},
      refused: again?.refused,
    }),
  }
}

async function saveNew(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const today = todayOf(request)
  const read = await opened(request)
  const needs = read.picture.needs.map(({ id }) => id)
  const meant = readOpened(typed, today, needs)
  if ('problems' in meant) return showNew(request, { typed, problems: meant.problems })
  const saved = await record(request, meant.value)
  if ('refused' in saved) return showNew(request, { typed, refused: matterInWords(saved.refused) })
  const caseId = read.file.id
  await sit(services, actor, ({ stores }) => stores.drafts.discard(newKey(caseId)))
  return { goTo: `/cases/${caseId}/promises/matters/${saved.id}?done=begun` }
}

function record(request: StaffRequest, event: MatterHappened): Promise<MatterSaved> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  return recordMatter(services, actor, { caseId, event, writeId: writeIdFrom(typed) })
}

async function showOne(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = await opened(request)
  const matterId = idFrom(request, 'matterId')
  const matter = foundOr404(read.matters.find(({ id }) => id === matterId))
  const { subsistence } = await services.policyFor(actor)
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: matterPage(frame, {
      read,
      matter,
      rates: subsistence,
      newWriteId: services.world.newId,
      typed: again?.typed ?? {},
      problems: again?.problems ?? {},
      refused: again?.refused,
      done: again ? undefined : under(doneWords, textOf(query, 'done')),
    }),
  }
}

type Reader = (typed: Typed, about: Parameters<typeof readMoved>[1]) => ReadMatter

async function save(request: StaffRequest, reader: Reader): Promise<Answer> {
  const { typed } = request
  const today = todayOf(request)
  const { matters, file } = await opened(request)
  const matterId = idFrom(request, 'matterId')
  const matter = foundOr404(matters.find(({ id }) => id === matterId))
  const meant = reader(typed, { matter: matterId, kind: matter.kind, today })
  if ('problems' in meant) return showOne(request, { typed, problems: meant.problems })
  const saved = await record(request, meant.value)
  if ('refused' in saved) return showOne(request, { typed, refused: matterInWords(saved.refused) })
  return { goTo: `/cases/${file.id}/promises/matters/${matterId}?done=saved` }
}

async function strikeOut(request: StaffRequest): Promise<Answer> {
  const today = todayOf(request)
  const { file } = await opened(request)
  const matter = idFrom(request, 'matterId')
  const event = idFrom(request, 'eventId')
  const saved = await record(request, { kind: 'struck-out', matter, on: today, event })
  if ('refused' in saved) return showPromises(request, matterInWords(saved.refused))
  const whole = event === matter
  return {
    goTo: `/cases/${file.id}/promises${whole ? '?done=struck' : `/matters/${matter}?done=struck`}`,
  }
}

async function sayWhy(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const { file, picture } = await opened(request)
  const need = idFrom(request, 'needId')
  foundOr404(picture.needs.find(({ id }) => id === need))
  const reason = keyIn(unmetReasons, textOf(typed, 'reason'))
  if (reason === undefined) throw new Stopped(400)
  const about = { caseId: file.id, need, reason, writeId: writeIdFrom(typed) }
  const saved = await sayWhyUnmet(services, actor, about)
  if ('refused' in saved) return showPromises(request, matterInWords(saved.refused))
  return { goTo: `/cases/${file.id}/promises?done=why#unmet-${need}` }
}

async function writeDown(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const { file } = await opened(request)
  const about = { caseId: file.id, of: textOf(typed, 'of'), writeId: writeIdFrom(typed) }
  const saved = await writeIntoRecord(services, actor, about)
  if ('refused' in saved) return showPromises(request, matterInWords(saved.refused))
  return { goTo: `/cases/${file.id}/promises?done=written` }
}
