/** The safety plan: writing it, and the part that the person carries. */
import { readRisk } from '../../../application/risk/read-risk.ts'
import { keepPlan } from '../../../application/risk/write-risk.ts'
import { sit } from '../../../application/services.ts'
import {
  type PlanBlock,
  planBlockNames,
  planBlocks,
  type SafetyPlan,
} from '../../../domain/risk/safety-plan.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { carryPage, planPage } from './plan.page.ts'
import { longestWords } from './review.form.ts'
import { inWords } from './risk-words.ts'

const works = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'work-on-case',
} as const
const base = '/cases/:caseId/risk/plan'

export const planRoutes: readonly StaffRoute[] = [
  {
    ...works,
    method: 'GET',
    path: base,
    purpose: 'see the safety plan to write in it',
    answer: (request: StaffRequest) => showPlan(request),
  },
  { ...works, method: 'POST', path: base, purpose: 'save the safety plan', answer: savePlan },
  {
    ...works,
    relation: 'read-case',
    method: 'GET',
    path: `${base}/carry`,
    purpose: 'see the part of the safety plan that the person carries',
    async answer(request: StaffRequest) {
      const { services, actor, frame } = request
      const caseId = idFrom(request, 'caseId')
      const read = foundOr404(await readRisk(services, actor, caseId))
      return { show: carryPage(frame, read) }
    },
  },
]

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

const draftKey = (caseId: string) => `case:${caseId}:safety-plan`

async function showPlan(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const caseId = idFrom(request, 'caseId')
  const read = foundOr404(await readRisk(services, actor, caseId))
  const kept = again
    ? undefined
    : await sit(services, actor, ({ stores }) => stores.drafts.find(draftKey(caseId)))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: planPage(frame, {
      read,
      writeId: again ? textOf(again.typed, 'writeId') : services.world.newId(),
      typed: again?.typed ?? { ...planAsTyped(read.plan), ...kept?.fields },
      problems: again?.problems ?? {},
      refused: again?.refused,
    }),
  }
}

async function savePlan(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const caseId = idFrom(request, 'caseId')
  const seen = Number(textOf(typed, 'planSeen') || '-1')
  const language = textOf(typed, 'planLanguage').trim().toLowerCase()
  const problems: Record<string, string> = {}
  if (language !== '' && !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(language)) {
    problems['planLanguage'] = 'Write a short code such as en or sq, or leave it empty'
  }
  const blocks = planBlockNames.flatMap((name): (readonly [PlanBlock, string])[] => {
    const words = textOf(typed, `block-${name}`).trim()
    if (words.length > longestWords) {
      problems[`block-${name}`] = `Write at most ${longestWords} characters here`
    }
    return words ? [[name, words]] : []
  })
  const keptWhere = textOf(typed, 'keptWhere').trim()
  if (keptWhere.length > 300) problems['keptWhere'] = 'Write at most 300 characters here'
  if (Object.keys(problems).length > 0) return showPlan(request, { typed, problems })
  const chosen = listOf(typed, 'carried')
  const saved = await keepPlan(services, actor, {
    caseId,
    plan: {
      on: today,
      language: language || 'en',
      blocks: Object.fromEntries(blocks),
      carried: planBlockNames.filter(
        (name) => planBlocks[name].carry === 'if-asked' && chosen.includes(name),
      ),
      ...(keptWhere && { keptWhere }),
    },
    write: { writeId: writeIdFrom(typed), versionSeen: Number.isInteger(seen) ? seen : -1 },
  })
  if ('refused' in saved) return showPlan(request, { typed, refused: inWords(saved.refused) })
  await sit(services, actor, ({ stores }) => stores.drafts.discard(draftKey(caseId)))
  return { goTo: `/cases/${caseId}/risk?done=planned` }
}

function planAsTyped(plan: SafetyPlan | undefined): Typed {
  if (plan === undefined) return {}
  const blocks = Object.entries(plan.blocks).map(([name, words]) => [`block-${name}`, words])
  return {
    ...Object.fromEntries(blocks),
    carried: plan.carried,
    keptWhere: plan.keptWhere ?? '',
    planLanguage: plan.language,
  }
}
