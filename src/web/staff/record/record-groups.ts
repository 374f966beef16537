/** Everything that can be recorded, in groups that read like the pathway. */

import { childAndStatusFacts } from '../../../domain/facts/child-and-status-facts.ts'
import { decisionFacts } from '../../../domain/facts/decision-facts.ts'
import { type FactType, factTypes, kindOf } from '../../../domain/facts/fact.ts'
import { referralFacts } from '../../../domain/facts/referral-facts.ts'
import { rnaFacts } from '../../../domain/facts/rna-facts.ts'
import { supportFacts } from '../../../domain/facts/support-facts.ts'
import { likelyNext, otherSteps } from '../../../domain/pathway/next-steps.ts'
import type { Tracks } from '../../../domain/pathway/tracks.ts'

const groups = [
  { title: 'Identification, consent and referral', facts: referralFacts },
  { title: 'Home Office decisions and challenges', facts: decisionFacts },
  { title: 'Support: starting, contact, leaving, coming back', facts: supportFacts },
  { title: 'Needs, evidence and the RNA', facts: rnaFacts },
  { title: 'Children, turning 18 and permission to stay', facts: childAndStatusFacts },
] as const

/** Acts that have pages of their own are not offered here. */
const hasOwnPage: ReadonlySet<FactType> = new Set([
  'case-opened',
  'need-identified',
  'rna-decided',
  'need-decided',
])

export function isRecordable(type: FactType): boolean {
  return kindOf(type).by === 'form' && !hasOwnPage.has(type)
}

export const recordGroups: readonly {
  readonly title: string
  readonly types: readonly FactType[]
}[] = groups.map(({ title, facts }) => ({
  title,
  types: factTypes.filter((type) => type in facts && isRecordable(type)),
}))

type Group = (typeof recordGroups)[number]

/** The same for one case: without what is shown as likely, and without what cannot be true here. */
export function groupsFor(tracks: Tracks, shown: readonly FactType[]): readonly Group[] {
  const possible = new Set([
    ...likelyNext(tracks),
    ...otherSteps(tracks).flatMap(({ types }) => types),
  ])
  return recordGroups
    .map(({ title, types }) => ({
      title,
      types: types.filter((type) => possible.has(type) && !shown.includes(type)),
    }))
    .filter(({ types }) => types.length > 0)
}
