/** The rules, our own targets, what changed and where it was read; and changing a target. */
import {
  type AdjustRefusal,
  adjustTarget,
  mayAdjust,
} from '../../../application/office/adjust-target.ts'
import { readRules } from '../../../application/office/read-rules.ts'
import type { Services } from '../../../application/services.ts'
import { isLimitId } from '../../../domain/policy/limit-ids.ts'
import { type Limit, limitOf } from '../../../domain/policy/policy.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer, Route, SignedInRequest } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { changesPage, rulesPage, sourcesPage } from './rules.pages.ts'
import { targetPage, targetsPage } from './targets.pages.ts'

type RulesRequest = SignedInRequest<Services>

const read = {
  method: 'GET',
  surface: 'staff',
  who: 'signed-in',
  relation: 'see-policy',
} as const
const adjust = {
  surface: 'staff',
  who: ['service-manager', 'administrator'],
  relation: 'adjust-targets',
} as const

export const rulesRoutes: readonly Route<Services>[] = [
  {
    ...read,
    path: '/policy',
    purpose: 'read the rules that dates are counted by',
    answer: async ({ services, actor, frame }: RulesRequest) => ({
      show: rulesPage(frame, await readRules(services, actor)),
    }),
  },
  {
    ...read,
    path: '/policy/targets',
    purpose: 'see our own targets',
    answer: async ({ services, actor, frame, query }: RulesRequest) => {
      const done = textOf(query, 'done')
        ? 'The target was set. Dates count with it from now on.'
        : ''
      return { show: targetsPage(frame, await readRules(services, actor), done) }
    },
  },
  {
    ...read,
    path: '/policy/changes',
    purpose: 'see what changed in the rules',
    answer: async ({ services, actor, frame }: RulesRequest) => ({
      show: changesPage(frame, await readRules(services, actor)),
    }),
  },
  {
    ...read,
    path: '/policy/sources',
    purpose: 'see where the rules were read',
    answer: async ({ services, actor, frame }: RulesRequest) => ({
      show: sourcesPage(frame, await readRules(services, actor)),
    }),
  },
  {
    ...adjust,
    method: 'GET',
    path: '/policy/targets/:limit',
    purpose: 'change one of our own targets',
    answer: async (request: RulesRequest) => showTarget(request, { typed: {} }),
  },
  {
    ...adjust,
    method: 'POST',
    path: '/policy/targets/:limit',
    purpose: 'set the organisation’s own number',
    answer: set,
  },
]

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showTarget(request: RulesRequest, again: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const limit = adjustableOf(request)
  const rules = await readRules(services, actor)
  return {
    status: again.refused?.status ?? (again.problems ? 422 : 200),
    show: targetPage(frame, rules, { limit, ...again }),
  }
}

async function set(request: RulesRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const { id } = adjustableOf(request)
  const back = textOf(typed, 'back') === 'yes'
  const written = textOf(typed, 'value').trim()
  const reason = textOf(typed, 'reason').trim()
  const problems = {
    ...(!back && !/^\d{1,4}$/.test(written) && { value: 'Enter a whole number, like 5' }),
    ...(reason === '' && { reason: 'Say why, in a few words' }),
    ...(reason.length > 500 && { reason: 'Use at most 500 characters' }),
  }
  if (Object.keys(problems).length > 0) return showTarget(request, { typed, problems })
  const done = await adjustTarget(services, actor, {
    limit: id,
    reason,
    ...(!back && { value: Number(written) }),
  })
  if ('done' in done) return { goTo: '/policy/targets?done=yes' }
  return showTarget(request, { typed, refused: inWords(done.refused) })
}

/** Only what may be changed has a page for changing it. */
function adjustableOf({ services, actor, params }: RulesRequest): Limit {
  const id = params['limit'] ?? ''
  if (!mayAdjust(actor) || !isLimitId(id)) throw new Stopped(404)
  const limit = limitOf(services.policyFor.base, id)
  if (!limit.adjustable) throw new Stopped(404)
  return limit
}

function inWords(refusal: AdjustRefusal): RefusalWords {
  switch (refusal.code) {
    case 'not-a-length':
      return {
        title: 'That number cannot be a length',
        next: 'Nothing was changed. Enter a whole number from 0 to 1000.',
        status: 422,
      }
    case 'reason-missing':
      return { title: 'A reason is missing', next: 'Nothing was changed. Say why.', status: 422 }
    case 'not-adjustable':
    case 'not-yours':
      return {
        title: 'This number cannot be changed here',
        next: 'Nothing was changed. The law or the guidance sets it.',
        status: 409,
      }
  }
}
