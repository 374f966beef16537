/** How long one case is kept: the page, holds, and the manager's side of a decision. */
import {
  decideInCase,
  type KeepingOutcome,
  placeHold,
  readKeptOfCase,
} from '../../../application/retention/keep-records.ts'
import { listOf, type Problems, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { filledFor, readHold } from './hold-form.ts'
import { inWords } from './keeping-words.ts'
import { keptPage } from './kept.page.ts'

const path = '/cases/:caseId/kept'

export const keptRoutes: readonly StaffRoute[] = [
  {
    surface: 'staff',
    who: ['support-worker', 'service-manager'],
    relation: 'read-case',
    method: 'GET',
    path,
    purpose: 'see how long a case is kept, and why',
    answer: (request: StaffRequest) => show(request),
  },
  {
    surface: 'staff',
    who: ['service-manager'],
    relation: 'hold-back-lines',
    method: 'POST',
    path,
    purpose: 'hold a record, or decide that part of it is destroyed',
    answer: save,
  },
]

const doneWords = {
  held: 'The hold is in force',
  agreed: 'You agreed',
  'taken-back': 'It is kept',
}

const noAct: RefusalWords = {
  title: 'Nothing was changed',
  next: 'What was sent did not say what to do. Press one of the buttons.',
  status: 422,
}

interface Again {
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function show(
  request: StaffRequest,
  { problems = {}, refused }: Again = {},
): Promise<Answer> {
  const { services, actor, frame, query, today, typed } = request
  const kept = foundOr404(await readKeptOfCase(services, actor, idFrom(request, 'caseId')))
  const filled = kept.mayDecide ? filledFor(textOf(query, 'hold'), today) : undefined
  return {
    status: refused?.status ?? (Object.keys(problems).length > 0 ? 422 : 200),
    show: keptPage(frame, {
      ...kept,
      ...{ today, userId: actor.userId, writeId: services.world.newId(), problems, refused },
      ...{
        typed: filled && Object.keys(typed).length === 0 ? filled : typed,
        holdOpen: filled !== undefined,
      },
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function save(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const act = textOf(typed, 'act')
  if (act === 'hold') return saveHold(request, caseId)
  if (act !== 'agree' && act !== 'take-back') return show(request, { refused: noAct })
  const purgeId = textOf(typed, 'purge')
  if (!isId(purgeId)) return show(request, { refused: inWords({ code: 'purge-not-there' }) })
  const step = act === 'agree' ? 'agreed' : 'taken-back'
  const lookedAtPrompts = listOf(typed, `looked-${purgeId}`).includes('yes')
  const outcome = await decideInCase(services, actor, { caseId, purgeId, step, lookedAtPrompts })
  return answered(request, outcome, step)
}

async function saveHold(request: StaffRequest, caseId: string): Promise<Answer> {
  const { services, actor, typed } = request
  const { hold, problems } = readHold(typed)
  if (!hold) return show(request, { problems })
  const placed = { ...hold, caseId, writeId: writeIdFrom(typed) }
  return answered(request, await placeHold(services, actor, placed), 'held')
}

function answered(
  request: StaffRequest,
  outcome: KeepingOutcome,
  done: keyof typeof doneWords,
): Answer | Promise<Answer> {
  if ('done' in outcome) return { goTo: `/cases/${idFrom(request, 'caseId')}/kept?done=${done}` }
  return show(request, { refused: inWords(outcome.refused) })
}
