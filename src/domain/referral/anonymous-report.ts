/**
 * A Duty to Notify report about an adult who does not want to be referred and does not want to help. It can
 * not hold anything that leads to them: no such field is in its type, in its schema, or read back into it.
 *
 * @cites S10 section 52, S03 for the form’s own text of March 2026
 */
import { hasCrimeReference, isDutyToNotify, isDutyWithCooperation } from './form/branches.ts'
import {
  type AnonymousField,
  answersThatCount,
  askedFields,
  type FieldId,
  fieldOf,
  formEdition,
  leadsToSomebody,
} from './form/form.ts'
import type { FormAnswers, FormValue } from './form/form-field.ts'

/**
 * The form wants these answered all the same. “Unknown” is an answer of its lists; a crime reference would
 * lead straight to a name.
 */
export const standIns = {
  'current-pv-location-uk-city': 'Unknown',
  'current-pv-location-uk-region': 'Unknown',
  'reported-to-police-crime-reference': 'Not given: this report names nobody',
} as const

export interface AnonymousReport {
  readonly kind: 'duty-to-notify'
  readonly cooperation: 'none'
  readonly edition: typeof formEdition.id
  readonly answers: { readonly [Id in AnonymousField]?: FormValue }
  readonly standIns: Partial<typeof standIns>
}

const duty = {
  ...{ 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'no', 'authorities-cooperation': 'no' },
  ...{ 'were-they-taken-somewhere-by-their-exploiter': 'yes', 'modern-slavery-indicators': 'yes' },
  ...{
    'evidence-of-dishonesty': 'yes',
    'are-others-involved': 'yes',
    'exploiters-location': 'yes',
  },
  ...{ 'where-exploitation-happened': 'uk-and-overseas', 'types-of-exploitation-other': 'true' },
  ...{ 'future-exploitation-concerns': 'yes', 'reported-to-police': 'yes' },
}
const multiple = 'potential-victim-exploitative-situation-multiple'
const reported = 'is-this-the-first-chance-to-report'
const still = 'still-in-exploitative-situation'
/** Between them these open every question that a report can come to. */
const everyWay: readonly FormAnswers[] = [
  { ...duty, [multiple]: 'yes', [reported]: 'yes', [still]: 'yes', 'any-other-pvs': 'yes' },
  { ...duty, [multiple]: 'no', [reported]: 'no', [still]: 'no', 'any-other-pvs': 'not-sure' },
  { ...duty, [reported]: 'not-sure' },
]

const isAnonymous = (id: FieldId): id is AnonymousField => !leadsToSomebody(id)

/** Every field that such a report can hold. */
export const anonymousFields: readonly AnonymousField[] = [
  ...new Set(everyWay.flatMap(askedFields)),
].filter(isAnonymous)
const anonymous: ReadonlySet<string> = new Set(anonymousFields)

/** Undefined for whoever is no adult, agreed to be referred, or is willing to help. */
export function anonymousReport(answers: FormAnswers): AnonymousReport | undefined {
  if (!isDutyToNotify(answers) || isDutyWithCooperation(answers)) return undefined
  if (answers['authorities-cooperation'] !== 'no') return undefined
  const counts = answersThatCount(answers)
  const kept = anonymousFields.flatMap((id) => (counts[id] === undefined ? [] : [[id, counts[id]]]))
  const { 'reported-to-police-crime-reference': reference, ...places } = standIns
  return {
    ...{ kind: 'duty-to-notify', cooperation: 'none', edition: formEdition.id },
    answers: Object.fromEntries(kept),
    standIns: {
      ...places,
      ...(hasCrimeReference(counts) && { 'reported-to-police-crime-reference': reference }),
    },
  }
}

/** The same as a JSON Schema, for whoever keeps or takes such a report. Nothing else may stand in it. */
export function anonymousSchema() {
  const closed = { type: 'object', additionalProperties: false } as const
  const texts = Object.entries(standIns).map(([id, text]) => [id, { const: text }])
  return {
    ...closed,
    required: ['kind', 'cooperation', 'edition', 'answers', 'standIns'],
    properties: {
      kind: { const: 'duty-to-notify' },
      cooperation: { const: 'none' },
      edition: { const: formEdition.id },
      answers: {
        ...closed,
        properties: Object.fromEntries(anonymousFields.map((id) => [id, schemaOf(id)])),
      },
      standIns: { ...closed, properties: Object.fromEntries(texts) },
    },
  } as const
}

function schemaOf(id: AnonymousField) {
  const { options, kind } = fieldOf(id)
  if (options) return { enum: Object.keys(options) }
  return kind === 'tick' ? { const: 'true' } : { type: 'string' }
}

/** Reads a report that was kept; anything that has no place in one makes it none. */
export function readAnonymousReport(value: unknown): AnonymousReport | undefined {
  if (!isPlain(value) || !isPlain(value['answers']) || !isPlain(value['standIns'])) return undefined
  const keys = ['kind', 'cooperation', 'edition', 'answers', 'standIns']
  const { kind, cooperation, edition } = value
  const is = [
    Object.keys(value).every((key) => keys.includes(key)),
    kind === 'duty-to-notify' && cooperation === 'none' && edition === formEdition.id,
    Object.entries(value['answers']).every(([id, text]) => fits(id, text)),
    Object.entries(value['standIns']).every(
      // Own keys only, compared with the table of stand-ins.
      ([id, text]) => Object.hasOwn(standIns, id) && standIns[id as keyof typeof standIns] === text,
    ),
  ].every(Boolean)
  // Every part was looked at just above.
  return is ? (value as unknown as AnonymousReport) : undefined
}

function fits(id: string, value: unknown): boolean {
  if (!anonymous.has(id) || typeof value !== 'string') return false
  // A member of the set of their names.
  const { options, kind } = fieldOf(id as AnonymousField)
  return options ? Object.hasOwn(options, value) : kind !== 'tick' || value === 'true'
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
