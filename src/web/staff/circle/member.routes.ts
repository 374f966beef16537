/** One professional in the circle: their page, and every act about them. */
import {
  changeMember,
  clearConflict,
  endMember,
  foundConflict,
} from '../../../application/circle/change-circle.ts'
import type { CircleSaved } from '../../../application/circle/on-circle.ts'
import { type MemberPage, readMember } from '../../../application/circle/read-circle.ts'
import { noteTold } from '../../../application/circle/share.ts'
import { giveNotice, takeBack } from '../../../application/circle/take-back.ts'
import { plainDay } from '../../parts/dates.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
  writeIdFrom,
} from '../staff-request.ts'
import { inWords, whyNotWords } from './circle-words.ts'
import { readEnd, readTerms, readTold, readWithdrawal, wordsIn } from './member.form.ts'
import { memberPage } from './member.page.ts'
import { noticePage } from './notice.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const works = { ...team, relation: 'work-on-case', method: 'POST' } as const
const one = '/cases/:caseId/circle/members/:memberId'

export const memberRoutes: readonly StaffRoute[] = [
  {
    ...team,
    relation: 'read-case',
    method: 'GET',
    path: one,
    purpose: 'see one professional, what they may be told and were told',
    answer: (request: StaffRequest) => showOne(request),
  },
  {
    ...works,
    path: `${one}/terms`,
    purpose: 'tell them less, or ask again for more',
    answer: changeTerms,
  },
  { ...works, path: `${one}/told`, purpose: 'note what they were told', answer: noteIt },
  {
    ...works,
    path: `${one}/take-back`,
    purpose: 'record that the person took a consent back',
    answer: takeItBack,
  },
  { ...works, path: `${one}/end`, purpose: 'end what they may be told', answer: endIt },
  {
    ...works,
    path: `${one}/conflict`,
    purpose: 'stop it because they must not be told',
    answer: stopIt,
  },
  {
    surface: 'staff',
    who: ['service-manager'],
    relation: 'block-colleague',
    method: 'POST',
    path: `${one}/clear`,
    purpose: 'clear a conflict that was a mistake',
    answer: clearIt,
  },
  {
    ...team,
    relation: 'read-case',
    method: 'GET',
    path: `${one}/notice`,
    purpose: 'read the letter that asks them to stop using what they were told',
    answer: showNotice,
  },
  {
    ...works,
    path: `${one}/notice`,
    purpose: 'note that the letter was given to them',
    answer: noteNotice,
  },
]

const doneWords = {
  changed: 'Saved',
  told: 'Noted what they were told',
  'taken-back': 'Taken back. Nothing more goes out to them',
  ended: 'Ended. Nothing more goes out to them',
  stopped: 'Stopped. Nothing more goes out to them',
  cleared: 'Cleared. They may be told what was agreed',
  given: 'Noted that you gave it to them',
}

function idsOf(request: StaffRequest): { caseId: string; memberId: string } {
  return { caseId: idFrom(request, 'caseId'), memberId: idFrom(request, 'memberId') }
}

async function readOne(request: StaffRequest): Promise<MemberPage> {
  const { services, actor } = request
  return foundOr404(await readMember(services, actor, { ...idsOf(request), say: plainDay }))
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showOne(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, frame, query } = request
  const read = await readOne(request)
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: memberPage(frame, {
      read,
      newWriteId: () => services.world.newId(),
      typed: again?.typed ?? {},
      problems: again?.problems ?? {},
      refused: again?.refused,
      done: again ? undefined : under(doneWords, textOf(query, 'done')),
    }),
  }
}

function back(request: StaffRequest, done: keyof typeof doneWords, page = ''): Answer {
  const { caseId, memberId } = idsOf(request)
  return { goTo: `/cases/${caseId}/circle/members/${memberId}${page}?done=${done}` }
}

/** The version of the professional that was on the page. */
function memberWrite(typed: Typed): { writeId: string; versionSeen: number } {
  const seen = Number(textOf(typed, 'memberSeen') || '-1')
  return { writeId: writeIdFrom(typed), versionSeen: Number.isInteger(seen) ? seen : -1 }
}

async function answered(
  request: StaffRequest,
  saved: CircleSaved,
  done: keyof typeof doneWords,
): Promise<Answer> {
  if (!('refused' in saved)) return back(request, done)
  return showOne(request, { typed: request.typed, refused: inWords(saved.refused) })
}

async function changeTerms(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const read = readTerms(typed, today)
  if ('problems' in read) return showOne(request, { typed, problems: read.problems })
  const saved = await changeMember(services, actor, {
    ...{ ...idsOf(request), ...read.value },
    write: memberWrite(typed),
    caseVersionSeen: writeFrom(typed).versionSeen,
  })
  return answered(request, saved, 'changed')
}

async function noteIt(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const read = readTold(typed)
  if ('problems' in read) return showOne(request, { typed, problems: read.problems })
  const explained = textOf(typed, 'explained')
  const wanted = {
    ...{ ...idsOf(request), ...read.value, writeId: writeIdFrom(typed) },
    ...(explained && { explained }),
  }
  const said = await noteTold(services, actor, wanted)
  if ('refused' in said) return showOne(request, { typed, refused: inWords(said.refused) })
  if ('done' in said) return back(request, 'told')
  const refused = {
    title: 'They may not be told this',
    next: said.withheld.map(whyNotWords).join('. '),
    status: 409,
  } as const
  return showOne(request, { typed, refused })
}

async function takeItBack(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const read = readWithdrawal(typed, today)
  if ('problems' in read) return showOne(request, { typed, problems: read.problems })
  const write = writeFrom(typed)
  const took = await takeBack(services, actor, { ...idsOf(request), ...read.value, write })
  if ('refused' in took) return showOne(request, { typed, refused: inWords(took.refused) })
  return back(request, 'taken-back', '/notice')
}

async function endIt(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const read = readEnd(typed)
  if ('problems' in read) return showOne(request, { typed, problems: read.problems })
  const about = { ...idsOf(request), ...read.value, write: memberWrite(typed) }
  return answered(request, await endMember(services, actor, about), 'ended')
}

async function stopIt(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const words = wordsIn(typed, 'conflictWords')
  if (words === '') {
    return showOne(request, { typed, problems: { conflictWords: 'Write what you found' } })
  }
  const about = { ...idsOf(request), words: words.slice(0, 1_000), write: memberWrite(typed) }
  return answered(request, await foundConflict(services, actor, about), 'stopped')
}

async function clearIt(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const words = wordsIn(typed, 'clearWords')
  if (words === '') {
    return showOne(request, { typed, problems: { clearWords: 'Write how you know' } })
  }
  const about = { ...idsOf(request), words: words.slice(0, 1_000), write: memberWrite(typed) }
  return answered(request, await clearConflict(services, actor, about), 'cleared')
}

async function showNotice(request: StaffRequest): Promise<Answer> {
  const { services, frame, query } = request
  const read = await readOne(request)
  const done = under(doneWords, textOf(query, 'done'))
  return { show: noticePage(frame, { read, writeId: services.world.newId(), done }) }
}

async function noteNotice(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const about = { ...idsOf(request), writeId: writeIdFrom(typed) }
  return answered(request, await giveNotice(services, actor, about), 'given')
}
