/** A letter about a promise, filled from its events. What is not needed to know which promise is left out. */
import { ladderFor, nextStep, owedBy } from '../../domain/promises/owed-by.ts'
import { chaseWays, type PromiseEvent } from '../../domain/promises/promise-event.ts'
import { silenceInWords } from '../../domain/promises/standing.ts'
import type { ReadCase } from '../case/read-case.ts'
import type { ToMake } from '../ports/document-press.ts'
import type { PromiseLetterInput } from '../ports/promises/promise-letter.ts'
import { promisesIn, type StandingPromise } from '../promises/read-promises.ts'
import type { Sitting } from '../services.ts'
import {
  type LetterGoesTo,
  letterGoesTo,
  noLetterOutside,
  putThemIntoTheCircle,
} from './letter-recipient.ts'

export const promiseEnded =
  'This promise was kept, refused or withdrawn: there is nothing to ask for.'

interface AboutLetter {
  readonly caseId: string
  readonly kind: PromiseLetterInput['kind']
  /** The promise. */
  readonly of: string
}

type Letter = { readonly read: ReadCase } & (
  | {
      readonly document: ToMake
      readonly notes: readonly string[]
      readonly goesTo: LetterGoesTo
    }
  | { readonly notYet: readonly string[] }
)

export async function gatherPromiseLetter(
  sitting: Sitting,
  { caseId, kind, of }: AboutLetter,
): Promise<Letter | undefined> {
  const read = await promisesIn(sitting, caseId)
  const promise = read?.promises.find(({ id }) => id === of)
  if (!read || !promise) return undefined
  if (promise.end) return { read, notYet: [promiseEnded] }
  const { tracks, today } = read.picture
  const steps = ladderFor(promise.owedBy, tracks.nation)
  const taken = promise.escalations.map(({ rung }) => rung)
  const step = kind === 'escalation-letter' ? (nextStep(steps, taken) ?? steps.at(-1)) : undefined
  const goesTo = await letterGoesTo(sitting, caseId, { promise, rung: step?.rung })
  if (goesTo === 'unknown') {
    return {
      read,
      notYet: [step?.rung === 'outside-body' ? noLetterOutside : putThemIntoTheCircle],
    }
  }
  const { who, theirReference, words, askedOn, firstBy, by, standing } = promise
  const input: PromiseLetterInput = {
    kind,
    reference: `${read.file.reference}-P`,
    madeOn: today,
    to: who ?? owedBy[promise.owedBy],
    step: step?.to,
    theirReference,
    ourReference: read.file.reference,
    words: words ?? '',
    askedOn,
    firstBy,
    by,
    happened: happenedIn(promise),
    silence: standing.silence ? silenceInWords(promise, standing.silence) : '',
    lateDays: standing.daysLate,
  }
  return { read, document: { kind, input }, notes: [], goesTo }
}

function happenedIn({ events }: StandingPromise): PromiseLetterInput['happened'] {
  return events.flatMap((event) => {
    const what = forLetter(event)
    return what === undefined ? [] : [{ on: event.on, what }]
  })
}

/** Only what the other side took part in. The worker's own words about it stay here. */
function forLetter(event: PromiseEvent): string | undefined {
  switch (event.kind) {
    case 'asked':
      return 'We asked.'
    case 'chased':
      return `We asked again, ${chaseWays[event.how].toLowerCase()}.`
    case 'escalated':
      return 'We asked somebody higher up.'
    case 'answered':
      return event.by ? 'You answered, and named a day.' : 'You answered.'
    case 'partly-kept':
      return 'Part of it was done.'
    default:
      return undefined
  }
}
