/**
 * What a part of somebody's account can be about and be used for, as data. None of it is a list to work
 * through: nobody has to be asked any of it, and an empty account is a whole one.
 */
import type { OpenRecipientType } from '../circle/recipient.ts'

export const topics = {
  'how-i-came-here': 'How I came here',
  work: 'Work, and how I was used',
  journey: 'The journey',
  'who-controlled-me': 'People who controlled me',
  health: 'My health since',
  family: 'My family',
  'need-now': 'What I need now',
  'afraid-of': 'What I am afraid of',
  'want-known': 'What I want people to know',
  other: 'Something else',
} as const
export type Topic = keyof typeof topics

export const blockKinds = {
  'own-words': 'Their own words',
  summary: 'A worker’s summary',
  translation: 'A translation',
} as const
export type BlockKind = keyof typeof blockKinds

interface UseKind {
  readonly title: string
  /** Who the words may go to when they are used for this, and nobody else. */
  readonly types: readonly OpenRecipientType[]
}

export const accountUses = {
  rna: {
    title: 'The Recovery Needs Assessment',
    types: ['prime-contractor', 'home-office-competent-authority'],
  },
  'referral-pack': {
    title: 'A referral to another service',
    types: ['support-provider', 'victim-navigator', 'advocate', 'guardian'],
  },
  solicitor: { title: 'A letter to a solicitor', types: ['legal-adviser'] },
  health: {
    title: 'A letter to a doctor or therapist',
    types: ['general-practice', 'other-health', 'counsellor'],
  },
  housing: { title: 'A housing letter', types: ['council-housing'] },
  benefit: { title: 'A benefit letter', types: ['benefits'] },
  police: { title: 'The police', types: ['police'] },
} as const satisfies Readonly<Record<string, UseKind>>
export type AccountUse = keyof typeof accountUses
export const accountUseNames = Object.keys(accountUses) as readonly AccountUse[] // the keys of the table

/** What a letter to somebody of this type is: none, when words of an account go to no such letter. */
export function letterUseFor(type: string): Exclude<AccountUse, 'rna'> | undefined {
  const found = accountUseNames.find((use) => goesTo(use, type))
  return found === 'rna' ? undefined : found
}

export function goesTo(use: AccountUse, type: string): boolean {
  const { types }: UseKind = accountUses[use]
  return types.some((known) => known === type)
}

export const approvalWays = {
  said: 'They said so',
  signed: 'They signed it',
  'read-back': 'It was read back to them and they said yes',
} as const
export type ApprovalWay = keyof typeof approvalWays

export const readBackAnswers = {
  yes: 'Yes, in the language they speak',
  no: 'No',
  'not-recorded': 'Nobody wrote it down',
} as const
export type ReadBack = keyof typeof readBackAnswers

export const useAnswers = {
  agreed: 'They agree',
  refused: 'They said no',
  withdrawn: 'They take it back',
} as const
export type UseAnswer = keyof typeof useAnswers

/** The languages that can be named, so that words are drawn and read aloud the right way round. */
export const languages = {
  en: { title: 'English', dir: 'ltr' },
  sq: { title: 'Albanian', dir: 'ltr' },
  am: { title: 'Amharic', dir: 'ltr' },
  ar: { title: 'Arabic', dir: 'rtl' },
  bn: { title: 'Bengali', dir: 'ltr' },
  zh: { title: 'Chinese', dir: 'ltr' },
  'fa-AF': { title: 'Dari', dir: 'rtl' },
  fa: { title: 'Farsi', dir: 'rtl' },
  fr: { title: 'French', dir: 'ltr' },
  ha: { title: 'Hausa', dir: 'ltr' },
  hi: { title: 'Hindi', dir: 'ltr' },
  kmr: { title: 'Kurdish Kurmanji', dir: 'ltr' },
  ckb: { title: 'Kurdish Sorani', dir: 'rtl' },
  om: { title: 'Oromo', dir: 'ltr' },
  ps: { title: 'Pashto', dir: 'rtl' },
  pl: { title: 'Polish', dir: 'ltr' },
  pt: { title: 'Portuguese', dir: 'ltr' },
  ro: { title: 'Romanian', dir: 'ltr' },
  so: { title: 'Somali', dir: 'ltr' },
  es: { title: 'Spanish', dir: 'ltr' },
  ti: { title: 'Tigrinya', dir: 'ltr' },
  tr: { title: 'Turkish', dir: 'ltr' },
  uk: { title: 'Ukrainian', dir: 'ltr' },
  ur: { title: 'Urdu', dir: 'rtl' },
  vi: { title: 'Vietnamese', dir: 'ltr' },
  yo: { title: 'Yoruba', dir: 'ltr' },
} as const satisfies Readonly<Record<string, { title: string; dir: 'ltr' | 'rtl' }>>
export type Language = keyof typeof languages
