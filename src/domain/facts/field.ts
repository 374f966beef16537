/**
 * What a fact can say, as data: each field has a kind, a question in plain words and a harm class.
 * From this one description come the types, the forms, the file format and the way it is stored.
 */
import type { Day } from '../calendar/day.ts'

/**
 * Who could be hurt if it leaked: location, identity, contact, status (immigration, decisions),
 * health, narrative, perpetrator, ordinary. Everything but status and ordinary is stored sealed.
 */
export type HarmClass = 'L' | 'I' | 'C' | 'S' | 'H' | 'N' | 'P' | 'O'

interface Asked {
  readonly ask: string
  readonly hint?: string
  readonly harm: HarmClass
  readonly required?: true
}

export type Field = Asked &
  (
    | { readonly kind: 'day' }
    | { readonly kind: 'one-of'; readonly options: Readonly<Record<string, string>> }
    | { readonly kind: 'many-of'; readonly options: Readonly<Record<string, string>> }
    | { readonly kind: 'count'; readonly unit: string }
    /** Points at an earlier fact of one of these types, by its id. */
    | { readonly kind: 'fact'; readonly of: readonly string[] }
    /** Points at a need, a dependant, an RNA or a submission by the id that Waymark gave it. */
    | {
        readonly kind: 'thing'
        readonly of: 'need' | 'dependant' | 'rna' | 'submission' | 'document'
      }
    /** One line: a reference, a name, a language. */
    | { readonly kind: 'line' }
    /** Free text. Never compulsory, never read by a rule. */
    | { readonly kind: 'words' }
  )

/** The value that a field holds once it has been answered. */
export type ValueOf<F> = F extends { kind: 'day' }
  ? Day
  : F extends { kind: 'one-of'; options: infer Options }
    ? keyof Options & string
    : F extends { kind: 'many-of'; options: infer Options }
      ? readonly (keyof Options & string)[]
      : F extends { kind: 'count' }
        ? number
        : string

type RequiredNames<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends { required: true } ? Name : never
}[keyof Fields]

/** Answers to a set of fields: the required ones present, the others present or absent. */
export type Answers<Fields> = {
  readonly [Name in RequiredNames<Fields> & keyof Fields]: ValueOf<Fields[Name]>
} & {
  readonly [Name in Exclude<keyof Fields, RequiredNames<Fields>>]?: ValueOf<Fields[Name]>
}

/** One kind of thing that can have happened. */
export interface FactKind {
  /** As a heading on a form and a line on the timeline. */
  readonly title: string
  /** What the day of the fact is: "Date on the letter". */
  readonly onAsk: string
  readonly onHint?: string
  /** Recorded by a person on a form, or only by Waymark as part of a larger act. */
  readonly by: 'form' | 'act'
  readonly fields: Readonly<Record<string, Field>>
}

/** Sealed fields are encrypted and never needed by mass recalculation, except days of class I. */
export function isSealed(field: Field): boolean {
  return field.harm !== 'S' && field.harm !== 'O'
}

export const yesNo = { yes: 'Yes', no: 'No' } as const

/** "Not asked", "prefers not to say", "not known" and "no" are four different answers. */
export const yesNoOrUnsaid = {
  yes: 'Yes',
  no: 'No',
  'not-asked': 'Not asked',
  'prefers-not-to-say': 'Prefers not to say',
  'not-known': 'Not known',
} as const
