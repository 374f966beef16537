/**
 * Matters that are followed for a few made-up people, with who was asked and what they said. Days count
 * back from the day on which the demo is made; a negative number lies ahead.
 */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { MatterEvent } from '../../domain/matters/matter-event.ts'
import { kindOf, type MatterKindName } from '../../domain/matters/matter-kinds.ts'
import type { PromiseEvent, RefusalReason } from '../../domain/promises/promise-event.ts'

interface MadeUpMatter {
  readonly about: MatterKindName
  readonly area?: string
  readonly need?: string
  readonly began: number
  /** Days ago, and the stage it came to. */
  readonly moved?: readonly (readonly [number, string])[]
  readonly days?: Readonly<Record<string, number>>
  readonly barriers?: readonly string[]
  /** Who was asked, how many days ago, and what they said. */
  readonly asked?: readonly (readonly [string, number, RefusalReason?])[]
}

const followed: Readonly<Record<string, readonly MadeUpMatter[]>> = {
  Curlew: [
    {
      about: 'legal-advice',
      area: 'immigration',
      began: 61,
      asked: [
        ['Sample and Sample (made up)', 58, 'no-capacity'],
        ['Pinwheel Law (made up)', 52, 'no-capacity'],
        ['Tollgate Advice (made up)', 41, 'no-legal-aid'],
        ['Ferry Street Law Centre (made up)', 13],
      ],
    },
    {
      about: 'housing',
      area: 'homelessness',
      need: 'accommodation',
      began: 44,
      moved: [[20, 'applied']],
      days: { 'must-leave': -38, 'applied-on': 20 },
      barriers: ['no-local-connection', 'deposit'],
    },
    {
      about: 'health',
      area: 'talking',
      need: 'mental-health',
      began: 210,
      moved: [[190, 'waiting-list']],
      days: { 'referred-on': 200 },
    },
    {
      about: 'money',
      area: 'subsistence',
      began: 26,
      moved: [[9, 'stopped']],
      days: { 'stopped-on': 9 },
    },
  ],
  Sandpiper: [
    {
      about: 'compensation',
      area: 'criminal-injuries',
      began: 150,
      moved: [[120, 'advice']],
      days: { 'injury-on': 500 },
    },
  ],
  Kestrel: [
    {
      about: 'police',
      began: 160,
      moved: [[130, 'investigating']],
      days: { 'last-update': 61, 'update-due': 4 },
    },
  ],
  Hornbeam: [
    {
      about: 'section-45',
      began: 90,
      moved: [[60, 'raised']],
      days: { hearing: -16, 'accused-on': 88 },
    },
    { about: 'court', began: 30, moved: [[12, 'listed']], days: { hearing: -12, 'papers-by': -5 } },
  ],
  Whitebeam: [
    {
      about: 'legal-advice',
      area: 'housing',
      began: 33,
      asked: [['Oak Row Advice (made up)', 21]],
    },
  ],
}

interface Around {
  readonly today: Day
  readonly needOf: (category: string) => string | undefined
  readonly newId: () => string
}

/** The events of one person's matters, and the promises that belong to them, each in their order. */
export function followedFor(
  alias: string,
  { today, needOf, newId }: Around,
): { readonly matters: readonly MatterEvent[]; readonly promises: readonly PromiseEvent[] } {
  const matters: MatterEvent[] = []
  const promises: PromiseEvent[] = []
  for (const one of followed[alias] ?? []) {
    const matter = newId()
    const at = (days: number) => {
      const on = addDays(today, -days)
      return { on, recordedAt: `${on}T11:00:00.000Z` }
    }
    const of = (days: number) => ({ id: newId(), matter, ...at(days) })
    const need = one.need === undefined ? undefined : needOf(one.need)
    matters.push({
      ...{ kind: 'opened', id: matter, matter, about: one.about, ...at(one.began) },
      ...(one.area && { area: one.area }),
      ...(need && { need }),
    })
    for (const [days, stage] of one.moved ?? []) {
      matters.push({ ...of(days), kind: 'moved', stage })
    }
    const known = Math.min(one.began, 8)
    for (const [which, days] of Object.entries(one.days ?? {})) {
      matters.push({ ...of(known), kind: 'dated', which, day: addDays(today, -days) })
    }
    for (const barrier of one.barriers ?? []) {
      matters.push({ ...of(known), kind: 'barrier', barrier })
    }
    for (const [who, days, because] of one.asked ?? []) {
      const promise = newId()
      const { asks } = kindOf(one.about)
      promises.push({
        ...{ kind: 'asked', id: promise, promise, matter, who, ...asks, ...at(days) },
        words: 'To say whether they take the case.',
        ...(need && { need }),
      })
      if (because) {
        promises.push({ kind: 'refused', id: newId(), promise, because, ...at(days - 4) })
      }
    }
  }
  const inOrder = (a: { recordedAt: string }, b: { recordedAt: string }) =>
    a.recordedAt < b.recordedAt ? -1 : 1
  return { matters: matters.toSorted(inOrder), promises: promises.toSorted(inOrder) }
}
