/**
 * Who asks from outside for something about a person, as data: each with the kind of recipient that the
 * firewall knows them as. Whoever cannot be told apart from immigration enforcement counts as it.
 */
import type { RecipientType } from '../circle/recipient.ts'

/** Those who are in nobody's circle and can be answered under the register alone. */
export const officials = ['court', 'coroner', 'regulator'] as const
export type Official = (typeof officials)[number]
export type AskedBy = RecipientType | Official

interface AskerKind {
  readonly title: string
  readonly is: AskedBy
}

export const askers = {
  court: { title: 'A court or tribunal', is: 'court' },
  police: { title: 'The police', is: 'police' },
  'immigration-enforcement': {
    title: 'Immigration enforcement, or another part of the Home Office',
    is: 'immigration-enforcement',
  },
  'competent-authority': {
    title: 'The Home Office’s competent authority',
    is: 'home-office-competent-authority',
  },
  embassy: { title: 'An embassy or consulate', is: 'embassy' },
  coroner: { title: 'A coroner', is: 'coroner' },
  'council-children': { title: 'Safeguarding of children: council', is: 'council-children' },
  'council-adults': { title: 'Safeguarding of adults: council', is: 'council-adults' },
  regulator: { title: 'A regulator or inspector', is: 'regulator' },
  solicitor: { title: 'A solicitor, with a letter', is: 'legal-adviser' },
  benefits: { title: 'A benefits office', is: 'benefits' },
  family: { title: 'Somebody who says they are family or a friend', is: 'unknown' },
  employer: { title: 'An employer or landlord', is: 'unknown' },
  'somebody-else': { title: 'Somebody else, or we do not know', is: 'unknown' },
} as const satisfies Readonly<Record<string, AskerKind>>
export type Asker = keyof typeof askers

export function isAsker(text: string): text is Asker {
  return Object.hasOwn(askers, text)
}

export function isOfficial(text: string): text is Official {
  return officials.some((one) => one === text)
}

/** About whom. A demand about everybody of a kind is about nobody: it is refused and written down. */
export const scopes = {
  one: 'One person',
  some: 'A few people, each named',
  kind: 'Everybody of a kind: of one nationality, in one house, in one year',
} as const
export type Scope = keyof typeof scopes

export function isScope(text: string): text is Scope {
  return Object.hasOwn(scopes, text)
}
