/**
 * What one question of the Home Office form is, as data, and the makers that keep its table short. The
 * names of fields and of options are the form’s own; every sentence is ours.
 */
import type { HarmClass } from '../../facts/field.ts'

/** One answer as the form holds it: a text, or the ticks of a group. */
export type FormValue = string | readonly string[]

/** Answers by the form’s own names. */
export type FormAnswers = Readonly<Record<string, FormValue | undefined>>

/** Lists of the form that an answer must match, with the number of entries we counted. */
export const formLists = {
  organisations: { title: 'First Responder organisations', entries: 526 },
  councils: { title: 'Councils', entries: 451 },
  towns: { title: 'Towns and cities, “Unknown” included', entries: 1622 },
  regions: { title: 'Counties and regions, “Unknown” included', entries: 98 },
  countries: {
    title: 'Countries without the United Kingdom, “Unknown” included',
    entries: 196,
  },
  nationalities: { title: 'Nationalities', entries: 222 },
  'police-forces': { title: 'Police forces', entries: 47 },
} as const
export type FormListName = keyof typeof formLists

export type FormFieldKind =
  | 'line'
  /** A text of many lines, whose line breaks are kept. */
  | 'box'
  | 'e-mail'
  /** Any line: the form does not look at it. */
  | 'telephone'
  /** A number that exists; one of another country needs its country code. */
  | 'checked-telephone'
  | 'whole-number'
  | 'day'
  | 'one-of'
  /** One or more of a group. */
  | 'some-of'
  | 'tick'
  | 'list'
  | 'files'

export interface FormField {
  /** The row of our specification of the form. */
  readonly row: string
  readonly page: string
  readonly kind: FormFieldKind
  /** The question in our words. */
  readonly ask: string
  readonly hint?: string
  /** The form does not go on without it, where it is asked. */
  readonly must: boolean
  readonly asked: (answers: FormAnswers) => boolean
  readonly harm: HarmClass
  /** What the form allows, counted as the form counts. */
  readonly most?: number
  /** The form refuses a box in which something looks like a link. */
  readonly noLinks?: true
  readonly options?: Readonly<Record<string, string>>
  readonly list?: FormListName
  /** It can lead to the person: who they are, how to reach them, or where they are. */
  readonly leadsTo?: 'who' | 'reach' | 'where'
}

type More = Pick<FormField, 'asked' | 'harm'> &
  Partial<Pick<FormField, 'hint' | 'noLinks' | 'options' | 'list' | 'leadsTo'>>

/** What a box holds; a line has the same limit, unless the form says another. */
export const mostInBox = 15_000

function maker<const Kind extends FormFieldKind, const Must extends boolean>(
  kind: Kind,
  must: Must,
  most?: number,
) {
  return <const M extends More>(row: string, page: string, ask: string, more: M) => ({
    ...more,
    ...{ row, page, kind, ask, must },
    ...(most !== undefined && { most }),
  })
}

export const box = maker('box', true, mostInBox)
export const optionalBox = maker('box', false, mostInBox)
export const line = maker('line', true, mostInBox)
export const optionalLine = maker('line', false, mostInBox)
export const shortLine = maker('line', true, 250)
export const eMail = maker('e-mail', true, mostInBox)
export const telephone = maker('telephone', true, mostInBox)
export const checkedTelephone = maker('checked-telephone', true)
export const wholeNumber = maker('whole-number', true, mostInBox)
export const oneOf = maker('one-of', true)
export const someOf = maker('some-of', true)
export const tick = maker('tick', false)
export const mustTick = maker('tick', true)
export const fromList = maker('list', true)
export const optionalFromList = maker('list', false)
export const optionalDay = maker('day', false)
export const files = maker('files', false)
