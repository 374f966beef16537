/** Recording, correcting and striking out any fact of the pathway. */
import { type ReadCase, readOnly } from '../../../application/case/read-case.ts'
import { type NewFact, recordFacts } from '../../../application/case/record-facts.ts'
import { sit } from '../../../application/services.ts'
import { type Fact, type FactType, isFactType } from '../../../domain/facts/fact.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { namesIn, pointersIn } from '../case/case-names.ts'
import { categoryNames } from '../case/category-names.ts'
import { inWords } from '../refused.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
} from '../staff-request.ts'
import { readFact } from './fact.form.ts'
import { factAsTyped } from './fact-fields.ts'
import { letterIn } from './letter-file.ts'
import { choosePage, factPage, factShownPage } from './record.pages.ts'
import { isRecordable } from './record-groups.ts'

const common = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'work-on-case',
} as const

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

export const recordRoutes: readonly StaffRoute[] = [
  {
    ...common,
    method: 'GET',
    path: '/cases/:caseId/record',
    purpose: 'choose what happened',
    async answer(request: StaffRequest) {
      const read = await open(request)
      return { show: choosePage(request.frame, read) }
    },
  },
  {
    ...common,
    method: 'GET',
    path: '/cases/:caseId/record/:type',
    purpose: 'answer the questions about what happened',
    answer: async (request: StaffRequest) => showForm(request, typeFrom(request)),
  },
  {
    ...common,
    method: 'POST',
    path: '/cases/:caseId/record/:type',
    purpose: 'record what happened',
    takesFiles: true,
    tellsWhatWasLeft: true,
    answer: async (request: StaffRequest) => save(request, typeFrom(request)),
  },
  {
    ...common,
    method: 'GET',
    path: '/cases/:caseId/facts/:factId',
    purpose: 'see one recorded fact and its history',
    answer: async (request: StaffRequest) => showFact(request),
  },
  {
    ...common,
    method: 'GET',
    path: '/cases/:caseId/facts/:factId/correct',
    purpose: 'correct a recorded fact',
    async answer(request: StaffRequest) {
      const { fact } = await openFact(request)
      return showForm(request, fact.type, { typed: factAsTyped(fact) }, fact.id)
    },
  },
  {
    ...common,
    method: 'POST',
    path: '/cases/:caseId/facts/:factId',
    purpose: 'save the correction of a fact',
    takesFiles: true,
    tellsWhatWasLeft: true,
    async answer(request: StaffRequest) {
      const { fact } = await openFact(request)
      return save(request, fact.type, fact.id)
    },
  },
  {
    ...common,
    method: 'POST',
    path: '/cases/:caseId/facts/:factId/strike',
    purpose: 'strike out a fact that was recorded in error',
    answer: strike,
  },
]

async function open(request: StaffRequest): Promise<ReadCase> {
  const caseId = idFrom(request, 'caseId')
  return foundOr404(await readOnly(request.services, request.actor, caseId))
}

async function openFact(request: StaffRequest): Promise<{ read: ReadCase; fact: Fact }> {
  const factId = idFrom(request, 'factId')
  const read = await open(request)
  return { read, fact: foundOr404(read.file.facts.find(({ id }) => id === factId)) }
}

function typeFrom({ params }: StaffRequest): FactType {
  const type = params['type'] ?? ''
  if (!isFactType(type) || !isRecordable(type)) throw new Stopped(404)
  return type
}

async function showForm(
  request: StaffRequest,
  type: FactType,
  again?: Again,
  corrects?: string,
): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = await open(request)
  const caseId = read.file.id
  const { documents, draft } = await sit(services, actor, async ({ stores }) => {
    await stores.cases.open(caseId)
    return {
      documents: await stores.documents.list(caseId),
      draft: await stores.drafts.find(`case:${caseId}:record-${type}`),
    }
  })
  const files = documents.map(({ id, name }) => ({ value: id, label: name }))
  return {
    status: again?.refused?.status ?? (again?.problems ? 422 : 200),
    show: factPage(frame, {
      read,
      type,
      // An address may carry answers, such as which RNA or which decision it is about.
      typed: again?.typed ?? { ...query, ...draft?.fields },
      ...(again?.problems && { problems: again.problems }),
      ...(again?.refused && { refused: again.refused }),
      pointers: pointersIn(read, categoryNames(services), files),
      writeId: again && !corrects ? textOf(again.typed, 'writeId') : services.world.newId(),
      versionSeen: read.file.version,
      ...(corrects && { corrects }),
      since: again?.refused ? recordedSince(read, again.typed) : [],
    }),
  }
}

/** What others recorded since this form was opened, so that the second writer sees both. */
function recordedSince({ file }: ReadCase, typed: Typed): readonly Fact[] {
  const seen = Number(textOf(typed, 'versionSeen'))
  const count = Number.isInteger(seen) ? Math.max(0, file.version - seen) : 0
  if (count === 0) return []
  return file.facts
    .toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1))
    .slice(-count)
}

async function save(request: StaffRequest, type: FactType, supersedes?: string): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const read = readFact(type, typed)
  if ('problems' in read)
    return showForm(request, type, { typed, problems: read.problems }, supersedes)
  const letter = await letterIn(request, type)
  if (letter && 'problem' in letter) {
    return showForm(request, type, { typed, problems: { letterFile: letter.problem } }, supersedes)
  }
  const id = services.world.newId()
  const fact = {
    ...read.value,
    id,
    detail: { ...read.value.detail, ...(letter && { [letter.field]: letter.judged.file.id }) },
    ...(supersedes && { supersedes }),
    // `letterIn` names a field of this type that points at a document.
  } as NewFact
  const recorded = await recordFacts(services, actor, {
    caseId,
    facts: [fact],
    write: writeFrom(typed),
    ...(letter && { letter: letter.judged }),
  })
  if ('refused' in recorded) {
    return showForm(request, type, { typed, refused: inWords(recorded.refused) }, supersedes)
  }
  await sit(services, actor, ({ stores }) => stores.drafts.discard(`case:${caseId}:record-${type}`))
  if (letter) services.lookAtFilesSoon?.()
  return { goTo: `/cases/${caseId}?done=fact&fact=${id}` }
}

async function showFact(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, actor, frame } = request
  const { read, fact } = await openFact(request)
  const colleagues = await sit(services, actor, ({ stores }) => stores.staff.colleagues())
  const initials = new Map(colleagues.map(({ id, initials: letters }) => [id, letters]))
  return {
    status: refused?.status ?? 200,
    show: factShownPage(frame, {
      read,
      fact,
      history: chainOf(read, fact).map((one) => ({
        fact: one,
        by: initials.get(one.recordedBy) ?? 'a former colleague',
      })),
      nameOf: namesIn(read, categoryNames(services)),
      writeId: services.world.newId(),
      typed: request.typed,
      ...(refused && { refused }),
    }),
  }
}

/** This fact, what it replaced, and what replaced it, oldest first. */
function chainOf({ file }: ReadCase, fact: Fact) {
  const family = new Set([fact.id])
  for (let grew = true; grew; ) {
    const before = family.size
    for (const { id, supersedes } of file.facts) {
      if (supersedes && (family.has(id) || family.has(supersedes))) {
        family.add(id)
        family.add(supersedes)
      }
    }
    grew = family.size > before
  }
  return file.facts
    .filter(({ id }) => family.has(id))
    .toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1))
}

async function strike(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const { read, fact } = await openFact(request)
  const why = textOf(typed, 'why').trim()
  const recorded = await recordFacts(services, actor, {
    caseId: read.file.id,
    facts: [
      { type: 'recorded-in-error', on: today, supersedes: fact.id, detail: why ? { why } : {} },
    ],
    write: writeFrom(typed),
  })
  if ('refused' in recorded) return showFact(request, inWords(recorded.refused))
  return { goTo: `/cases/${read.file.id}?done=fact` }
}
