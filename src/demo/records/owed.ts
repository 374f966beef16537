/**
 * What others promised a few made-up people, and what came of it: kept, broken, silent, refused. Days
 * count back from the day on which the demo is made; a negative number lies ahead.
 */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { OwedBy, Rung } from '../../domain/promises/owed-by.ts'
import type {
  ChaseWay,
  PromisedThing,
  PromiseEvent,
  RefusalReason,
} from '../../domain/promises/promise-event.ts'

type Happened =
  | { readonly chased: ChaseWay }
  | { readonly escalated: Rung }
  | { readonly answered: string; readonly by?: number }
  | { readonly kept: true }
  | { readonly refused: RefusalReason }

export interface MadeUpPromise {
  readonly owedBy: OwedBy
  readonly what: PromisedThing
  readonly who: string
  readonly words: string
  readonly asked: number
  readonly by?: number
  /** The kind of need it is for, of which this person has one. */
  readonly need?: string
  readonly theirReference?: string
  /** Days ago, and what happened then. */
  readonly since?: readonly (readonly [number, Happened])[]
}

const owed: Readonly<Record<string, readonly MadeUpPromise[]>> = {
  Curlew: [
    {
      owedBy: 'legal-adviser',
      what: 'appointment',
      who: 'Ms Tannerly at Quill and Lantern (made up)',
      words: 'A first appointment about permission to stay.',
      theirReference: 'QL/1180',
      asked: 33,
      by: 19,
      since: [
        [17, { chased: 'email' }],
        [9, { chased: 'call' }],
      ],
    },
    {
      owedBy: 'general-practice',
      what: 'letter',
      who: 'Reed Lane Surgery (made up)',
      words: 'A letter about her sleep and her back, for the assessment.',
      need: 'physical-health',
      asked: 16,
      since: [],
    },
    {
      owedBy: 'counsellor',
      what: 'treatment',
      who: 'Harbour Talking (made up)',
      words: 'To say when counselling can begin.',
      need: 'mental-health',
      asked: 12,
      by: -3,
    },
    {
      owedBy: 'council-housing',
      what: 'decision',
      who: 'Sample Borough housing desk (made up)',
      words: 'A decision on the housing application.',
      need: 'accommodation',
      asked: 20,
      by: -24,
      since: [[6, { answered: 'They have all the papers now.' }]],
    },
    {
      owedBy: 'school',
      what: 'place',
      who: 'Sample College (made up)',
      words: 'A place in the English class.',
      asked: 40,
      by: 30,
      since: [[25, { kept: true }]],
    },
  ],
  Sandpiper: [
    {
      owedBy: 'benefits',
      what: 'payment',
      who: 'Jobcentre, Mr Osk (made up)',
      words: 'To pay what was missing in September.',
      need: 'financial',
      asked: 24,
      by: 10,
      since: [[3, { chased: 'call' }]],
    },
  ],
  Kestrel: [
    {
      owedBy: 'police',
      what: 'update',
      who: 'DC Varn (made up)',
      words: 'To say whether the two men were charged.',
      theirReference: 'CR/00/0000 (made up)',
      asked: 47,
      since: [
        [30, { chased: 'email' }],
        [21, { chased: 'call' }],
        [15, { escalated: 'their-manager' }],
      ],
    },
  ],
  Hornbeam: [
    {
      owedBy: 'other-health',
      what: 'appointment',
      who: 'Sample Hospital pain clinic (made up)',
      words: 'A date for the pain clinic.',
      asked: 11,
      by: -1,
    },
  ],
  Whitebeam: [
    {
      owedBy: 'legal-adviser',
      what: 'take-the-case',
      who: 'Pennant Law (made up)',
      words: 'To say whether they take the case.',
      asked: 18,
      since: [[8, { refused: 'no-capacity' }]],
    },
    {
      owedBy: 'legal-adviser',
      what: 'take-the-case',
      who: 'Oxbow Legal (made up)',
      words: 'To say whether they take the case.',
      asked: 8,
      by: 2,
    },
  ],
}

/** The events of one person's promises, in the order in which they happened. */
export function owedTo(
  alias: string,
  {
    today,
    needOf,
    newId,
  }: {
    readonly today: Day
    readonly needOf: (category: string) => string | undefined
    readonly newId: () => string
  },
): readonly PromiseEvent[] {
  const ago = (days: number) => addDays(today, -days)
  const events = (owed[alias] ?? []).flatMap((one): readonly PromiseEvent[] => {
    const promise = newId()
    const need = one.need === undefined ? undefined : needOf(one.need)
    const { owedBy, what, who, words, theirReference } = one
    const asked: PromiseEvent = {
      ...{ kind: 'asked', id: promise, promise, owedBy, what, who, words },
      on: ago(one.asked),
      recordedAt: momentOf(ago(one.asked)),
      ...(one.by !== undefined && { by: ago(one.by) }),
      ...(need && { need }),
      ...(theirReference && { theirReference }),
    }
    const later = (one.since ?? []).map(([days, happened]): PromiseEvent => {
      const on = ago(days)
      const about = { id: newId(), promise, on, recordedAt: momentOf(on) }
      return eventOf(about, happened, ago)
    })
    return [asked, ...later]
  })
  return events.toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1))
}

function eventOf(
  about: Pick<PromiseEvent, 'id' | 'promise' | 'on' | 'recordedAt'>,
  happened: Happened,
  ago: (days: number) => Day,
): PromiseEvent {
  if ('chased' in happened) return { ...about, kind: 'chased', how: happened.chased }
  if ('escalated' in happened) return { ...about, kind: 'escalated', rung: happened.escalated }
  if ('refused' in happened) return { ...about, kind: 'refused', because: happened.refused }
  if ('kept' in happened) return { ...about, kind: 'kept' }
  const by = happened.by === undefined ? {} : { by: ago(happened.by) }
  return { ...about, kind: 'answered', words: happened.answered, ...by }
}

function momentOf(day: Day): string {
  return `${day}T10:30:00.000Z`
}
