/** The words around promises: who owes it, why a line is there, what was done, and why not. */
import type { PromiseSaved } from '../../../application/promises/keep-promises.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { owedBy, rungs } from '../../../domain/promises/owed-by.ts'
import {
  chaseWays,
  letterKinds,
  type PromiseEvent,
  promisedThings,
  refusalReasons,
  withdrawnReasons,
} from '../../../domain/promises/promise-event.ts'
import { daysLate, type PromiseOutline } from '../../../domain/promises/promised.ts'
import {
  daysInWords,
  type PromiseStanding,
  silenceInWords,
} from '../../../domain/promises/standing.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Tone } from '../../parts/lists.ts'
import type { RefusalWords } from '../../words.ts'

export const standingTags: Readonly<
  Record<PromiseStanding['name'], { readonly tone: Tone; readonly words: string }>
> = {
  broken: { tone: 'late', words: 'Broken' },
  silent: { tone: 'late', words: 'Silent' },
  due: { tone: 'soon', words: 'Due' },
  waiting: { tone: 'calm', words: 'Waiting' },
  ended: { tone: 'over', words: 'Ended' },
}

/** "A solicitor or legal adviser: an answer", for lists that open no case. */
export function outlineWords({ owedBy: by, what }: PromiseOutline): string {
  const thing = promisedThings[what]
  return `${owedBy[by]}: ${thing.charAt(0).toLowerCase()}${thing.slice(1)}`
}

/** Why it stands where it stands, in one or two sentences. */
export function whyWords(promise: PromiseOutline, standing: PromiseStanding): string {
  const { by, firstBy, partlyOn } = promise
  const { daysLate: late, silence } = standing
  const day =
    by === undefined
      ? 'No day was given.'
      : late === undefined
        ? `Promised for ${plainDay(by)}.`
        : `Promised for ${plainDay(by)}, ${daysInWords(late)} ago.`
  const moved = by !== firstBy && firstBy !== undefined ? ` First for ${plainDay(firstBy)}.` : ''
  const partly = partlyOn ? ` Partly kept on ${plainDay(partlyOn)}.` : ''
  const silent = silence ? ` ${silenceInWords(promise, silence)}` : ''
  return `${day}${moved}${partly}${silent}`
}

/** How one ended. */
export function endWords(promise: PromiseOutline): string {
  const { end } = promise
  if (end === undefined) return ''
  const late = daysLate(promise)
  const tardy = late === undefined ? '' : `, ${daysInWords(late)} after the day they first named`
  switch (end.how) {
    case 'kept':
      return `Kept on ${plainDay(end.on)}${tardy}.`
    case 'refused':
      return `Refused on ${plainDay(end.on)}${tardy}: ${refusalReasons[end.because].toLowerCase()}.`
    case 'withdrawn':
      return `Withdrawn on ${plainDay(end.on)}: ${withdrawnReasons[end.because].toLowerCase()}.`
  }
}

export function eventWords(event: PromiseEvent): string {
  switch (event.kind) {
    case 'asked':
      return event.by ? `Asked. Promised for ${plainDay(event.by)}` : 'Asked. No day was given'
    case 'chased':
      return `Asked again, ${chaseWays[event.how].toLowerCase()}`
    case 'letter-drafted':
      return `${letterKinds[event.letter]} was made`
    case 'escalated':
      return `Taken higher up: ${rungs[event.rung].toLowerCase()}`
    case 'answered':
      return `They answered${newDay(event.by)}`
    case 'partly-kept':
      return `Partly kept${newDay(event.by)}`
    case 'kept':
      return 'Kept'
    case 'refused':
      return `Refused: ${refusalReasons[event.because].toLowerCase()}`
    case 'withdrawn':
      return `Withdrawn: ${withdrawnReasons[event.because].toLowerCase()}`
    case 'struck-out':
      return 'Struck out'
  }
}

function newDay(by: Day | undefined): string {
  return by === undefined ? '' : `. Now promised for ${plainDay(by)}`
}

type Refusal = Extract<PromiseSaved, { refused: unknown }>['refused']

export function inWords(refusal: Refusal): RefusalWords {
  switch (refusal.code) {
    case 'case-not-available':
      return {
        title: 'You cannot open this case',
        next: 'Check the reference, or ask your service manager to assign the case to you.',
        status: 404,
      }
    case 'changed-meanwhile':
      return {
        title: 'Somebody else wrote in this record at the same moment',
        next: 'What you typed is still here. Look at what stands now, then save again.',
        status: 409,
      }
    case 'no-such-promise':
      return {
        title: 'This promise is not there any more',
        next: 'Nothing was changed. Somebody struck it out: look at the list of promises.',
        status: 409,
      }
    case 'in-the-future':
      return {
        title: 'The day lies in the future',
        next: 'Nothing was changed. Enter the day on which it happened.',
        status: 409,
      }
    case 'before-it-was-asked':
      return {
        title: `The day is before they were asked, on ${plainDay(refusal.askedOn)}`,
        next: 'Nothing was changed. Check the day, or strike out the asking and record it anew.',
        status: 409,
      }
    case 'promised-before-asked':
      return {
        title: `The promised day is before they were asked, on ${plainDay(refusal.askedOn)}`,
        next: 'Nothing was changed. Check both days.',
        status: 409,
      }
    case 'already-ended':
      return {
        title: `This promise ended on ${plainDay(refusal.on)}`,
        next: 'Nothing was changed. If that was a mistake, strike it out; if it is owed again, record a new promise.',
        status: 409,
      }
    case 'nothing-to-strike-out':
      return {
        title: 'This was struck out already',
        next: 'Nothing was changed. Look at what stands now.',
        status: 409,
      }
  }
}
