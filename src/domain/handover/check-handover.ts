/**
 * Whether a text is a handover that this installation can take in: of a form and a version that it knows,
 * within every limit, with every pointer pointing at something, written in the one way in which Waymark
 * writes. Says no in one word and shows nothing of what it read.
 */
import { type Fact, fieldsOf, isFactType } from '../facts/fact.ts'
import type { Field } from '../facts/field.ts'
import { planBlockNames } from '../risk/safety-plan.ts'
import { approvalWays, languages, readBackAnswers, topics } from '../told-once/account-words.ts'
import { itemsFor, mayCarry } from './fact-items.ts'
import {
  type CarriedFact,
  carriedText,
  type Handover,
  handoverForm,
  handoverVersion,
  historyParts,
  writtenText,
} from './handover.ts'
import {
  count,
  day,
  exactly,
  isObject,
  list,
  type Members,
  matching,
  object,
  oneOf,
  type Shape,
  text,
  time,
} from './shape.ts'

export type NotAHandover =
  | { readonly code: 'not-a-handover' }
  | { readonly code: 'other-version' }
  /** It was one once: something in it is not as it was written. `at` names a place in the form. */
  | { readonly code: 'not-whole'; readonly at: string }

export type CheckedHandover =
  | { readonly handover: Handover; readonly carriedText: string }
  | { readonly refused: NotAHandover }

/** Characters of the text. The largest made-up case of several years needs a twentieth of it. */
export const mostCharacters = 8_000_000
const [line, words] = [1_000, 20_000]
const most = { facts: 5_000, history: 2_000, lines: 200, account: 200, clocks: 500, why: 40 }

export function checkHandover(written: string): CheckedHandover {
  if (written.length > mostCharacters) return { refused: { code: 'not-a-handover' } }
  const read = parsed(written)
  if (!isObject(read) || read['form'] !== handoverForm) {
    return { refused: { code: 'not-a-handover' } }
  }
  if (read['version'] !== handoverVersion) return { refused: { code: 'other-version' } }
  const wrong = wholeShape(read, 'handover') ?? looseEnd(read)
  if (wrong !== undefined) return { refused: { code: 'not-whole', at: wrong } }
  // A name that stands twice, another order, a space: only Waymark's own way of writing is taken.
  if (writtenText(read) !== written) return { refused: { code: 'not-whole', at: 'handover' } }
  // Every part was looked at just above, name by name.
  const handover = read as unknown as Handover
  return { handover, carriedText: carriedText(handover.carried) }
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch (fault) {
    // A stack that is used up by nesting is a fault of the text as well.
    if (fault instanceof SyntaxError || fault instanceof RangeError) return undefined
    throw fault
  }
}

const name = matching(/^f[1-9]\d{0,4}$/)
const thing = matching(/^(need|rna|submission)-[1-9]\d{0,4}$/)

const fact: Shape = (value, at) => {
  if (!isObject(value)) return at
  const { type } = value
  if (typeof type !== 'string' || !isFactType(type)) return `${at}.type`
  const fields = fieldsOf(type)
  const of = (required: boolean): Members =>
    Object.fromEntries(
      fields
        .filter(([, field]) => (field.required === true) === required)
        .map(([field, kind]) => [field, answer(kind)]),
    )
  const detail = object(of(true), of(false))
  return object({ id: name, type: exactly(type), on: day, detail })(value, at)
}

function answer(field: Field): Shape {
  switch (field.kind) {
    case 'day':
      return day
    case 'one-of':
      return oneOf(field.options)
    case 'many-of':
      return list(oneOf(field.options), 60)
    case 'count':
      return count(1_000_000)
    case 'fact':
      return name
    case 'thing':
      return thing
    case 'line':
      return text(line)
    case 'words':
      return text(words)
  }
}

const said = { on: day, words: text(words, 1), readBack: oneOf(readBackAnswers) }
const inLanguage = { language: oneOf(languages) }
const account = object(
  {
    ...said,
    what: oneOf({ 'own-words': 1, summary: 1 }),
    topic: oneOf(topics),
    ...{ approvedOn: day, approvedHow: oneOf(approvalWays) },
    translations: list(object(said, inLanguage), 40),
  },
  inLanguage,
)
const historyLine = object({ text: text(words) }, { label: text(line) })
const history = object({
  ...{ part: oneOf(historyParts), from: text(200, 1), on: day },
  lines: list(historyLine, most.lines),
})
const lines = (...names: readonly string[]) =>
  Object.fromEntries(names.map((one) => [one, text(line)]))
const carried = object(
  {
    facts: list(fact, most.facts),
    account: list(account, most.account),
    history: list(history, most.history),
  },
  {
    identity: object({}, lines('names', 'otherNames', 'bornOn', 'languages', 'nrmReference')),
    plan: object({
      ...{ on: day, language: text(100) },
      blocks: object({}, Object.fromEntries(planBlockNames.map((one) => [one, text(words)]))),
    }),
  },
)
const clock = object(
  { title: text(line), startedOn: day, why: list(text(words), most.why) },
  { due: day },
)
const hash = matching(/^[0-9a-f]{64}$/)
const making = object({
  ...{ organisation: text(200, 1), by: text(200), reference: text(40), waymark: text(40) },
  ...{ id: matching(/^[0-9a-f-]{36}$/), madeAt: time, madeOn: day, notAllowed: count(100) },
  sha256: hash,
})
const wholeShape = object({
  ...{ form: exactly(handoverForm), version: exactly(handoverVersion), making, carried },
  check: hash,
  computed: object({ standing: list(historyLine, 20), clocks: list(clock, most.clocks) }),
})

/** A name used twice, or a pointer at nothing or at something of another kind. */
function looseEnd(read: Readonly<Record<string, unknown>>): string | undefined {
  // The shape was checked just before this is asked.
  const { facts } = (read as unknown as Handover).carried
  const types = new Map(facts.map(({ id, type }) => [id, type]))
  if (types.size !== facts.length) return 'handover.carried.facts'
  if (facts[0] === undefined || !facts.some(({ type }) => type === 'case-opened')) {
    return 'handover.carried.facts'
  }
  const at = facts.findIndex((one) => !pointsWell(one, types) || !mayHaveGone(one))
  return at === -1 ? undefined : `handover.carried.facts[${at}]`
}

/**
 * What no Waymark gives out is not believed either: a consent to tell somebody, a death or a permission to
 * stay that a stranger wrote by hand would go on working here.
 */
function mayHaveGone(fact: CarriedFact): boolean {
  // Only its type and its answers are looked at, which are of that shape.
  const asFact = { ...fact, recordedAt: '' } as unknown as Fact
  const items = itemsFor(asFact)
  return (
    items !== undefined &&
    fieldsOf(fact.type).every(
      ([one, field]) => fact.detail[one] === undefined || mayCarry(field.harm, items),
    )
  )
}

function pointsWell({ type, detail }: CarriedFact, types: ReadonlyMap<string, string>): boolean {
  return fieldsOf(type).every(([one, field]) => {
    const value = detail[one]
    if (value === undefined) return true
    if (field.kind === 'fact') return field.of.includes(types.get(String(value)) ?? '')
    return field.kind !== 'thing' || String(value).startsWith(`${field.of}-`)
  })
}
