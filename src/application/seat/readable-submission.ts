/**
 * A frozen submission as a person reads it: each need with the survivor's words, what it rests on,
 * what is recommended and until when. Made from the text that was sent and from nothing else.
 */
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { categoryOf, type NeedCategories } from '../../domain/needs/category.ts'
import {
  aboutFields,
  dependantFields,
  financialFields,
  incomeFields,
  needFields,
  recommendationFields,
  stepFields,
  survivorFields,
  taperFields,
} from '../../domain/rna/assessment.ts'
import type { Plain, RnaSubmission, SubmissionNeed } from '../../domain/rna/submission.ts'
import {
  listIn,
  numberIn,
  type PlainRecord,
  recordIn,
  type Said,
  saidIn,
  textIn,
} from './plain-answers.ts'

type Categories = Pick<NeedCategories, 'categories'>

export interface CitedEntry {
  /** The question that the statement answers. */
  readonly statement: string
  readonly on: Day
  readonly excerpt?: string
}

export interface ReadableNeed {
  readonly id: string
  readonly title: string
  readonly whose: 'survivor' | string
  readonly survivorWords?: string
  readonly answers: readonly Said[]
  /** What was answered, by the name of its field, as it was sent. */
  readonly raw: PlainRecord
  readonly recommendation: {
    readonly supports: readonly string[]
    readonly from?: Day
    readonly to?: Day
    readonly answers: readonly Said[]
    readonly raw: PlainRecord
    readonly steps: readonly PlainRecord[]
    readonly taper: readonly PlainRecord[]
  }
  readonly cited: readonly CitedEntry[]
  /** Numbers in the list of evidence. */
  readonly evidence: readonly number[]
}

export interface ListedEvidence {
  readonly number: number
  readonly receivedOn: Day
  readonly datedOn?: Day
  readonly stillCurrentOn?: Day
  readonly what?: string
}

export interface OverruledCheck {
  readonly title: string
  readonly reason: string
  readonly on?: Day
}

export interface ReadableSubmission {
  readonly caseReference: string
  readonly sequence: number
  readonly nrmReference?: string
  readonly conclusiveGroundsOn?: Day
  /** Support may not end before this day. */
  readonly moveOnUntil?: Day
  readonly about: readonly Said[]
  readonly aboutRaw: PlainRecord
  readonly needs: readonly ReadableNeed[]
  readonly evidence: readonly ListedEvidence[]
  readonly dependants: readonly { readonly title: string; readonly answers: readonly Said[] }[]
  readonly money: readonly Said[]
  readonly income: readonly (readonly Said[])[]
  readonly survivor: readonly Said[]
  readonly survivorRaw: PlainRecord
  /** What was asked for and granted before, in sentences. */
  readonly before: readonly string[]
  readonly overruled: readonly OverruledCheck[]
}

export function readableSubmission(
  submission: RnaSubmission,
  categories: Categories,
): ReadableSubmission {
  const { caseReference, sequence } = submission
  const nrmReference = textIn(submission['nrmReference'])
  const [about, survivor] = [recordIn(submission['about']), recordIn(submission['survivor'])]
  return {
    caseReference,
    sequence,
    ...(nrmReference && { nrmReference }),
    ...dayNamed('conclusiveGroundsOn', submission['conclusiveGroundsOn']),
    ...dayNamed('moveOnUntil', submission['moveOnUntil']),
    about: saidIn(aboutFields, about),
    aboutRaw: about,
    needs: submission.needs.map((need) => readableNeed(need, categories)),
    evidence: listIn(submission['evidence']).flatMap(evidenceOf),
    dependants: listIn(submission['dependants']).map((one) => dependantOf(recordIn(one))),
    money: saidIn(financialFields, recordIn(submission['financial'])),
    income: listIn(submission['income']).map((one) => saidIn(incomeFields, recordIn(one))),
    survivor: saidIn(survivorFields, survivor),
    survivorRaw: survivor,
    before: beforeOf(recordIn(submission['earlier'])),
    overruled: listIn(submission['overruled']).flatMap(overruledOf),
  }
}

function readableNeed(need: SubmissionNeed, categories: Categories): ReadableNeed {
  const category = categoryOf(categories, textIn(need['category']) ?? '')
  const words = textIn(need['survivorWords'])
  const recommended = recordIn(need.recommendation)
  // Whose words they are and what is asked are shown by themselves.
  const { survivorWords: _theirs, asks: _shown, ...ours } = needFields
  const { supports: _named, from: _from, to: _to, ...rest } = recommendationFields
  return {
    id: need.id,
    title: category?.title ?? textIn(need['category']) ?? 'Need',
    whose: whoseOf(textIn(need['whose'])),
    ...(words && { survivorWords: words }),
    answers: saidIn(ours, recordIn(need)),
    raw: recordIn(need),
    recommendation: {
      supports: listIn(recommended['supports']).flatMap((code) => {
        const named = textIn(code)
        return named === undefined ? [] : [category?.supports[named] ?? named]
      }),
      ...dayNamed('from', recommended['from']),
      ...dayNamed('to', recommended['to']),
      answers: saidIn(rest, recommended),
      raw: recommended,
      steps: listIn(need['steps']).map(recordIn),
      taper: listIn(need['taper']).map(recordIn),
    },
    cited: Object.entries(recordIn(need['citations'])).flatMap(([statement, entries]) =>
      listIn(entries).flatMap((entry) => citedOf(statement, recordIn(entry))),
    ),
    evidence: listIn(need['evidence']).flatMap((number) => numberIn(number) ?? []),
  }
}

function citedOf(statement: string, entry: PlainRecord): readonly CitedEntry[] {
  const on = dayIn(entry['on'])
  const excerpt = textIn(entry['excerpt'])
  const fields: Readonly<Record<string, { readonly ask: string }>> = needFields
  const ask = fields[statement]?.ask ?? statement
  return on === undefined ? [] : [{ statement: ask, on, ...(excerpt && { excerpt }) }]
}

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'] as const

function whoseOf(whose: string | undefined): string {
  const number = /^dependant-(\d+)$/.exec(whose ?? '')?.[1]
  return number === undefined ? 'survivor' : dependantName(Number(number))
}

function dependantName(number: number): string {
  const ordinal = ordinals[number - 1]
  return ordinal === undefined ? `Dependant ${number}` : `${ordinal} dependant`
}

function dependantOf(one: PlainRecord): ReadableSubmission['dependants'][number] {
  const relation = textIn(one['relation'])
  const name = dependantName(numberIn(one['number']) ?? 0)
  return {
    title: relation === undefined ? name : `${name}: ${relation}`,
    answers: saidIn(dependantFields, one),
  }
}

function evidenceOf(value: Plain): readonly ListedEvidence[] {
  const one = recordIn(value)
  const [number, receivedOn, what] = [
    numberIn(one['number']),
    dayIn(one['receivedOn']),
    textIn(one['what']),
  ]
  if (number === undefined || receivedOn === undefined) return []
  return [
    {
      number,
      receivedOn,
      ...dayNamed('datedOn', one['datedOn']),
      ...dayNamed('stillCurrentOn', one['stillCurrentOn']),
      ...(what && { what }),
    },
  ]
}

function beforeOf(earlier: PlainRecord): readonly string[] {
  return listIn(earlier['totals']).flatMap((one) => textIn(recordIn(one)['inWords']) ?? [])
}

function overruledOf(value: Plain): readonly OverruledCheck[] {
  const one = recordIn(value)
  const reason = textIn(one['reason'])
  if (reason === undefined) return []
  return [{ title: textIn(one['title']) ?? 'A check', reason, ...dayNamed('on', one['on']) }]
}

export function stepsInWords(steps: readonly PlainRecord[]): readonly (readonly Said[])[] {
  return steps.map((step) => saidIn(stepFields, step))
}

export function taperInWords(taper: readonly PlainRecord[]): readonly (readonly Said[])[] {
  return taper.map((part) => saidIn(taperFields, part))
}

export function dayIn(value: Plain | readonly SubmissionNeed[] | undefined): Day | undefined {
  return parseDay(textIn(value) ?? '')
}

function dayNamed<Name extends string>(
  name: Name,
  value: Plain | readonly SubmissionNeed[] | undefined,
): { readonly [key in Name]?: Day } {
  const day = dayIn(value)
  // An object of just this name, or of none.
  return (day === undefined ? {} : { [name]: day }) as { readonly [key in Name]?: Day }
}
