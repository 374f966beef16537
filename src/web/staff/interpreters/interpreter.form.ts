/** What did they mean, on the forms about interpreters? Everything typed is kept; each problem has its field. */
import type {
  BookingWords,
  InterpreterDetails,
  NewInterpreter,
  WentWords,
} from '../../../application/ports/circle/interpreter-store.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import {
  companions,
  type Ending,
  endings,
  genders,
  genderWishes,
  interpreterKinds,
  type Mode,
  modes,
  type Wishes,
  wents,
} from '../../../domain/interpreters/interpreter.ts'
import { readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'
import { isId } from '../../request/write-id.ts'

export type Read<Value> = { readonly value: Value } | { readonly problems: Problems }

export const mostLine = 120
export const mostWords = 1_000

export function readWishes(typed: Typed): Read<Wishes> {
  const [speaks, reads] = [wordsIn(typed, 'speaks'), wordsIn(typed, 'reads')]
  const interpretedIn = wordsIn(typed, 'interpretedIn') || speaks
  const words = wordsIn(typed, 'wishWords')
  const gender = keyIn(genderWishes, typed, 'genderWish')
  const problems: Problems = {
    ...lineProblem('speaks', speaks, 'Write which language they speak'),
    ...lineProblem('reads', reads),
    ...lineProblem('interpretedIn', interpretedIn),
    ...(!gender && { genderWish: 'Choose one; “Not asked” is an answer' }),
    ...wordsProblem('keepAway', wordsIn(typed, 'keepAway')),
    ...wordsProblem('wishWords', words),
  }
  if (!gender || Object.keys(problems).length > 0) return { problems }
  return {
    value: {
      ...{ speaks, interpretedIn, gender },
      remoteFirst: listOf(typed, 'remoteFirst').includes('yes'),
      keepAway: linesIn(typed, 'keepAway'),
      ...(reads && { reads }),
      ...(words && { words }),
    },
  }
}

export interface TypedInterpreter {
  readonly kind: string
  readonly interpreter: Omit<NewInterpreter, 'id' | 'kind'>
  readonly never?: { readonly why?: string }
}

export function readInterpreter(typed: Typed): Read<TypedInterpreter> {
  const kind = textOf(typed, 'kind')
  const code = textOf(typed, 'code').trim().toUpperCase()
  const [who, through] = [wordsIn(typed, 'who'), wordsIn(typed, 'through')]
  const gender = keyIn(genders, typed, 'gender')
  const why = wordsIn(typed, 'neverWhy')
  const languages = wordsIn(typed, 'languages')
  const known = Object.hasOwn(interpreterKinds, kind) || Object.hasOwn(companions, kind)
  const problems: Problems = {
    ...(!known && { kind: 'Choose who it is' }),
    ...(!/^[A-Z0-9][A-Z0-9-]{0,11}$/.test(code) && {
      code: 'Write a short code of letters and digits, such as T-1. Never a name',
    }),
    ...lineProblem('who', who),
    ...lineProblem('through', through, 'Write how they are booked'),
    ...(!gender && { gender: 'Choose one; “Not known” is an answer' }),
    ...wordsProblem('languages', languages, 'Write at least one language'),
    ...wordsProblem('from', wordsIn(typed, 'from')),
    ...wordsProblem('neverWhy', why),
  }
  if (!gender || Object.keys(problems).length > 0) return { problems }
  const details: InterpreterDetails = { through, ...(who && { who }) }
  return {
    value: {
      kind,
      interpreter: {
        ...{ code, gender, details },
        languages: linesIn(typed, 'languages'),
        from: linesIn(typed, 'from'),
      },
      ...(listOf(typed, 'never').includes('yes') && { never: why ? { why } : {} }),
    },
  }
}

export interface TypedBooking {
  readonly interpreterId: string
  readonly on: Day
  readonly mode: Mode
  readonly words: BookingWords
}

export function readBooking(typed: Typed): Read<TypedBooking> {
  const interpreterId = textOf(typed, 'interpreterId')
  const on = readDay(typed, 'on')
  const mode = keyIn(modes, typed, 'mode')
  const [at, about] = [wordsIn(typed, 'at'), wordsIn(typed, 'about')]
  const because = wordsIn(typed, 'because')
  const problems: Problems = {
    ...(!isId(interpreterId) && { interpreterId: 'Choose who interprets' }),
    ...(!('day' in on) && { on: 'Enter a day that exists, like 27 3 2026' }),
    ...(!mode && { mode: 'Choose how' }),
    ...(at !== '' &&
      !/^([01]?\d|2[0-3])[:.][0-5]\d$/.test(at) && { at: 'Write the time like 10:30' }),
    ...lineProblem('about', about),
    ...wordsProblem('because', because),
  }
  if (!mode || !('day' in on) || Object.keys(problems).length > 0) return { problems }
  const words = { ...(at && { at }), ...(about && { about }), ...(because && { because }) }
  return { value: { interpreterId, on: on.day, mode, words } }
}

export interface TypedEnding {
  readonly ended: Ending
  readonly after: WentWords
  readonly neverAgain: boolean
}

/** The form of one booking among others on the page: its fields carry the booking's id. */
export function readEnding(typed: Typed, id: string): Read<TypedEnding> {
  const ended = keyIn(endings, typed, `ended-${id}`)
  const went = keyIn(wents, typed, `went-${id}`) ?? 'not-asked'
  const [words, complaint] = [wordsIn(typed, `wentWords-${id}`), wordsIn(typed, `complaint-${id}`)]
  const problems: Problems = {
    ...(!ended && { [`ended-${id}`]: 'Choose what happened' }),
    ...wordsProblem(`wentWords-${id}`, words),
    ...wordsProblem(`complaint-${id}`, complaint),
  }
  if (!ended || Object.keys(problems).length > 0) return { problems }
  return {
    value: {
      ended,
      after: { went, ...(words && { words }), ...(complaint && { complaint }) },
      neverAgain: listOf(typed, `neverAgain-${id}`).includes('yes'),
    },
  }
}

export function readWhy(typed: Typed, id: string): Read<{ readonly why?: string }> {
  const why = wordsIn(typed, `excludeWhy-${id}`)
  const problems = wordsProblem(`excludeWhy-${id}`, why)
  return Object.keys(problems).length > 0 ? { problems } : { value: why ? { why } : {} }
}

function wordsIn(typed: Typed, name: string): string {
  return textOf(typed, name).replaceAll('\r\n', '\n').trim()
}

/** One for each line, as it was written. */
function linesIn(typed: Typed, name: string): readonly string[] {
  return wordsIn(typed, name)
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function keyIn<Name extends string>(
  table: Readonly<Record<Name, string>>,
  typed: Typed,
  field: string,
): Name | undefined {
  // The keys of the table.
  return (Object.keys(table) as Name[]).find((name) => name === textOf(typed, field))
}

function lineProblem(name: string, words: string, missing?: string): Problems {
  if (words === '') return missing ? { [name]: missing } : {}
  return words.length > mostLine ? { [name]: `Write at most ${mostLine} characters` } : {}
}

function wordsProblem(name: string, words: string, missing?: string): Problems {
  if (words === '') return missing ? { [name]: missing } : {}
  return words.length > mostWords ? { [name]: `Write at most ${mostWords} characters` } : {}
}
