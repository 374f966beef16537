/**
 * What one row of the mapping is: what a box of the form takes from our record, or why only a person can
 * write it. Silence is never a “no”.
 */
import type { Day } from '../../calendar/day.ts'
import type { ConsentState } from '../../consent/ledger.ts'
import type { Topic } from '../../told-once/account-words.ts'
import type { FormValue } from '../form/form-field.ts'
import type { OurRecord, YesNoOrUnsaid } from './our-record.ts'

export type FieldMapping =
  | {
      readonly by: 'record'
      readonly take: (record: OurRecord, today: Day) => FormValue | undefined
      /** Where the form’s answer says again, without loss, what our record said. */
      readonly back?: (value: FormValue) => Partial<OurRecord>
    }
  | { readonly by: 'worker'; readonly why: string }

export const worker = (why: string): FieldMapping => ({ by: 'worker', why })
export const take = (
  from: (record: OurRecord, today: Day) => FormValue | undefined,
  back?: (value: FormValue) => Partial<OurRecord>,
): FieldMapping => ({ by: 'record', take: from, ...(back && { back }) })

/** In their own words, as they agreed that they go; parts of one topic one after another. */
export const theirWords = (...topics: readonly Topic[]) =>
  take(({ account }) => {
    const parts = account.filter(({ topic }) => topics.includes(topic))
    return parts.length === 0 ? undefined : parts.map(({ words }) => words).join('\n\n')
  })

export const yesOrNo = (said: YesNoOrUnsaid | undefined) =>
  said === 'yes' || said === 'no' ? said : undefined
export const yesNoOrNotSure = (said: YesNoOrUnsaid | undefined) =>
  said === 'not-known' ? 'not-sure' : yesOrNo(said)
/** Never asked stays empty. Taken back is a no. */
export const consented = (state: ConsentState) =>
  state === 'never-asked' ? undefined : state === 'live' ? 'yes' : 'no'

/** A table of the form’s words for ours, read in both directions. */
export function turned<Ours extends string>(table: Readonly<Record<Ours, string>>) {
  return {
    there: (ours: Ours | undefined) => (ours === undefined ? undefined : table[ours]),
    // The keys of a table whose keys are ours.
    back: (value: FormValue) =>
      (Object.keys(table) as Ours[]).find((ours) => table[ours] === value),
  }
}

/** Part of a record, where something was said. */
export const known = <K extends keyof OurRecord>(key: K, value: OurRecord[K] | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<OurRecord>

type OneToTen = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10

/** The same row for ten boxes that are numbered. */
export function tenTimes<P extends string>(
  prefix: P,
  row: FieldMapping,
): Readonly<Record<`${P}-${OneToTen}`, FieldMapping>> {
  const rows = Array.from({ length: 10 }, (_, at) => [`${prefix}-${at + 1}`, row])
  return Object.fromEntries(rows) // ten rows, named just above
}
