/** Every rule, and those that hold in one nation. */
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

const inNation: Readonly<Record<Nation, readonly Rule[]>> = {
  ENG: rulesOf('ENG'),
  WAL: rulesOf('WAL'),
  SCOT: rulesOf('SCOT'),
  NI: rulesOf('NI'),
}
const anywhere = allRules.filter(({ nations }) => nations === undefined)

/** Where the nation is not known, only what holds everywhere. */
export function rulesFor(nation: Nation | undefined): readonly Rule[] {
  return nation === undefined ? anywhere : inNation[nation]
}

function rulesOf(nation: Nation): readonly Rule[] {
  return allRules.filter(({ nations }) => nations === undefined || nations.includes(nation))
}
