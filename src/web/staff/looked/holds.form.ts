/** Reads the form with which lines are held back, and says each refusal beside its field. */
import { type LookedAt, lookedAt } from '../../../domain/looked/case-act.ts'
import {
  type HoldGround,
  type HoldRefusal,
  holdGrounds,
  type NewHold,
  shortestReason,
} from '../../../domain/looked/hold.ts'
import { plainDay } from '../../parts/dates.ts'
import { readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { isId } from '../staff-request.ts'

/** `entryIds` are those of the line that was chosen, when one was. */
export function readHold(
  typed: Typed,
  entryIds: readonly string[],
): { hold: NewHold } | { problems: Problems } {
  const [from, until] = [readDay(typed, 'from'), readDay(typed, 'until')]
  const ground = textOf(typed, 'ground')
  const renews = textOf(typed, 'renews')
  if (!isGround(ground) || !('day' in from) || !('day' in until)) {
    return {
      problems: {
        ...(!isGround(ground) && { ground: 'Choose why they must wait' }),
        ...(!('day' in from) && { from: 'Enter the day from which lines wait' }),
        ...(!('day' in until) && { until: 'Enter the last day: no hold is without an end' }),
      },
    }
  }
  return {
    hold: {
      ground,
      subjects: entryIds.length > 0 ? [] : listOf(typed, 'subjects').filter(isHoldable),
      entryIds,
      fromDay: from.day,
      untilDay: until.day,
      reason: textOf(typed, 'reason').trim(),
      ...(isId(renews) && { renews }),
    },
  }
}

function isGround(text: string): text is HoldGround {
  return Object.hasOwn(holdGrounds, text)
}

function isHoldable(text: string): text is LookedAt {
  return Object.hasOwn(lookedAt, text) && text !== 'log'
}

export type RefusedHold = { readonly problems: Problems } | { readonly refused: Message }

/** What is wrong with one answer stands beside it; what no answer mends stands above the form. */
export function holdRefusedInWords(refusal: HoldRefusal): RefusedHold {
  switch (refusal.code) {
    case 'holds-nothing':
      return { problems: { subjects: 'Choose which lines wait' } }
    case 'reason-too-short':
      return { problems: { reason: `Say why, in ${shortestReason} characters or more` } }
    case 'ends-before-it-begins':
      return { problems: { until: 'The last day has passed already' } }
    case 'lasts-too-long':
      return { problems: { until: `The last day is ${plainDay(refusal.atMost)} at the latest` } }
    case 'another-person-decides':
      return {
        refused: {
          title: 'Another service manager decides whether it lasts longer',
          next: 'You held these lines back yourself, now or in the last thirty days. What you wrote is still here; nothing was changed. Is there no other? Your administrator can make a second lead for this service.',
        },
      }
    case 'not-in-force':
      return {
        refused: {
          title: 'That hold has ended',
          next: 'Its lines are read again. If they must wait anew, hold them back below.',
        },
      }
  }
}
