/** The decision on an RNA, and telling the survivor of it. */
import { askedFor, enterDecision, tellSurvivor } from '../../../../application/rna/decide-rna.ts'
import { sit } from '../../../../application/services.ts'
import type { DecisionWarning } from '../../../../domain/rna/decision.ts'
import { textOf, under } from '../../../request/typed.ts'
import type { Answer } from '../../../route.ts'
import { categoryNames } from '../../case/category-names.ts'
import { isId, type StaffRequest, type StaffRoute, writeFrom } from '../../staff-request.ts'
import { readDetail } from '../read-detail.ts'
import { type Again, keptAs, openedRna, rnaIds, rnaTeam, statusOf } from '../rna-request.ts'
import { rnaInWords } from '../rna-words.ts'
import { problemsOfDecision, readLetter } from './decision.form.ts'
import { decisionPage } from './decision.page.ts'
import { toldPage } from './told.page.ts'

const base = '/cases/:caseId/rnas/:rnaId'

export const decisionRoutes: readonly StaffRoute[] = [
  {
    ...rnaTeam,
    method: 'GET',
    path: `${base}/decision`,
    purpose: 'see or enter the decision on an RNA',
    answer: async (request: StaffRequest) => showDecision(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: `${base}/decision`,
    purpose: 'save the decision on an RNA, all needs together',
    answer: saveDecision,
  },
  {
    ...rnaTeam,
    method: 'GET',
    path: `${base}/told`,
    purpose: 'tell the survivor of the decision',
    answer: async (request: StaffRequest) => showTold(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: `${base}/told`,
    purpose: 'record that the survivor was told of the decision',
    answer: saveTold,
  },
]

const doneWords: Readonly<Record<string, string>> = {
  decided: 'Decision saved. The cover and the clocks have been counted again',
  told: 'Recorded',
}

type DecisionAgain = Again & { readonly toConfirm?: readonly DecisionWarning[] }

async function showDecision(request: StaffRequest, again?: DecisionAgain): Promise<Answer> {
  const { services, actor, frame, query } = request
  const open = await openedRna(request)
  const { documents, kept } = await sit(services, actor, async ({ stores }) => {
    await stores.cases.open(open.file.id)
    return {
      documents: await stores.documents.list(open.file.id),
      kept: await stores.drafts.find(keptAs(request, 'decision')),
    }
  })
  const chosen = textOf(again?.typed ?? query, 'answer')
  const answer = open.answers.find(
    ({ id, taken, kind }) => id === chosen && !taken && kind === 'decided',
  )
  return {
    status: statusOf(again),
    show: decisionPage(frame, {
      open,
      categories: categoryNames(services),
      documents,
      writeId: services.world.newId(),
      again,
      answer,
      kept: kept?.fields,
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function saveDecision(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const ids = rnaIds(request)
  const open = await openedRna(request)
  const read = readLetter(typed, askedFor(open))
  if ('problems' in read) return showDecision(request, { typed, problems: read.problems })
  const answerId = textOf(typed, 'answer')
  const entered = await enterDecision(services, actor, {
    ...ids,
    ...read.value,
    ...(isId(answerId) && { answerId }),
    write: writeFrom(typed),
  })
  if ('problems' in entered) {
    return showDecision(request, { typed, problems: problemsOfDecision(entered.problems) })
  }
  if ('toConfirm' in entered) {
    const problems = { seen: 'Look at what seems unusual, and tick it if the letter says so' }
    return showDecision(request, { typed, problems, toConfirm: entered.toConfirm })
  }
  if ('refused' in entered) {
    return showDecision(request, { typed, refused: rnaInWords(entered.refused) })
  }
  await sit(services, actor, ({ stores }) => stores.drafts.discard(keptAs(request, 'decision')))
  return { goTo: `/cases/${ids.caseId}/rnas/${ids.rnaId}/decision?done=decided` }
}

async function showTold(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, frame } = request
  const open = await openedRna(request)
  return {
    status: statusOf(again),
    show: toldPage(frame, { open, writeId: services.world.newId(), again }),
  }
}

async function saveTold(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const ids = rnaIds(request)
  const given = { moment: 'rna-decision' }
  const read = readDetail('told-survivor', { typed, today, given })
  if ('problems' in read) return showTold(request, { typed, problems: read.problems })
  const { moment: _given, about: _last, ...told } = read.value.detail
  const problems = copyProblems(told)
  if (problems) return showTold(request, { typed, problems })
  const taken = await tellSurvivor(services, actor, {
    ...ids,
    on: read.value.on,
    told,
    write: writeFrom(typed),
  })
  if ('refused' in taken) return showTold(request, { typed, refused: rnaInWords(taken.refused) })
  return { goTo: `/cases/${ids.caseId}/rnas/${ids.rnaId}/decision?done=told` }
}

function copyProblems({
  copyGiven,
  noCopyBecause,
}: {
  readonly copyGiven?: 'yes' | 'no'
  readonly noCopyBecause?: string
}): Readonly<Record<string, string>> | undefined {
  if (copyGiven === undefined) return { copyGiven: 'Choose whether a copy was given' }
  return copyGiven === 'no' && noCopyBecause === undefined
    ? { noCopyBecause: 'Choose why no copy was given' }
    : undefined
}
