/**
 * One answer into the working copy of an RNA, by a path such as `needs/ID/recommendation/from`.
 * Refuses a path that leads nowhere and a value that the field cannot hold; changes nothing else.
 */
import { parseDay } from '../calendar/day.ts'
import type { Field } from '../facts/field.ts'
import { categoryOf, type NeedCategories } from '../needs/category.ts'
import { parts } from './assessment.ts'
import type { DraftNeed, RnaDraft } from './draft.ts'

export type AnswerRefusal =
  | { readonly code: 'no-such-field'; readonly path: string }
  | { readonly code: 'not-a-day'; readonly path: string }
  | { readonly code: 'not-an-option'; readonly path: string }
  | { readonly code: 'not-a-count'; readonly path: string }
  | { readonly code: 'not-words'; readonly path: string }
  /** Follows from the needs that are listed, and is not answered by hand. */
  | { readonly code: 'follows-from-needs'; readonly path: string }

export type Answered = { readonly draft: RnaDraft } | { readonly refused: AnswerRefusal }

type Categories = Pick<NeedCategories, 'categories'>
type AnyAnswers = Readonly<Record<string, unknown>>

/** Where a path leads: the field, what is there now, and the draft with something else there. */
interface Place {
  readonly field: Field
  readonly value: unknown
  with(value: unknown): RnaDraft
}

/** Puts an answer in its place. An empty value takes the answer away. */
export function answer(
  draft: RnaDraft,
  path: string,
  value: unknown,
  categories: Categories,
): Answered {
  const place = placeOf(draft, path, categories)
  if (place === undefined) return { refused: { code: 'no-such-field', path } }
  const read = isEmpty(value) ? { value: undefined } : readValue(place.field, value)
  if ('refused' in read) return { refused: { code: read.refused, path } }
  if (/^(categories|dependants)\/[^/]+\/now$/.test(path)) {
    const changes = place.value !== read.value
    if (changes && (place.value === 'need' || read.value === 'need')) {
      return { refused: { code: 'follows-from-needs', path } }
    }
  }
  return { draft: looked(place.with(read.value), path) }
}

/** The field at a path, so that a form can show it; undefined when the path leads nowhere. */
export function fieldAt(draft: RnaDraft, path: string, categories: Categories): Field | undefined {
  return placeOf(draft, path, categories)?.field
}

/** What stands at a path now. */
export function valueAt(draft: RnaDraft, path: string, categories: Categories): unknown {
  return placeOf(draft, path, categories)?.value
}

/** Someone has looked at an answer that came from the earlier RNA, and it still holds. */
export function confirmCarried(draft: RnaDraft, path: string): RnaDraft {
  return looked(draft, path)
}

function looked(draft: RnaDraft, path: string): RnaDraft {
  return draft.carried.includes(path)
    ? { ...draft, carried: draft.carried.filter((one) => one !== path) }
    : draft
}

function placeOf(draft: RnaDraft, path: string, categories: Categories): Place | undefined {
  const [part = '', ...rest] = path.split('/')
  const [first = '', second = ''] = rest
  switch (part) {
    case 'about':
    case 'financial':
    case 'survivor':
      if (rest.length !== 1) return undefined
      return inGroup(part, draft[part], first, (answers) => ({ ...draft, [part]: answers }))
    case 'categories':
      if (rest.length !== 2 || !Object.hasOwn(draft.categories, first)) return undefined
      return inGroup(part, draft.categories[first] ?? {}, second, (answers) => ({
        ...draft,
        categories: { ...draft.categories, [first]: answers },
      }))
    case 'dependants':
      if (rest.length !== 2) return undefined
      return inList(part, draft.dependants, rest, (dependants) => ({ ...draft, dependants }))
    case 'income':
      if (rest.length !== 2) return undefined
      return inList(part, draft.income, rest, (income) => ({ ...draft, income }))
    case 'earlier':
      if (rest.length !== 2) return undefined
      return inList(part, draft.earlier.steps, rest, (steps) => ({
        ...draft,
        earlier: { ...draft.earlier, steps },
      }))
    case 'needs':
      return inNeed(draft, rest, categories)
    default:
      return undefined
  }
}

function inNeed(
  draft: RnaDraft,
  [id = '', ...rest]: readonly string[],
  categories: Categories,
): Place | undefined {
  const need = draft.needs.find((one) => one.id === id)
  if (need === undefined) return undefined
  const put = (changed: DraftNeed): RnaDraft => ({
    ...draft,
    needs: draft.needs.map((one) => (one.id === id ? changed : one)),
  })
  const [first = '', second = ''] = rest
  if (rest.length === 1) {
    return inGroup('needs', need.answers, first, (answers) => put({ ...need, answers }))
  }
  if (rest.length === 2 && first === 'recommendation') {
    const place = inGroup(first, need.recommendation, second, (recommendation) =>
      put({ ...need, recommendation }),
    )
    return place && second === 'supports' ? withSupports(place, need, categories) : place
  }
  if (rest.length === 3 && first === 'steps') {
    return inList(first, need.steps, rest.slice(1), (steps) => put({ ...need, steps }))
  }
  if (rest.length === 3 && first === 'taper') {
    return inList(first, need.taper, rest.slice(1), (taper) => put({ ...need, taper }))
  }
  return undefined
}

/** Which support can be recommended depends on the kind of need. */
function withSupports(place: Place, need: DraftNeed, categories: Categories): Place {
  const options = categoryOf(categories, need.category)?.supports ?? {}
  return { ...place, field: { ...place.field, kind: 'many-of', options } }
}

function inGroup(
  part: keyof typeof parts,
  answers: AnyAnswers,
  name: string,
  put: (answers: AnyAnswers) => RnaDraft,
): Place | undefined {
  const fields: Readonly<Record<string, Field>> = parts[part].fields
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field === undefined) return undefined
  const { [name]: before, ...others } = answers
  return {
    field,
    value: before,
    with: (value) => put(value === undefined ? others : { ...others, [name]: value }),
  }
}

function inList<I extends { readonly id: string; readonly answers: AnyAnswers }>(
  part: keyof typeof parts,
  list: readonly I[],
  [id = '', name = '']: readonly string[],
  put: (list: readonly I[]) => RnaDraft,
): Place | undefined {
  const item = list.find((one) => one.id === id)
  return (
    item &&
    inGroup(part, item.answers, name, (answers) =>
      put(list.map((one) => (one.id === id ? { ...one, answers } : one))),
    )
  )
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  )
}

type ReadValue =
  | { readonly value: unknown }
  | { readonly refused: 'not-a-day' | 'not-an-option' | 'not-a-count' | 'not-words' }

function readValue(field: Field, value: unknown): ReadValue {
  if (field.kind === 'many-of') {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value]
    const chosen = Object.keys(field.options).filter((option) => list.includes(option))
    return chosen.length === new Set(list).size ? { value: chosen } : { refused: 'not-an-option' }
  }
  if (field.kind === 'count') {
    const count = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value
    return Number.isInteger(count) && Number(count) >= 0
      ? { value: count }
      : { refused: 'not-a-count' }
  }
  if (typeof value !== 'string') return { refused: 'not-words' }
  if (field.kind === 'day') {
    const day = parseDay(value)
    return day === undefined ? { refused: 'not-a-day' } : { value: day }
  }
  if (field.kind === 'one-of') {
    return Object.hasOwn(field.options, value) ? { value } : { refused: 'not-an-option' }
  }
  // Words stay exactly as they were said; a line loses only the blanks around it.
  return { value: field.kind === 'words' ? value : value.trim() }
}
