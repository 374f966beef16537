/** The data protection lead's pages of keeping and destroying. Providers only. */
import {
  confirmSchedule,
  decideAsLead,
  type KeepingOutcome,
  liftHold,
  placeHoldAsLead,
  readKeeping,
} from '../../../application/retention/keep-records.ts'
import type { Services } from '../../../application/services.ts'
import { keptClasses } from '../../../domain/retention/kept-classes.ts'
import {
  inMonths,
  type RetentionRule,
  retentionEventNames,
  type Schedule,
} from '../../../domain/retention/schedule.ts'
import { Stopped } from '../../request/stopped.ts'
import { listOf, type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import { isId, writeIdFrom } from '../../request/write-id.ts'
import type { Answer, Route, SignedInRequest } from '../../route.ts'
import { readHold } from '../../staff/retention/hold-form.ts'
import { inWords } from '../../staff/retention/keeping-words.ts'
import type { RefusalWords } from '../../words.ts'
import { retentionPage, schedulePage } from './retention.pages.ts'

type OfficeRequest = SignedInRequest<Services>
const lead = { surface: 'staff', who: ['data-protection-lead'], relation: 'read-log' } as const

export const retentionRoutes: readonly Route<Services>[] = [
  {
    ...lead,
    method: 'GET',
    path: '/retention',
    purpose: 'see what is kept how long, and what waits for a decision',
    answer: (request: OfficeRequest) => show(request),
  },
  {
    ...lead,
    method: 'POST',
    path: '/retention',
    purpose: 'agree to destroy, take it back, place or lift a hold',
    answer: decide,
  },
  {
    ...lead,
    method: 'GET',
    path: '/retention/schedule',
    purpose: 'see how long the organisation keeps what',
    answer: (request: OfficeRequest) => showSchedule(request),
  },
  {
    ...lead,
    method: 'POST',
    path: '/retention/schedule',
    purpose: 'confirm how long the organisation keeps what',
    answer: saveSchedule,
  },
]

const doneWords = {
  agreed: 'You agreed',
  'taken-back': 'It is kept',
  lifted: 'The hold is lifted',
  held: 'The hold is in force',
  confirmed: 'The schedule is confirmed. Cases are counted by it from the next night',
}

async function show(
  request: OfficeRequest,
  refused?: RefusalWords,
  { typed, problems = {} }: { readonly typed?: Typed; readonly problems?: Problems } = {},
): Promise<Answer> {
  const { services, actor, frame, query, today } = providersOnly(request)
  const kept = await readKeeping(services, actor)
  return {
    status: refused?.status ?? (Object.keys(problems).length > 0 ? 422 : 200),
    show: retentionPage(frame, {
      ...kept,
      ...{ today, userId: actor.userId, writeId: services.world.newId(), problems, refused },
      typed: typed ?? { reference: textOf(query, 'hold').slice(0, 20) },
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function decide(request: OfficeRequest): Promise<Answer> {
  const { services, actor, typed } = providersOnly(request)
  const act = textOf(typed, 'act')
  if (act === 'hold') return saveHold(request)
  const id = textOf(typed, act === 'lift' ? 'hold' : 'purge')
  if (!isId(id)) return show(request, inWords({ code: 'purge-not-there' }))
  if (act === 'lift') return answered(request, await liftHold(services, actor, id), 'lifted')
  const step = act === 'agree' ? 'agreed' : 'taken-back'
  const lookedAtPrompts = listOf(typed, `looked-${id}`).includes('yes')
  const outcome = await decideAsLead(services, actor, { purgeId: id, step, lookedAtPrompts })
  return answered(request, outcome, step)
}

async function saveHold(request: OfficeRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const reference = textOf(typed, 'reference').trim().toUpperCase()
  const { hold, problems } = readHold(typed)
  if (!hold || reference === '') {
    const missing = reference === '' && { reference: 'Write the reference of the case' }
    return show(request, undefined, { typed, problems: { ...missing, ...problems } })
  }
  const wanted = { ...hold, reference, writeId: writeIdFrom(typed) }
  const outcome = await placeHoldAsLead(services, actor, wanted)
  if ('done' in outcome) return { goTo: '/retention?done=held' }
  return show(request, inWords(outcome.refused), { typed })
}

function answered(
  request: OfficeRequest,
  outcome: KeepingOutcome,
  done: keyof typeof doneWords,
): Answer | Promise<Answer> {
  if ('done' in outcome) return { goTo: `/retention?done=${done}` }
  return show(request, inWords(outcome.refused))
}

async function showSchedule(
  request: OfficeRequest,
  again?: { readonly typed: Typed; readonly problems?: Problems; readonly refused?: RefusalWords },
): Promise<Answer> {
  const { services, actor, frame } = providersOnly(request)
  const { schedule } = await readKeeping(services, actor)
  const version = again ? Number(textOf(again.typed, 'version')) || 0 : (schedule?.version ?? 0)
  const { typed = schedule ? asTyped(schedule) : {}, problems = {}, refused } = again ?? {}
  return {
    status: refused?.status ?? (Object.keys(problems).length > 0 ? 422 : 200),
    show: schedulePage(frame, { version, typed, problems, refused }),
  }
}

function asTyped({ rules, warnDays, quietDays, backupDays }: Schedule): Typed {
  return {
    ...Object.fromEntries(
      rules.map(({ kept, from, length }) => [`${kept}-${from}`, String(inMonths(length))]),
    ),
    first: String(warnDays[0]),
    second: String(warnDays[1]),
    quiet: String(quietDays),
    backups: backupDays === undefined ? '' : String(backupDays),
  }
}

async function saveSchedule(request: OfficeRequest): Promise<Answer> {
  const { services, actor, typed } = providersOnly(request)
  const { schedule, problems } = readSchedule(typed)
  if (Object.keys(problems).length > 0) return showSchedule(request, { typed, problems })
  const versionSeen = Number(textOf(typed, 'version')) || 0
  const outcome = await confirmSchedule(services, actor, { schedule, versionSeen })
  if ('done' in outcome) return { goTo: '/retention?done=confirmed' }
  return showSchedule(request, { typed, refused: inWords(outcome.refused) })
}

function readSchedule(typed: Typed): { schedule: Schedule; problems: Problems } {
  const problems: Record<string, string> = {}
  const number = (name: string): number | undefined => {
    const text = textOf(typed, name).trim()
    if (text === '') return undefined
    if (/^\d{1,4}$/.test(text)) return Number(text)
    problems[name] = 'Write a whole number, or leave it empty'
    return undefined
  }
  const needed = (name: string): number => {
    const value = number(name)
    if (value === undefined) problems[name] ??= 'Write how many days'
    return value ?? 0
  }
  const rules = keptClasses.flatMap((kept) =>
    retentionEventNames.flatMap((from): RetentionRule[] => {
      const count = number(`${kept}-${from}`)
      return count === undefined ? [] : [{ kept, from, length: { count, unit: 'months' } }]
    }),
  )
  const backupDays = number('backups')
  const schedule = {
    rules,
    warnDays: [needed('first'), needed('second')],
    quietDays: needed('quiet'),
    ...(backupDays !== undefined && { backupDays }),
  } satisfies Schedule
  return { schedule, problems }
}

/** The seats have no cases, so there is nothing of the kind. */
function providersOnly(request: OfficeRequest): OfficeRequest {
  if (request.actor.orgKind !== 'provider') throw new Stopped(404)
  return request
}
