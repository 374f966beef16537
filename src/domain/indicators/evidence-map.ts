/**
 * The outcome of a screening: what was noticed, laid beside what the law looks for, with what is missing
 * and what to ask next. It holds no number, no score and no word about what somebody is. An empty map is
 * never a sign that somebody is safe.
 */

import { type Answer, type AnswerCode, isEvidence } from './answer.ts'
import { type AskNext, askNextAbout } from './ask-next.ts'
import { type KnownSign, signOf } from './lists/all-lists.ts'
import { type ForcedLabourSign, forcedLabourNames, forcedLabourOf } from './lists/forced-labour.ts'
import { type Element, elementNames } from './lists/sign.ts'
import { isOnTheChildPath, signsFor } from './profile.ts'
import { type PartReading, readParts, type WhyNoReading } from './published-rule.ts'
import type { Screening } from './screening.ts'

/** One sign with everything that was noted of it. */
export interface Noted {
  readonly sign: NotedSign
  /** In the order in which it was noticed. */
  readonly evidence: readonly Answer[]
  /** Asked or looked for at another time, and not there: both stand, and a reader wants to know why. */
  readonly notSeen: readonly Answer[]
}

/** A sign of which nothing was noticed, with who asked or looked, when, and why not where somebody said so. */
export interface Unnoticed {
  readonly sign: NotedSign
  readonly answers: readonly Answer[]
}

export type NotedSign = Pick<KnownSign, 'id' | 'words' | 'groupTitle' | 'speaksTo'>

export const standings = {
  noted: 'Something was noticed.',
  concluded: 'What there is was concluded from something else. Nobody saw, heard or read it yet.',
  nothing: 'Nothing was noticed yet. That is no sign that there is nothing.',
} as const
export type Standing = keyof typeof standings

export const meansNeeded = {
  needed: 'The law looks for means as well. Agreeing changes nothing where means were used.',
  'not-needed':
    'No means are needed: this person is under 18, or may be. Nobody under 18 can agree to it.',
  'not-needed-then':
    'For what happened before they were 18, no means are needed. For what came later, they are.',
  'ask-then': 'Did any of it happen before they were 18? Then no means are needed for that.',
} as const
export type MeansNeeded = keyof typeof meansNeeded

export interface MapElement {
  readonly element: Element
  readonly standing: Standing
  readonly noted: readonly Noted[]
  readonly askNext: AskNext
}

export interface EvidenceMap {
  /** Always three, always in this order. */
  readonly elements: readonly MapElement[]
  readonly means: MeansNeeded
  /** Noticed, and speaking to none of the three by itself. */
  readonly beside: readonly Noted[]
  readonly notSeen: readonly Unnoticed[]
  readonly declined: readonly Unnoticed[]
  /** Of the lists of this screening, what nobody has asked or looked for. */
  readonly notAsked: readonly Unnoticed[]
  readonly forcedLabour: readonly {
    readonly name: ForcedLabourSign
    readonly noted: readonly Noted[]
  }[]
  readonly published: { readonly parts: readonly PartReading[] } | { readonly none: WhyNoReading }
}

/** Said with every map, whatever stands in it. */
export const saidWithEveryMap = [
  'These are signs to talk about. They decide nothing, and an empty map is no sign that somebody is safe.',
  'Nobody has to have been locked in, hurt or taken across a border.',
  'Many who were exploited would not say so of themselves.',
] as const

type Screened = Pick<Screening, 'profile' | 'editions' | 'answers'>

export function evidenceMap(screened: Screened): EvidenceMap {
  const { profile, editions, answers } = screened
  const listed = signsFor(profile, editions)
  const all = [...listed, ...answeredBesides(listed, answers)].map((sign) => ({
    sign,
    answers: answers.filter((answer) => answer.sign === sign.id).toSorted(byTime),
  }))
  const noted = all.flatMap(({ sign, answers: own }): readonly Noted[] => {
    const evidence = own.filter(isEvidence)
    const notSeen = own.filter(({ code }) => code === 'not-seen')
    return evidence.length === 0 ? [] : [{ sign: shown(sign), evidence, notSeen }]
  })
  const none = all.filter(({ answers: own }) => !own.some(isEvidence))
  const withCode = (code: AnswerCode) =>
    none.flatMap(({ sign, answers: own }) => {
      const given = own.filter((answer) => answer.code === code)
      return given.length === 0 ? [] : [{ sign, answers: given }]
    })
  const notAsked = none.filter(({ answers: own }) => own.every(({ code }) => code === 'not-asked'))
  const declined = withCode('declined')
  return {
    elements: elementNames.map((element) => {
      const own = noted.filter(({ sign }) => sign.speaksTo.includes(element))
      return {
        ...{ element, standing: standingOf(own), noted: own },
        askNext: askNextAbout(element, {
          open: notAsked.map(({ sign }) => sign),
          declined: declined.map(({ sign }) => sign),
        }),
      }
    }),
    means: meansFor(profile.age),
    beside: noted.filter(({ sign }) => sign.speaksTo.length === 0),
    notSeen: withCode('not-seen').map(unnoticed),
    declined: declined.map(unnoticed),
    notAsked: notAsked.map(unnoticed),
    forcedLabour: forcedLabourNames.flatMap((name) => {
      const own = noted.filter(({ sign }) => forcedLabourOf(sign.id).includes(name))
      return own.length === 0 ? [] : [{ name, noted: own }]
    }),
    published: readParts(screened, answers),
  }
}

/** What was answered although it is on no list of this screening: it counts as much, and comes after. */
function answeredBesides(
  listed: readonly KnownSign[],
  answers: readonly Answer[],
): readonly KnownSign[] {
  const ids = new Set(listed.map(({ id }) => id))
  const others = new Set(answers.map(({ sign }) => sign).filter((sign) => !ids.has(sign)))
  return [...others].toSorted().map((id) => signOf(id) ?? unheardOf(id))
}

/** An answer to a sign of a newer Waymark: shown as what it is, and never dropped. */
function unheardOf(id: string): KnownSign {
  return {
    ...{ id, words: `A sign that this edition does not know: ${id}`, list: 'beside' },
    ...{ group: 'unheard-of', groupTitle: 'From another edition', speaksTo: [] },
    ...{ groupAsk: '', ask: '' },
    ...{ early: false, from: '0-0' },
  }
}

function shown({ id, words, groupTitle, speaksTo }: KnownSign): NotedSign {
  return { id, words, groupTitle, speaksTo }
}

function unnoticed(one: { readonly sign: KnownSign; readonly answers: readonly Answer[] }) {
  return { sign: shown(one.sign), answers: one.answers }
}

function standingOf(noted: readonly Noted[]): Standing {
  if (noted.length === 0) return 'nothing'
  const witnessed = noted.some(({ evidence }) => evidence.some(({ code }) => code !== 'inferred'))
  return witnessed ? 'noted' : 'concluded'
}

function meansFor(age: Screening['profile']['age']): MeansNeeded {
  if (isOnTheChildPath(age)) return 'not-needed'
  if (age.during === 'some-child') return 'not-needed-then'
  return age.during === 'all-adult' ? 'needed' : 'ask-then'
}

function byTime(one: Answer, other: Answer): number {
  const key = ({ on, recordedAt, id }: Answer) => `${on} ${recordedAt} ${id}`
  return key(one) < key(other) ? -1 : 1
}
