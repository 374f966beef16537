/** The steps of leaving support in a made-up life: notice, what is in place, the last day. */
import type { FactOf } from '../../domain/facts/fact.ts'
import { exitGateItems } from '../../domain/facts/support-facts.ts'
import { told } from './referral-steps.ts'
import type { Story } from './story.ts'

type Reason = FactOf<'exited'>['detail']['reason']
type GateItem = keyof typeof exitGateItems

// The keys of the table above are its items.
const everyItem = Object.keys(exitGateItems) as GateItem[]

export interface Notice {
  readonly ago: number
  /** Days ago of the last day of support; negative lies ahead. */
  readonly ends: number
  readonly reason: Reason
}

export function notice(story: Story, { ago, ends, reason }: Notice): string {
  const given = story.tell('exit-notice-given', ago, {
    endsOn: story.day(ends),
    reason,
    receivedBySurvivorOn: story.workday(ago),
  })
  told(story, ago, 'exit', given)
  return given
}

export function gateChecked(story: Story, ago: number, missing: readonly GateItem[] = []): void {
  story.tell('exit-gate-checked', ago, {
    inPlace: everyItem.filter((item) => !missing.includes(item) && item !== 'children'),
    notNeeded: missing.includes('children') ? [] : ['children'],
    ...(missing.length > 0 && {
      signedOffBy: 'Service manager (made up)',
      unmet: 'Still open, with a named person and a day for each: see the plan.',
    }),
  })
}

/** Notice, a conversation about what is in place, and the last day. */
export function leaves(story: Story, ago: number, reason: Reason, noticeDays = 14): void {
  notice(story, { ago: ago + noticeDays, ends: ago, reason })
  gateChecked(story, ago + 3)
  exited(story, ago, reason)
}

export function exited(story: Story, ago: number, reason: Reason): void {
  story.tellOn('exited', story.day(ago), { reason })
}
