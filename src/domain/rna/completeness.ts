/**
 * Is this RNA ready to leave the organisation? Thirteen checks, each with what is missing and what to
 * do about it. A person may overrule a check with a reason; the reason is kept.
 */
import type { Day } from '../calendar/day.ts'
import { readRecord } from '../facts/standing-record.ts'
import { type Statement, statements } from './assessment.ts'
import type { Check, CheckNumber, CheckRule, ToCheck } from './checks/check.ts'
import {
  checkCategoriesAndLinks,
  checkDependants,
  checkEvidence,
  checkMainstream,
  checkParticipation,
} from './checks/of-needs.ts'
import { checkLength, checkRecommendations } from './checks/of-recommendations.ts'
import {
  checkAgreement,
  checkEarlier,
  checkIdentity,
  checkMoney,
  checkRisk,
  checkTiming,
} from './checks/of-the-whole.ts'
import type { RnaDraft } from './draft.ts'

/** The checks in the order in which a reader of the RNA meets them. */
export const checkRules: readonly CheckRule[] = [
  checkIdentity,
  checkParticipation,
  checkCategoriesAndLinks,
  checkRecommendations,
  checkLength,
  checkEvidence,
  checkMainstream,
  checkMoney,
  checkRisk,
  checkDependants,
  checkEarlier,
  checkAgreement,
  checkTiming,
]

export function completenessOf(toCheck: ToCheck): readonly Check[] {
  const checking = { ...toCheck, record: readRecord(toCheck.facts) }
  return checkRules.map((rule) => {
    const missing = rule.missing(checking)
    const result = missing.length === 0 ? 'met' : 'not-met'
    return { number: rule.number, title: rule.title, result, missing }
  })
}

export interface Unsupported {
  readonly need: string
  readonly statement: Statement
  readonly path: string
}

/**
 * Statements that rest on no dated entry, for a need that has no evidence either. They are listed for
 * whoever releases the RNA; they do not hold it back.
 */
export function unsupportedStatements(draft: RnaDraft): readonly Unsupported[] {
  return draft.needs.flatMap(({ id, answers, citations, evidence }) =>
    statements
      .filter((name) => answers[name] !== undefined)
      .filter((name) => (citations[name] ?? []).length === 0 && evidence.length === 0)
      .map((statement) => ({ need: id, statement, path: `needs/${id}/${statement}` })),
  )
}

/** A person's decision to go on although a check is not met. */
export interface Override {
  readonly check: CheckNumber
  readonly by: string
  readonly on: Day
  readonly reason: string
}

export type Overruled =
  | { readonly override: Override }
  | { readonly refused: { readonly code: 'no-reason-given' | 'check-is-met' } }

/** Overrules one check. A reason is needed; a check that is met needs no overruling. */
export function overrule(check: Check, given: Omit<Override, 'check'>): Overruled {
  if (check.result === 'met') return { refused: { code: 'check-is-met' } }
  if (given.reason.trim() === '') return { refused: { code: 'no-reason-given' } }
  return { override: { ...given, check: check.number } }
}

export type Readiness =
  | {
      readonly ready: true
      readonly overruled: readonly Override[]
      readonly unsupported: readonly Unsupported[]
    }
  | {
      readonly ready: false
      readonly blocking: readonly Check[]
      readonly unsupported: readonly Unsupported[]
    }

/** May this RNA be released? Only checks that are met, or overruled with a reason, let it through. */
export function readyForRelease(
  draft: RnaDraft,
  checks: readonly Check[],
  overrides: readonly Override[],
): Readiness {
  // A check that was not made must never look like a check that is met.
  if (checks.length !== checkRules.length) throw new Error('not every check was made')
  const unsupported = unsupportedStatements(draft)
  const counts = (number: CheckNumber) =>
    overrides.find(({ check, reason }) => check === number && reason.trim() !== '')
  const notMet = checks.filter(({ result }) => result === 'not-met')
  const blocking = notMet.filter(({ number }) => counts(number) === undefined)
  if (blocking.length > 0) return { ready: false, blocking, unsupported }
  return {
    ready: true,
    overruled: notMet.flatMap(({ number }) => counts(number) ?? []),
    unsupported,
  }
}
