/** An RNA that was released: forwarded, returned, more asked for, answered. */
import {
  recordAsked,
  recordForwarded,
  supplyInformation,
} from '../../../../application/rna/follow-submission.ts'
import { returnRna, type StepTaken } from '../../../../application/rna/take-rna-steps.ts'
import type { Day } from '../../../../domain/calendar/day.ts'
import { readDay } from '../../../parts/fields/day.ts'
import { type Typed, textOf, under } from '../../../request/typed.ts'
import type { Answer } from '../../../route.ts'
import {
  foundOr404,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
} from '../../staff-request.ts'
import { type Again, openedRna, rnaIds, rnaTeam, statusOf } from '../rna-request.ts'
import { rnaInWords } from '../rna-words.ts'
import { type SentForm, sentPage } from './sent.page.ts'

const path = '/cases/:caseId/rnas/:rnaId/sent'
const forms = ['forwarded', 'returned', 'asked', 'supplied'] as const

export const sentRoutes: readonly StaffRoute[] = [
  {
    ...rnaTeam,
    method: 'GET',
    path,
    purpose: 'see where a released RNA is, and exactly what was sent',
    answer: async (request: StaffRequest) => show(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: `${path}/:form`,
    purpose: 'record what happened to a released RNA',
    answer: save,
  },
]

const doneWords: Readonly<Record<string, string>> = {
  released:
    'Released and frozen. Tell the survivor that it has gone, to whom, and what happens meanwhile',
  forwarded: 'Recorded: it is with the authority now',
  returned: 'Recorded: it can be corrected again',
  asked: 'Recorded. Tell the survivor what was asked for, and why',
  supplied: 'Answer recorded, and sent where the question came through Waymark',
}

async function show(
  request: StaffRequest,
  again?: Again & { readonly which: SentForm },
): Promise<Answer> {
  const { services, frame, query } = request
  const open = await openedRna(request)
  const chosen = textOf(again?.typed ?? query, 'answer')
  const answer = open.answers.find(({ id, taken }) => id === chosen && !taken)
  return {
    status: statusOf(again),
    show: sentPage(frame, {
      open,
      writeId: services.world.newId(),
      again,
      answer,
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

interface ReadSent {
  readonly on: Day
  readonly words: string
  readonly answerBy?: Day
}

function readSent(
  which: SentForm,
  typed: Typed,
  today: Day,
): { readonly value: ReadSent } | { readonly problems: Record<string, string> } {
  const problems: Record<string, string> = {}
  const on = readDay(typed, `${which}-on`)
  if (!('day' in on)) problems[`${which}-on`] = 'Enter a day that exists, like 27 3 2026'
  else if (on.day > today) problems[`${which}-on`] = 'The day is in the future'
  const words = textOf(typed, `${which}-words`).trim()
  if (which !== 'forwarded' && !words) problems[`${which}-words`] = wanted[which]
  const answerBy = readDay(typed, `${which}-answerBy`)
  if ('notADay' in answerBy) problems[`${which}-answerBy`] = 'Enter a day that exists'
  if (which === 'supplied' && !isId(textOf(typed, 'supplied-request'))) {
    problems['supplied-request'] = 'Choose which request you answer'
  }
  if (!('day' in on) || Object.keys(problems).length > 0) return { problems }
  return { value: { on: on.day, words, ...('day' in answerBy && { answerBy: answerBy.day }) } }
}

const wanted = {
  forwarded: '',
  returned: 'Write what needs correcting',
  asked: 'Write what was asked for',
  supplied: 'Write what you answer, or why it cannot be answered',
} as const

async function save(request: StaffRequest): Promise<Answer> {
  const { typed, today, params } = request
  const which = foundOr404(forms.find((one) => one === params['form']))
  const read = readSent(which, typed, today)
  if ('problems' in read) return show(request, { which, typed, problems: read.problems })
  const taken = await record(request, which, read.value)
  if ('refused' in taken) {
    return show(request, { which, typed, refused: rnaInWords(taken.refused) })
  }
  const { caseId, rnaId } = rnaIds(request)
  const base = `/cases/${caseId}/rnas/${rnaId}`
  return { goTo: which === 'returned' ? `${base}?done=saved` : `${base}/sent?done=${which}` }
}

function record(
  request: StaffRequest,
  which: SentForm,
  { on, words, answerBy }: ReadSent,
): Promise<StepTaken> {
  const { services, actor, typed } = request
  const answerId = textOf(typed, 'answer')
  const about = {
    ...rnaIds(request),
    on,
    write: writeFrom(typed),
    ...(isId(answerId) && { answerId }),
  }
  switch (which) {
    case 'forwarded':
      return recordForwarded(services, actor, about)
    case 'returned':
      return returnRna(services, actor, { ...about, by: 'prime', reasons: words })
    case 'asked':
      return recordAsked(services, actor, { ...about, what: words, ...(answerBy && { answerBy }) })
    case 'supplied':
      return supplyInformation(services, actor, {
        ...about,
        request: textOf(typed, 'supplied-request'),
        what: words,
      })
  }
}
