/** Placing a hold, alike for a service manager in a case and for the data protection lead by reference. */
import type { Day } from '../../../domain/calendar/day.ts'
import { isRetentionHoldGround, retentionHoldGrounds } from '../../../domain/retention/hold.ts'
import { claimOf, untilLookedAtAgain } from '../../../domain/retention/open-claims.ts'
import { choice } from '../../parts/fields/choices.ts'
import { dayAsTyped, dayField, readDay } from '../../parts/fields/day.ts'
import { button, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import { type Html, html } from '../../parts/html.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'

export const longestHoldReason = 1000

export function holdFields(
  { typed, problems }: { readonly typed: Typed; readonly problems: Problems },
  whoReads: string,
): Html {
  const asked = { typed, problems }
  return html`${hidden('act', 'hold')}
${choice({ name: 'ground', label: 'What asks for it?', options: retentionHoldGrounds, small: true, ...asked })}
${dayField({ name: 'until', label: 'Last day of the hold', hint: 'It is looked at again within three years.', ...asked })}
${longText({ name: 'reason', label: 'Why', hint: `${whoReads} No names.`, rows: 3, limit: longestHoldReason, ...asked })}
${button('Place the hold', { kind: 'secondary' })}`
}

/** What they wrote, or what is wrong with it. The length of the reason is the store’s to judge. */
export function readHold(typed: Typed) {
  const ground = textOf(typed, 'ground')
  const until = readDay(typed, 'until')
  const reason = textOf(typed, 'reason')
  const known = isRetentionHoldGround(ground)
  if (known && 'day' in until && reason.length <= longestHoldReason) {
    return { hold: { ground, until: until.day, reason } }
  }
  return {
    problems: {
      ...(!known && { ground: 'Choose what asks for it' }),
      ...(!('day' in until) && { until: 'Write the last day like 31 3 2027' }),
      ...(reason.length > longestHoldReason && {
        reason: `Write ${longestHoldReason} characters or fewer`,
      }),
    },
  }
}

/** The form as one press on an open claim fills it: all of it can be changed before it is placed. */
export function filledFor(ground: string, today: Day): Typed | undefined {
  const claim = claimOf(ground)
  return (
    claim && {
      ground: claim.ground,
      reason: claim.reason,
      ...dayAsTyped('until', untilLookedAtAgain(today)),
    }
  )
}
