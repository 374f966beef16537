/** The list of RNAs, the offer and the answer to it; the next RNA starts here as well. */
import { leadTimesFrom } from '../../../../application/case/limits-from-policy.ts'
import { openFor, type ReadCase, readOnly } from '../../../../application/case/read-case.ts'
import {
  answerOffer,
  offerRna,
  type SurvivorAnswer,
} from '../../../../application/rna/take-rna-steps.ts'
import { sit } from '../../../../application/services.ts'
import type { Day } from '../../../../domain/calendar/day.ts'
import { standingFacts } from '../../../../domain/facts/fact.ts'
import { rnaName } from '../../../../domain/pathway/in-plain-words.ts'
import { nextRna } from '../../../../domain/rna/next-rna.ts'
import { dayAsTyped, readDay } from '../../../parts/fields/day.ts'
import { type Problems, type Typed, textOf, under } from '../../../request/typed.ts'
import type { Answer } from '../../../route.ts'
import { categoryNames } from '../../case/category-names.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
} from '../../staff-request.ts'
import { readDetail } from '../read-detail.ts'
import { type Again, openedRna, rnaAddress, rnaIds, rnaTeam, statusOf } from '../rna-request.ts'
import { rnaInWords } from '../rna-words.ts'
import { rnasPage } from './list.page.ts'
import { offerPage } from './offer.page.ts'

export const wayRoutes: readonly StaffRoute[] = [
  {
    ...rnaTeam,
    relation: 'read-case',
    method: 'GET',
    path: '/cases/:caseId/rnas',
    purpose: 'see all RNAs of a person and what is next',
    answer: showList,
  },
  {
    ...rnaTeam,
    method: 'GET',
    path: '/cases/:caseId/rnas/new',
    purpose: 'offer an RNA',
    answer: async (request: StaffRequest) => showOffer(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: '/cases/:caseId/rnas/new',
    purpose: 'record that an RNA was offered, and the answer',
    answer: offer,
  },
  {
    ...rnaTeam,
    method: 'GET',
    path: '/cases/:caseId/rnas/:rnaId/answer',
    purpose: 'record whether the survivor accepts an RNA',
    answer: async (request: StaffRequest) => showAnswer(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: '/cases/:caseId/rnas/:rnaId/answer',
    purpose: 'save whether the survivor accepts an RNA',
    answer: saveAnswer,
  },
]

const doneWords: Readonly<Record<string, string>> = {
  declined: 'Recorded. They can change their mind until support ends',
  later: 'Offer recorded. Come back when they have decided',
}

async function showList(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame, query, today } = request
  const caseId = idFrom(request, 'caseId')
  const props = await sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read) return undefined
    const { stores, policy } = sitting
    return {
      read,
      submissions: await stores.rnas.submissions(caseId),
      answers: await stores.rnas.answers(caseId),
      next: nextRna(read.picture.cover, read.file.facts, leadTimesFrom(policy, today), today),
    }
  })
  return {
    show: rnasPage(frame, {
      ...foundOr404(props),
      categories: categoryNames(services),
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function showOffer(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const caseId = idFrom(request, 'caseId')
  const read = foundOr404(await readOnly(services, actor, caseId))
  const first = read.picture.tracks.rnas.length === 0
  return {
    status: statusOf(again),
    show: offerPage(frame, {
      read,
      action: `/cases/${caseId}/rnas/new`,
      title: first ? 'Offer the RNA' : 'Start the next RNA',
      writeId: again ? textOf(again.typed, 'writeId') : services.world.newId(),
      newRna: again ? textOf(again.typed, 'rna') : services.world.newId(),
      typed: again?.typed ?? alreadyKnown(read),
      again,
    }),
  }
}

/** The reason follows from the record; language and interpreter are those of the last offer. */
function alreadyKnown({ file, picture }: ReadCase): Typed {
  const last = standingFacts(file.facts).findLast(({ type }) => type === 'rna-offered')
  const { language, interpreter } = last?.type === 'rna-offered' ? last.detail : {}
  const { tracks, today, gaps } = picture
  const first = tracks.rnas.length === 0 ? 'conclusive-grounds' : undefined
  const ending = gaps.length > 0 ? 'period-ending' : ''
  const trigger = tracks.rnaDue?.because ?? first ?? ending
  return {
    ...dayAsTyped('on', today),
    trigger,
    ...(language && { language }),
    ...(interpreter && { interpreter }),
  }
}

interface ReadAnswer {
  readonly on: Day
  readonly answer: SurvivorAnswer
  readonly setting?: 'face-to-face' | 'remote'
  readonly why?: string
}

function readAnswer(
  typed: Typed,
  today: Day,
): { readonly value: ReadAnswer } | { readonly problems: Problems } {
  const problems: Record<string, string> = {}
  const read = readDay(typed, 'on')
  if (!('day' in read)) problems['on'] = 'Enter a day that exists, like 27 3 2026'
  else if (read.day > today) problems['on'] = 'The day is in the future. Enter the day it happened'
  const said = (['accepted', 'declined', 'later'] as const).find(
    (one) => one === textOf(typed, 'answer'),
  )
  if (!said) problems['answer'] = 'Choose what they decided'
  if (!('day' in read) || !said || Object.keys(problems).length > 0) return { problems }
  const setting = (['face-to-face', 'remote'] as const).find(
    (one) => one === textOf(typed, 'setting'),
  )
  const why = textOf(typed, 'why').trim()
  return {
    value: { on: read.day, answer: said, ...(setting && { setting }), ...(why && { why }) },
  }
}

async function offer(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const caseId = idFrom(request, 'caseId')
  const rna = textOf(typed, 'rna')
  const rnaId = isId(rna) ? rna : services.world.newId()
  const offered = readDetail('rna-offered', { typed, today, given: { rna: rnaId } })
  const answered = readAnswer(typed, today)
  if ('problems' in offered || 'problems' in answered) {
    const problems = {
      ...('problems' in offered ? offered.problems : {}),
      ...('problems' in answered ? answered.problems : {}),
    }
    return showOffer(request, { typed, problems })
  }
  const { rna: _made, ...words } = offered.value.detail
  const taken = await offerRna(services, actor, {
    caseId,
    rnaId,
    offered: words,
    ...answered.value,
    write: writeFrom(typed),
  })
  if ('refused' in taken) return showOffer(request, { typed, refused: rnaInWords(taken.refused) })
  return { goTo: afterAnswer(`/cases/${caseId}/rnas`, rnaId, answered.value.answer) }
}

function afterAnswer(list: string, rnaId: string, answer: SurvivorAnswer): string {
  return answer === 'accepted' ? `${list}/${rnaId}?done=offered` : `${list}?done=${answer}`
}

async function showAnswer(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, frame, today } = request
  const open = await openedRna(request)
  return {
    status: statusOf(again),
    show: offerPage(frame, {
      read: open,
      action: `${rnaAddress(open)}/answer`,
      title: `${rnaName(open.rna.cycle.number)}: their answer`,
      writeId: services.world.newId(),
      typed: again?.typed ?? dayAsTyped('on', today),
      again,
    }),
  }
}

async function saveAnswer(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const ids = rnaIds(request)
  const read = readAnswer(typed, today)
  if ('problems' in read) return showAnswer(request, { typed, problems: read.problems })
  const taken = await answerOffer(services, actor, {
    ...ids,
    ...read.value,
    write: writeFrom(typed),
  })
  if ('refused' in taken) return showAnswer(request, { typed, refused: rnaInWords(taken.refused) })
  return { goTo: afterAnswer(`/cases/${ids.caseId}/rnas`, ids.rnaId, read.value.answer) }
}
