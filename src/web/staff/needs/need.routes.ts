/** Needs, dependants and evidence of one case: everything an RNA is later put together from. */
import { type ReadCase, readDocuments, readOnly } from '../../../application/case/read-case.ts'
import { recordFacts } from '../../../application/case/record-facts.ts'
import { addDependant, addNeed, changeNeed } from '../../../application/needs/keep-needs.ts'
import { sit } from '../../../application/services.ts'
import { categoryOf } from '../../../domain/needs/category.ts'
import type { Need } from '../../../domain/needs/need.ts'
import { dayAsTyped } from '../../parts/fields/day.ts'
import { type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { pointersIn } from '../case/case-names.ts'
import { categoryNames } from '../case/category-names.ts'
import { needName } from '../case/need-words.ts'
import { readFact } from '../record/fact.form.ts'
import { inWords } from '../refused.ts'
import { dependantNames } from '../rna/builder/draft-names.ts'
import { readDetail } from '../rna/read-detail.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
} from '../staff-request.ts'
import { readNeed } from './need.form.ts'
import { type AgainNeed, needAsTyped, needPage } from './need.page.ts'
import { type NeedAct, needActPage, needActs } from './need-act.page.ts'
import { needsPage } from './needs.page.ts'

const team = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'work-on-case',
} as const
const base = '/cases/:caseId/needs'

export const needRoutes: readonly StaffRoute[] = [
  {
    ...team,
    relation: 'read-case',
    method: 'GET',
    path: base,
    purpose: 'see the needs of a person, their cover and what was given',
    answer: async (request: StaffRequest) => showNeeds(request),
  },
  {
    ...team,
    method: 'GET',
    path: `${base}/new`,
    purpose: 'add a need',
    answer: async (request: StaffRequest) => showForm(request),
  },
  {
    ...team,
    method: 'POST',
    path: `${base}/new`,
    purpose: 'save a new need',
    answer: async (request: StaffRequest) => saveNeed(request),
  },
  {
    ...team,
    method: 'GET',
    path: `${base}/:needId/change`,
    purpose: 'say a need better',
    answer: async (request: StaffRequest) => showForm(request),
  },
  {
    ...team,
    method: 'POST',
    path: `${base}/:needId/change`,
    purpose: 'save a need that is said better',
    answer: async (request: StaffRequest) => saveNeed(request),
  },
  {
    ...team,
    method: 'GET',
    path: `${base}/:needId/record/:act`,
    purpose: 'record what happened about one need',
    answer: async (request: StaffRequest) => showAct(request),
  },
  {
    ...team,
    method: 'POST',
    path: `${base}/:needId/record/:act`,
    purpose: 'save what happened about one need',
    answer: saveAct,
  },
  {
    ...team,
    method: 'POST',
    path: `${base}/evidence/:factId/current`,
    purpose: 'confirm that older evidence still holds',
    answer: stillCurrent,
  },
  {
    ...team,
    method: 'GET',
    path: `${base}/dependants/new`,
    purpose: 'add a child or other dependant',
    answer: async (request: StaffRequest) => showDependant(request),
  },
  {
    ...team,
    method: 'POST',
    path: `${base}/dependants/new`,
    purpose: 'save a child or other dependant',
    answer: saveDependant,
  },
]

const doneWords: Readonly<Record<string, string>> = {
  added: 'Need added. An RNA that is being written takes it in by itself',
  changed: 'Need changed. What it said before stays in the record',
  given: 'Recorded',
  ask: 'Recorded. It stays on the list until it comes',
  received: 'Recorded. It stays with this need',
  close: 'Need closed',
  current: 'Confirmed as still current',
  dependant: 'Added. Now record their own needs, or that there are none',
}

async function opened(request: StaffRequest): Promise<ReadCase> {
  const { services, actor } = request
  return foundOr404(await readOnly(services, actor, idFrom(request, 'caseId')))
}

function needIn(request: StaffRequest, { picture }: ReadCase): Need | undefined {
  if (request.params['needId'] === undefined) return undefined
  const needId = idFrom(request, 'needId')
  return foundOr404(picture.needs.find(({ id }) => id === needId))
}

async function showNeeds(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, frame, query } = request
  const read = await opened(request)
  return {
    status: refused?.status ?? 200,
    show: needsPage(frame, {
      read,
      categories: categoryNames(services),
      newId: services.world.newId,
      refused,
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

function draftKey(caseId: string, need: Need | undefined): string {
  return `case:${caseId}:need-${need ? need.id : 'new'}`
}

async function showForm(request: StaffRequest, again?: AgainNeed): Promise<Answer> {
  const { services, actor, frame, query, today } = request
  const read = await opened(request)
  const need = needIn(request, read)
  const kept = again
    ? undefined
    : await sit(services, actor, ({ stores }) => stores.drafts.find(draftKey(read.file.id, need)))
  const dependant = textOf(query, 'dependant')
  const fresh: Typed = need
    ? needAsTyped(need)
    : { ...dayAsTyped('on', today), whose: isId(dependant) ? dependant : 'survivor' }
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: needPage(frame, {
      read,
      categories: services.categories,
      writeId: again && !need ? textOf(again.typed, 'writeId') : services.world.newId(),
      need,
      typed: again?.typed ?? { ...fresh, ...kept?.fields },
      again,
    }),
  }
}

async function saveNeed(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const read = await opened(request)
  const need = needIn(request, read)
  const meant = readNeed(typed, {
    categories: services.categories,
    dependants: [...dependantNames(read.file).keys()],
    needs: read.picture.needs.map(({ id }) => id),
    today,
    ...(need && { keeps: need.category }),
  })
  if ('problems' in meant) return showForm(request, { typed, problems: meant.problems })
  const caseId = read.file.id
  const write = writeFrom(typed)
  const saved = need
    ? await changeNeed(services, actor, {
        caseId,
        needId: need.id,
        need: meant.value.need,
        write,
      })
    : await addNeed(services, actor, { caseId, ...meant.value, write })
  if ('refused' in saved) return showForm(request, { typed, refused: inWords(saved.refused) })
  await sit(services, actor, ({ stores }) => stores.drafts.discard(draftKey(caseId, need)))
  const id = need ? need.id : write.writeId
  return { goTo: `/cases/${caseId}/needs?done=${need ? 'changed' : 'added'}#need-${id}` }
}

function actFrom({ params }: StaffRequest): NeedAct {
  const acts = ['given', 'ask', 'received', 'close'] as const
  return foundOr404(acts.find((one) => one === params['act']))
}

async function showAct(request: StaffRequest, again?: AgainNeed): Promise<Answer> {
  const { services, actor, frame, today } = request
  const act = actFrom(request)
  const caseId = idFrom(request, 'caseId')
  const read = foundOr404(await readDocuments(services, actor, caseId))
  const need = foundOr404(needIn(request, read))
  const names = categoryNames(services)
  const files = read.documents.map(({ id, name }) => ({ value: id, label: name }))
  const usual = categoryOf(services.categories, need.category)?.evidence ?? []
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: needActPage(frame, {
      read,
      ...needActs[act],
      about: needName(need, names),
      action: `/cases/${caseId}/needs/${need.id}/record/${act}`,
      writeId: again ? textOf(again.typed, 'writeId') : services.world.newId(),
      typed: again?.typed ?? dayAsTyped('on', today),
      pointers: pointersIn(read, names, files),
      ...(act === 'ask' && { usual }),
      again,
    }),
  }
}

async function saveAct(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const act = actFrom(request)
  const read = await opened(request)
  const need = foundOr404(needIn(request, read))
  const meant = readFact(needActs[act].type, typed, { need: need.id })
  if ('problems' in meant) return showAct(request, { typed, problems: meant.problems })
  const caseId = read.file.id
  const recorded = await recordFacts(services, actor, {
    caseId,
    facts: [meant.value],
    write: writeFrom(typed),
  })
  if ('refused' in recorded) return showAct(request, { typed, refused: inWords(recorded.refused) })
  return { goTo: `/cases/${caseId}/needs?done=${act}#need-${need.id}` }
}

async function stillCurrent(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const { file } = await opened(request)
  const caseId = file.id
  const evidence = idFrom(request, 'factId')
  foundOr404(file.facts.find(({ id }) => id === evidence))
  const recorded = await recordFacts(services, actor, {
    caseId,
    facts: [{ type: 'evidence-still-current', on: today, detail: { evidence } }],
    write: writeFrom(typed),
  })
  if ('refused' in recorded) return showNeeds(request, inWords(recorded.refused))
  return { goTo: `/cases/${caseId}/needs?done=current` }
}

async function showDependant(request: StaffRequest, again?: AgainNeed): Promise<Answer> {
  const { services, frame, today } = request
  const read = await opened(request)
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: needActPage(frame, {
      read,
      type: 'dependant-joined',
      about: '',
      intro: 'A person with needs of their own. Use a made-up name, never the real one.',
      action: `/cases/${read.file.id}/needs/dependants/new`,
      writeId: again ? textOf(again.typed, 'writeId') : services.world.newId(),
      typed: again?.typed ?? dayAsTyped('on', today),
      pointers: pointersIn(read, categoryNames(services)),
      again,
    }),
  }
}

async function saveDependant(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const caseId = idFrom(request, 'caseId')
  const write = writeFrom(typed)
  const read = readDetail('dependant-joined', { typed, today, given: { dependant: write.writeId } })
  if ('problems' in read) return showDependant(request, { typed, problems: read.problems })
  const { on, detail } = read.value
  const { dependant: _made, ...dependant } = detail
  const saved = await addDependant(services, actor, { caseId, on, dependant, write })
  if ('refused' in saved) return showDependant(request, { typed, refused: inWords(saved.refused) })
  return { goTo: `/cases/${caseId}/needs?done=dependant` }
}
