/**
 * What a professional may be told, as data: the smallest parts of a record that somebody can agree to one
 * by one. Where a person is stands in none of them, and no part can be added that holds a place.
 */
import type { HarmClass } from '../facts/field.ts'

interface ShareItemKind {
  readonly title: string
  /** Said to the survivor before they agree: what the other person would then know. */
  readonly means: string
  /** Never `L`: a place leaves by a release of its own, to one person, once. The type says so. */
  readonly harm: readonly Exclude<HarmClass, 'L'>[]
}

export const shareItems = {
  'initials-and-age-band': {
    title: 'Initials and age band',
    means: 'The first letters of their names, and about how old they are',
    harm: ['I'],
  },
  identity: {
    title: 'Name and date of birth',
    means: 'Who they are',
    harm: ['I'],
  },
  'pathway-dates': {
    title: 'Where they stand, with dates',
    means: 'That they are in the National Referral Mechanism or in support, and since when',
    harm: ['S'],
  },
  decisions: {
    title: 'Decisions',
    means: 'What was decided about them, with the letters’ dates',
    harm: ['S'],
  },
  'support-needs': {
    title: 'What they need',
    means: 'The needs that were agreed, and what is being done about each',
    harm: ['S', 'N'],
  },
  'risk-summary': {
    title: 'What worries us, in words',
    means: 'What could happen and what would make it more or less likely',
    harm: ['N', 'P'],
  },
  'safety-plan': {
    title: 'Safety plan',
    means: 'What they do, and what others do, when it gets unsafe',
    harm: ['N'],
  },
  health: {
    title: 'Health',
    means: 'What they said about their health, and what a professional wrote',
    harm: ['H'],
  },
  account: {
    title: 'Their account',
    means: 'What happened to them, in the words they approved',
    harm: ['N', 'P'],
  },
  'contact-through-worker': {
    title: 'How to reach them, through us',
    means: 'That messages go through their worker; no number and no address',
    harm: ['O'],
  },
  outcomes: {
    title: 'How they say they are doing',
    means: 'What they said about their own goals',
    harm: ['H', 'N'],
  },
  'documents-named': {
    title: 'Papers, named one by one',
    means: 'Only the papers that were named when they agreed',
    harm: ['I', 'S', 'N'],
  },
} as const satisfies Readonly<Record<string, ShareItemKind>>

export type ShareItem = keyof typeof shareItems
export const shareItemNames = Object.keys(shareItems) as readonly ShareItem[] // the keys of the table

/** Whoever may be told who somebody is may be told their initials. Nothing else covers anything else. */
export function covers(agreed: readonly string[], item: string): boolean {
  return agreed.includes(item) || (item === 'initials-and-age-band' && agreed.includes('identity'))
}

export function isShareItem(text: string): text is ShareItem {
  return Object.hasOwn(shareItems, text)
}
