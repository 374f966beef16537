/** Who looked, read together; "I do not recognise this"; a copy to give; and holding lines back. */

import { mayDo } from '../../../application/access/access-rules.ts'
import { askAboutLine, readLine } from '../../../application/looked/ask-about-line.ts'
import { endHold, holdLines, readHolds } from '../../../application/looked/hold-lines.ts'
import { printLooked } from '../../../application/looked/print-looked.ts'
import { readLooked } from '../../../application/looked/read-looked.ts'
import { documentFormats } from '../../../application/ports/document-press.ts'
import { type LookedAt, lookedAt } from '../../../domain/looked/case-act.ts'
import { longestWords } from '../../../domain/looked/question.ts'
import { dayAsTyped } from '../../parts/fields/day.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { Message } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  isId,
  pageNumber,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { askPage } from './ask.page.ts'
import { holdRefusedInWords, readHold } from './holds.form.ts'
import { holdsPage } from './holds.page.ts'
import { lookedPage } from './looked.page.ts'
import { printPage } from './print.page.ts'

const common = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const managers = { ...common, who: ['service-manager'], relation: 'hold-back-lines' } as const
const list = '/cases/:caseId/looked'

export const lookedRoutes: readonly StaffRoute[] = [
  {
    ...common,
    method: 'GET',
    path: list,
    purpose: 'read together with the survivor who looked',
    relation: 'read-case',
    answer: show,
  },
  {
    ...common,
    method: 'GET',
    path: `${list}/lines/:lineId`,
    purpose: 'ask about a line that the survivor does not recognise',
    relation: 'work-on-case',
    answer: (request: StaffRequest) => showAsk(request),
  },
  {
    ...common,
    method: 'POST',
    path: `${list}/lines/:lineId`,
    purpose: 'have a line looked into that the survivor does not recognise',
    relation: 'work-on-case',
    answer: ask,
  },
  {
    ...common,
    method: 'GET',
    path: `${list}/print`,
    purpose: 'see what a copy of who looked holds before it is given',
    relation: 'work-on-case',
    answer: showPrint,
  },
  {
    ...common,
    method: 'POST',
    path: `${list}/print`,
    purpose: 'make the survivor’s copy of who looked',
    relation: 'work-on-case',
    answer: print,
  },
  {
    ...managers,
    method: 'GET',
    path: `${list}/holds`,
    purpose: 'see which lines wait, and why',
    answer: (request: StaffRequest) => showHolds(request),
  },
  {
    ...managers,
    method: 'POST',
    path: `${list}/holds`,
    purpose: 'hold lines back for a time',
    answer: hold,
  },
  {
    ...managers,
    method: 'POST',
    path: `${list}/holds/:holdId/end`,
    purpose: 'end a hold before its last day',
    answer: end,
  },
]

const doneWords = {
  asked: 'Asked. Somebody whom the line does not name looks into it',
  held: 'These lines wait now. They are read again by themselves on the day after the last one',
  ended: 'Ended. The lines are read again',
}

async function show(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readLooked(services, actor, idFrom(request, 'caseId')))
  return {
    show: lookedPage(frame, {
      read,
      about: subjectIn(query),
      query,
      pageNumber: pageNumber(query),
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

function subjectIn(query: Typed): LookedAt | undefined {
  const about = textOf(query, 'about')
  return isSubject(about) ? about : undefined
}

function isSubject(text: string): text is LookedAt {
  return Object.hasOwn(lookedAt, text)
}

async function showAsk(
  request: StaffRequest,
  again?: { typed: Typed; problems: Problems },
): Promise<Answer> {
  const { services, actor, frame } = request
  const about = { caseId: idFrom(request, 'caseId'), lineId: idFrom(request, 'lineId') }
  const line = foundOr404(await readLine(services, actor, about))
  const writeId = services.world.newId()
  return { status: again ? 422 : 200, show: askPage(frame, { ...line, writeId, ...again }) }
}

async function ask(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const [caseId, lineId] = [idFrom(request, 'caseId'), idFrom(request, 'lineId')]
  // Exactly as it was written down: only a field that is all empty is no words.
  const words = textOf(typed, 'words')
  const outcome = await askAboutLine(services, actor, {
    ...{ caseId, lineId, writeId: writeIdFrom(typed) },
    ...(words.trim() !== '' && { words }),
  })
  if ('done' in outcome) return { goTo: `/cases/${caseId}/looked?done=asked#line-${lineId}` }
  if (outcome.refused.code === 'line-not-available') throw new Stopped(404)
  const problems = { words: `Write ${longestWords} characters or fewer` }
  return showAsk(request, { typed, problems })
}

async function showPrint(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame } = request
  const read = foundOr404(await readLooked(services, actor, idFrom(request, 'caseId')))
  const mayHold = mayDo(actor, 'hold-back-lines', read.file)
  return { show: printPage(frame, { read, mayHold }) }
}

async function print(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const format = documentFormats.find((known) => known === textOf(typed, 'format'))
  if (format === undefined) {
    // Whoever may not open the case is not told that this page exists at all.
    foundOr404(await readLooked(services, actor, caseId))
    throw new Stopped(400)
  }
  const made = foundOr404(await printLooked(services, actor, { caseId, format }))
  return { file: made.bytes, type: made.type, name: made.name }
}

async function showHolds(
  request: StaffRequest,
  again?: { typed: Typed; problems?: Problems; refused?: Message },
): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readHolds(services, actor, idFrom(request, 'caseId')))
  const [renews, line] = [textOf(query, 'renews'), textOf(query, 'line')]
  const renewed = read.holds.find(({ id }) => id === renews)
  const fresh: Typed = {
    ...dayAsTyped('from', renewed?.fromDay ?? read.file.logDay),
    ...(renewed && { renews, subjects: renewed.subjects, ground: renewed.ground }),
    ...(isId(line) && { line }),
  }
  return {
    status: again ? (again.problems ? 422 : 409) : 200,
    show: holdsPage(frame, {
      ...read,
      userId: actor.userId,
      writeId: services.world.newId(),
      typed: fresh,
      done: under(doneWords, textOf(query, 'done')),
      ...again,
    }),
  }
}

async function hold(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const chosen = textOf(typed, 'line')
  const lines = chosen ? ((await readHolds(services, actor, caseId))?.lines ?? []) : []
  const line = lines.find(({ entryIds }) => entryIds.includes(chosen))
  const read = readHold(typed, line?.entryIds ?? [])
  if ('problems' in read) return showHolds(request, { typed, problems: read.problems })
  const outcome = await holdLines(services, actor, {
    caseId,
    hold: read.hold,
    writeId: writeIdFrom(typed),
  })
  if ('done' in outcome) return { goTo: `/cases/${caseId}/looked/holds?done=held` }
  const { refused } = outcome
  if (refused.code === 'case-not-available') throw new Stopped(404)
  return showHolds(request, { typed, ...holdRefusedInWords(refused) })
}

async function end(request: StaffRequest): Promise<Answer> {
  const { services, actor } = request
  const [caseId, holdId] = [idFrom(request, 'caseId'), idFrom(request, 'holdId')]
  const outcome = await endHold(services, actor, { caseId, holdId })
  if ('refused' in outcome) throw new Stopped(404)
  return { goTo: `/cases/${caseId}/looked/holds?done=ended` }
}
