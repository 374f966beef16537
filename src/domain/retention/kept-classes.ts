/**
 * What is kept of a person, in the parts in which it can end: each goes with keys of its own, so that
 * the words of a daily record can be gone while numbers to call are still there.
 */
import type { HarmClass } from '../facts/field.ts'

export type SealedClass = Exclude<HarmClass, 'S' | 'O'>

interface KeptClassInWords {
  readonly title: string
  readonly holds: string
  /** The class whose keys of the case are destroyed. */
  readonly keys: SealedClass
}

export const keptClassesInWords = {
  narrative: {
    title: 'Words',
    holds: 'the daily record, what the person said, assessments, risk and safety in words',
    keys: 'N',
  },
  perpetrators: {
    title: 'About those who harmed them',
    holds: 'names and details of exploiters, as told',
    keys: 'P',
  },
  health: { title: 'Health', holds: 'health needs, and care that was given', keys: 'H' },
  places: {
    title: 'Places',
    holds: 'every address that is left, and papers and pictures that show a place',
    keys: 'L',
  },
  contact: {
    title: 'How to reach them',
    holds: 'numbers, addresses of mail, code words',
    keys: 'C',
  },
  identity: {
    title: 'Who they are',
    holds: 'names, the made-up alias, date of birth, papers that prove who they are',
    keys: 'I',
  },
} as const satisfies Readonly<Record<string, KeptClassInWords>>

export type KeptClass = keyof typeof keptClassesInWords
// The keys of the table.
export const keptClasses = Object.keys(keptClassesInWords) as readonly KeptClass[]

export function isKeptClass(text: string): text is KeptClass {
  return Object.hasOwn(keptClassesInWords, text)
}

/** What stays when everything above is gone, said on every certificate. */
export const staysInWords =
  'The reference, which service it was, the kinds and days of events and decisions, and the log of who looked.'
