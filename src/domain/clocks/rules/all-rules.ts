/** Every rule, and those that hold in one nation. */
import type { FactType } from '../../facts/fact.ts'
import type { Nation } from '../../policy/policy.ts'
import type { Rule } from '../rule.ts'
import { challengeRules } from './challenge-rules.ts'
import { childRules } from './child-rules.ts'
import { contactRules } from './contact-rules.ts'
import { decisionRules } from './decision-rules.ts'
import { leavingRules } from './leaving-rules.ts'
import { nationRules } from './nation-rules.ts'
import { neighbouringRules } from './neighbouring-rules.ts'
import { referralRules } from './referral-rules.ts'
import { rnaRules } from './rna-rules.ts'
import { statusRules } from './status-rules.ts'

export const allRules: readonly Rule[] = [
  ...referralRules,
  ...decisionRules,
  ...challengeRules,
  ...leavingRules,
  ...rnaRules,
  ...contactRules,
  ...childRules,
  ...nationRules,
  ...statusRules,
  ...neighbouringRules,
]

/** Rules laid out for the engine, which goes through the facts of a case once. */
export interface RuleBook {
  /** Rules that each fact of a type starts. */
  readonly byStart: ReadonlyMap<FactType, readonly Rule[]>
  /** Rules that only the last of their facts starts. */
  readonly rounds: readonly Rule[]
}

const anywhere = bookOf(allRules.filter(({ nations }) => nations === undefined))
const inNation: Readonly<Record<Nation, RuleBook>> = {
  ENG: bookFor('ENG'),
  WAL: bookFor('WAL'),
  SCOT: bookFor('SCOT'),
  NI: bookFor('NI'),
}

/** Where the nation is not known, only what holds everywhere. */
export function rulesFor(nation: Nation | undefined): RuleBook {
  return nation === undefined ? anywhere : inNation[nation]
}

function bookFor(nation: Nation): RuleBook {
  return bookOf(allRules.filter(({ nations }) => nations === undefined || nations.includes(nation)))
}

function bookOf(rules: readonly Rule[]): RuleBook {
  const byStart = new Map<FactType, Rule[]>()
  for (const rule of rules.filter(({ lastOnly }) => !lastOnly)) {
    for (const type of rule.startedBy) byStart.set(type, [...(byStart.get(type) ?? []), rule])
  }
  return { byStart, rounds: rules.filter(({ lastOnly }) => lastOnly) }
}
