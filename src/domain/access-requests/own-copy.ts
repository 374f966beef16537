/**
 * The copy that a person is given of their own record: made of parts and of what was decided about each
 * passage. What is about somebody else stays out until it was decided to be in; nothing is in by default
 * but the person's own.
 */
import type { Day } from '../calendar/day.ts'
import {
  type Beside,
  type BesideAnswer,
  besides,
  type ExemptionName,
  exemptions,
} from './exempt.ts'
import { segmentsOf } from './passages.ts'

export const partKinds = {
  identity: 'Who you are',
  facts: 'What happened, as it was recorded',
  journal: 'The daily record',
  account: 'What you told, in your words',
} as const
export type PartKind = keyof typeof partKinds

/** One note, one fact, one block: the smallest thing that can be left out as a whole. */
export interface RecordPart {
  /** Stable: `journal:<id>`. */
  readonly id: string
  readonly kind: PartKind
  readonly on?: Day
  readonly title: string
  readonly text: string
}

export type PassageDecision =
  | { readonly choice: 'include' }
  | { readonly choice: 'consent' }
  | { readonly choice: 'leave-out'; readonly exempt: ExemptionName; readonly reason: string }

/** By the name of the passage or part; what is not named was not decided. */
export interface CopyDecisions {
  readonly passages: Readonly<Record<string, PassageDecision>>
  /** Left out as a whole, and why; `in` where that was taken back. */
  readonly parts: Readonly<Record<string, ExemptionName | 'in'>>
  readonly besides: Readonly<Partial<Record<Beside, BesideAnswer>>>
}

export const noDecisions: CopyDecisions = { passages: {}, parts: {}, besides: {} }

export interface Passage {
  readonly key: string
  readonly part: RecordPart
  readonly text: string
}

/** Every passage that is marked as about somebody else, but in parts that are left out as a whole. */
export function passagesToDecide(
  parts: readonly RecordPart[],
  { parts: out }: Pick<CopyDecisions, 'parts'>,
): readonly Passage[] {
  return parts
    .filter(({ id }) => wholeLeftOut({ parts: out }, id) === undefined)
    .flatMap((part) =>
      segmentsOf(part.text).flatMap(({ text, aboutOther }, index) =>
        aboutOther ? [{ key: keyOf(part, index), part, text }] : [],
      ),
    )
}

/** Why a part is left out as a whole; nothing where it is in. */
export function wholeLeftOut(
  { parts }: Pick<CopyDecisions, 'parts'>,
  id: string,
): ExemptionName | undefined {
  const decided = parts[id]
  return decided === 'in' ? undefined : decided
}

const keyOf = ({ id }: RecordPart, index: number) => `${id}#${index}`

export interface OwnCopy {
  readonly parts: readonly {
    readonly id: string
    readonly kind: PartKind
    readonly on?: Day
    readonly title: string
    readonly text: string
  }[]
  /** What was left out, by kind, and how often: said in the copy, never what it was. */
  readonly leftOut: readonly { readonly what: ExemptionName; readonly times: number }[]
  readonly besides: readonly { readonly what: Beside; readonly answer: BesideAnswer }[]
}

export type Copied = { readonly copy: OwnCopy } | { readonly undecided: readonly string[] }

/** The copy; or the names of what nobody has decided yet. One of them, and there is no copy at all. */
export function ownCopy(parts: readonly RecordPart[], decisions: CopyDecisions): Copied {
  const names = Object.keys(besides) as readonly Beside[] // the keys of the table
  const undecided = [
    ...passagesToDecide(parts, decisions)
      .map(({ key }) => key)
      .filter((key) => decisions.passages[key] === undefined),
    ...names.filter((name) => decisions.besides[name] === undefined),
  ]
  if (undecided.length > 0) return { undecided }
  const left = new Map<ExemptionName, number>()
  const out = (what: ExemptionName) => void left.set(what, (left.get(what) ?? 0) + 1)
  const copied = parts.flatMap((part) => {
    const whole = wholeLeftOut(decisions, part.id)
    if (whole !== undefined) {
      out(whole)
      return []
    }
    const text = segmentsOf(part.text)
      .map((segment, index) => {
        if (!segment.aboutOther) return segment.text
        const decided = decisions.passages[keyOf(part, index)]
        if (decided?.choice === 'include' || decided?.choice === 'consent') return segment.text
        const exempt = decided?.exempt ?? 'somebody-else'
        out(exempt)
        return `[left out: ${exemptions[exempt].said}]`
      })
      .join('')
    return [{ ...part, text }]
  })
  return {
    copy: {
      parts: copied,
      leftOut: [...left].map(([what, times]) => ({ what, times })),
      besides: names.flatMap((what) => {
        const answer = decisions.besides[what]
        return answer === undefined ? [] : [{ what, answer }]
      }),
    },
  }
}

export function withDecisions(before: CopyDecisions, more: CopyDecisions): CopyDecisions {
  return {
    passages: { ...before.passages, ...more.passages },
    parts: { ...before.parts, ...more.parts },
    besides: { ...before.besides, ...more.besides },
  }
}
