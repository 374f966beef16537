/**
 * Fills the form from our record, and says beside it what the form has no room for: several days of birth, a
 * name nobody has split, a paper that is not here yet. What a person wrote into a box always stands.
 */
import type { Day } from '../../calendar/day.ts'
import { type FieldId, fieldIds } from '../form/form.ts'
import type { FormAnswers } from '../form/form-field.ts'
import { awaitedInWords } from './in-words.ts'
import { mapping } from './mapping.ts'
import { birthForForm, birthsInWords, nameAsWritten } from './names-and-births.ts'
import type { OurRecord } from './our-record.ts'

export function fromRecord(record: OurRecord, today: Day): FormAnswers {
  return Object.fromEntries(
    fieldIds.flatMap((id) => {
      const row = mapping[id]
      const value = row.by === 'record' ? row.take(record, today) : undefined
      return value === undefined || value === '' ? [] : [[id, value]]
    }),
  )
}

/** What a person wrote, and where nothing was written what the record says. */
export function filledIn(written: FormAnswers, record: OurRecord, today: Day): FormAnswers {
  return { ...fromRecord(record, today), ...written }
}

/** What our record knows again from the form’s answers, where nothing is lost on the way. */
export function backToRecord(answers: FormAnswers): Partial<OurRecord> {
  const parts = fieldIds.flatMap((id): Partial<OurRecord>[] => {
    const row = mapping[id]
    const value = answers[id]
    return row.by === 'record' && row.back && value !== undefined ? [row.back(value)] : []
  })
  return Object.assign({}, ...parts)
}

export interface Aside {
  readonly about: FieldId
  /** What the box can not say. */
  readonly words: string
  /** Where a person may say it, if it is right to say it at all. */
  readonly sayIn: FieldId
}

export function asidesOf(record: OurRecord): readonly Aside[] {
  return [...birthAsides(record), ...nameAsides(record), ...otherAsides(record)]
}

function birthAsides({ births }: OurRecord): readonly Aside[] {
  if (births.length === 0 || birthForForm(births) !== undefined) return []
  const words = `The form takes one whole date that is sure. They gave: ${birthsInWords(births)}.`
  return [{ about: 'pv-dob', words, sayIn: 'professional-insight' }]
}

function nameAsides({ names: [name] }: OurRecord): readonly Aside[] {
  if (name === undefined || name.kind === 'two-parts') return []
  const written = nameAsWritten(name)
  const words =
    name.kind === 'one-name'
      ? `They have one name, “${written}”. The form wants two, and we could not read which box is right.`
      : `Nobody wrote down which part of “${written}” is which. Ask them, and write it as they do.`
  return [{ about: 'pv-name-first-name', words, sayIn: 'professional-insight' }]
}

function otherAsides(record: OurRecord): readonly Aside[] {
  const { nationalities, gender, evidence } = record
  const awaited = evidence.filter(({ state }) => state === 'asked-for')
  const noFile = !evidence.some(({ state, fileName }) => state === 'held' && fileName)
  return [
    ...(nationalities.length > 2
      ? [
          {
            about: 'pv-nationality-second' as const,
            words: `The form takes two. They have more: ${nationalities.slice(2).join(', ')}.`,
            sayIn: 'professional-insight' as const,
          },
        ]
      : []),
    ...(gender === 'not-known' || gender === 'prefers-not-to-say'
      ? [
          {
            about: 'pv-gender' as const,
            words: 'The form has no answer for “not known” or “would rather not say”. Ask them.',
            sayIn: 'professional-insight' as const,
          },
        ]
      : []),
    ...(noFile
      ? awaited.map((item) => ({
          about: 'what-evidence-you-will-submit' as const,
          words: awaitedInWords(item),
          sayIn: 'professional-insight' as const,
        }))
      : []),
  ]
}
