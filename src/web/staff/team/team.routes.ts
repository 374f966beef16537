/** Handing a case on, keeping a colleague out of it, stepping back from it. */
import { mayDo } from '../../../application/access/access-rules.ts'
import {
  declareConflict,
  type KeepOutRefusal,
  keepOut,
  letBack,
  readTeam,
} from '../../../application/access/keep-out.ts'
import { reassign } from '../../../application/case/write-case.ts'
import { type Problems, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords } from '../refused.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
  writeIdFrom,
} from '../staff-request.ts'
import { caseTeamPage, steppedBackPage, type TeamForm } from './team.pages.ts'

const team = ['support-worker', 'service-manager'] as const
const lead = ['service-manager'] as const
const staff = { surface: 'staff' } as const

export const caseTeamRoutes: readonly StaffRoute[] = [
  {
    ...staff,
    method: 'GET',
    path: '/cases/:caseId/team',
    purpose: 'see who works with a person, and who must stay out',
    who: team,
    relation: 'read-case',
    answer: (request: StaffRequest) => showTeam(request),
  },
  {
    ...staff,
    method: 'POST',
    path: '/cases/:caseId/reassign',
    purpose: 'give a case to somebody else',
    who: lead,
    relation: 'reassign-case',
    answer: give,
  },
  {
    ...staff,
    method: 'POST',
    path: '/cases/:caseId/team/block',
    purpose: 'keep a colleague out of a case',
    who: lead,
    relation: 'block-colleague',
    answer: block,
  },
  {
    ...staff,
    method: 'POST',
    path: '/cases/:caseId/team/back',
    purpose: 'let a colleague back to a case',
    who: lead,
    relation: 'block-colleague',
    answer: back,
  },
  {
    ...staff,
    method: 'POST',
    path: '/cases/:caseId/team/declare',
    purpose: 'step back from a case',
    who: team,
    relation: 'declare-conflict',
    answer: declare,
  },
]

const doneWords = {
  given: 'The case has been given on',
  out: 'They are kept out. For them there is no such case any more',
  back: 'They can work on it again, if it is theirs',
}

interface Again {
  readonly again: TeamForm
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showTeam(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query, typed } = request
  const read = foundOr404(await readTeam(services, actor, idFrom(request, 'caseId')))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: caseTeamPage(frame, {
      team: read,
      ownId: actor.userId,
      mayReassign: mayDo(actor, 'reassign-case', read.file),
      writeId: again ? textOf(typed, 'writeId') : services.world.newId(),
      done: under(doneWords, textOf(query, 'done')),
      ...(again && { ...again, typed }),
    }),
  }
}

const nobodyChosen: RefusalWords = {
  title: 'Choose who works with them now, and in which service',
  next: 'Nothing was changed.',
  status: 422,
}

async function give(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const [workerId = '', serviceId = '', coverWorkerId = ''] = [
    'workerId',
    'serviceId',
    'coverWorkerId',
  ].map((name) => textOf(typed, name))
  if (!isId(workerId) || !isId(serviceId)) {
    return showTeam(request, { again: 'reassign', refused: nobodyChosen })
  }
  const saved = await reassign(services, actor, {
    caseId,
    to: { workerId, serviceId, ...(isId(coverWorkerId) && { coverWorkerId }) },
    write: writeFrom(typed),
  })
  if ('refused' in saved) {
    const { refused } = saved
    const nobody = refused.code === 'nobody-to-take-it'
    const words = nobody ? nobodyChosen : inWords(refused)
    return showTeam(request, { again: 'reassign', refused: words })
  }
  return { goTo: `/cases/${caseId}/team?done=given` }
}

async function block(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const [userId = '', why = '', newWorker = ''] = ['colleague', 'why', 'newWorker'].map((name) =>
    textOf(typed, name).trim(),
  )
  const problems = {
    ...(!isId(userId) && { colleague: 'Choose who must stay out' }),
    ...wordsProblem('why', why, 'Say why, in a few words'),
  }
  if (Object.keys(problems).length > 0) return showTeam(request, { again: 'block', problems })
  const kept = await keepOut(services, actor, {
    ...{ caseId, userId, words: why, writeId: writeIdFrom(typed) },
    ...(isId(newWorker) && { newWorkerId: newWorker }),
  })
  if ('done' in kept) return { goTo: `/cases/${caseId}/team?done=out` }
  if (kept.refused.code === 'needs-a-worker') {
    const newWorker =
      'They work with this person. Choose somebody else who can take over from this moment'
    return showTeam(request, { again: 'block', problems: { newWorker } })
  }
  return showTeam(request, { again: 'block', refused: keepOutWords(kept.refused) })
}

async function back(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const userId = textOf(typed, 'colleague')
  const words = keepOutWords({ code: 'no-such-colleague' })
  if (!isId(userId)) return showTeam(request, { again: 'block', refused: words })
  const done = await letBack(services, actor, { caseId, userId })
  if ('done' in done) return { goTo: `/cases/${caseId}/team?done=back` }
  return showTeam(request, { again: 'block', refused: keepOutWords(done.refused) })
}

async function declare(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, frame } = request
  const caseId = idFrom(request, 'caseId')
  const words = textOf(typed, 'conflict').trim()
  const problems = wordsProblem('conflict', words, 'Say in a few words how you know them')
  if (Object.keys(problems).length > 0) return showTeam(request, { again: 'declare', problems })
  const done = await declareConflict(services, actor, {
    ...{ caseId, words, writeId: writeIdFrom(typed) },
  })
  if ('done' in done) return { show: steppedBackPage(frame) }
  return showTeam(request, { again: 'declare', refused: keepOutWords(done.refused) })
}

function wordsProblem(name: string, words: string, missing: string): Problems {
  if (words === '') return { [name]: missing }
  return words.length > 2000 ? { [name]: 'Write at most 2000 characters' } : {}
}

function keepOutWords(refusal: KeepOutRefusal): RefusalWords {
  const next = 'Nothing was changed.'
  switch (refusal.code) {
    case 'case-not-available':
    case 'changed-meanwhile':
      return inWords(refusal)
    case 'no-such-colleague':
      return { title: 'That colleague is not on the list', next, status: 422 }
    case 'yourself':
      return {
        title: 'To stay out yourself, step back from the case',
        next: `${next} The form is at the end of this page.`,
        status: 422,
      }
    case 'out-already':
      return { title: 'They are kept out already', next, status: 409 }
    case 'needs-a-worker':
      return { title: 'Choose who takes the case over', next, status: 422 }
  }
}
