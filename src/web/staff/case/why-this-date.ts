/** A clock of the engine as people read it: the day, how it stands, and behind one press why that day. */
import type { Day } from '../../../domain/calendar/day.ts'
import {
  type Clock,
  clockState,
  type ClockState as EngineState,
} from '../../../domain/clocks/clock.ts'
import type { Confidence } from '../../../domain/policy/policy.ts'
import { type ClockState, clockCard } from '../../parts/casework/clock-card.ts'
import { dueDay, longDay, plainDay, shortDay, timeOn } from '../../parts/dates.ts'
import { type Html, type HtmlValue, html, nothing } from '../../parts/html.ts'
import { tag } from '../../parts/lists.ts'

const shownAs: Readonly<Record<EngineState, ClockState>> = {
  'not-yet': 'running',
  running: 'running',
  soon: 'soon',
  'due-today': 'soon',
  late: 'late',
  done: 'done',
  'done-late': 'done',
  stopped: 'stopped',
  'length-not-known': 'running',
}

/** How sure we are, in words; a rule that was read needs none. */
export const confidenceWords: Readonly<Record<Confidence, string | undefined>> = {
  verified: undefined,
  secondary: 'secondary source',
  recalled: 'unverified rule',
  uncertain: 'not certain',
}

export function clockAsCard(clock: Clock, today: Day, action?: HtmlValue): Html {
  const state = clockState(clock, today)
  return clockCard({
    title: clock.title,
    state: shownAs[state],
    due: dueWords(clock, state, today),
    why: whyOf(clock),
    action: html`${state === 'late' || state === 'soon' || state === 'due-today' ? html`<p class="wm-clock__todo">${clock.todo}</p>` : nothing}${action}`,
  })
}

export function dueWords(clock: Clock, state: EngineState, today: Day): HtmlValue {
  const { due, end } = clock
  if (end && (state === 'done' || state === 'done-late')) {
    return html`done ${timeOn(end.on, shortDay(end.on))}${state === 'done-late' && due ? html`, was due ${shortDay(due)}` : nothing}`
  }
  if (state === 'stopped') return due ? html`was ${shortDay(due)}` : 'no longer needed'
  if (due === undefined) return 'No length known: use the date on the letter'
  const said = timeOn(due, dueDay(due, today))
  if (clock.continues && today > due)
    return html`not before ${timeOn(due, longDay(due))}; it goes on`
  // Something owed is over when its day has passed: that is never somebody's lateness.
  if (clock.whose === 'entitlement' && today > due)
    return html`ran until ${timeOn(due, longDay(due))}`
  return clock.whose === 'entitlement' ? html`at least until ${said}` : html`by ${said}`
}

/** Every step of the count, so that it can be checked by hand with a calendar. */
export function whyOf(clock: Clock): Html {
  const { derivation } = clock
  const { edition, careful, countedFrom, starts, skipped } = derivation
  const unsure = edition && confidenceWords[edition.confidence]
  const rows: readonly (readonly [string, HtmlValue])[] = [
    ['Rule', derivation.rule],
    [
      'Starts',
      countedFrom
        ? html`${countedFrom.what}, ${plainDay(countedFrom.on)}`
        : starts.map(({ what, on }) => html`${what}, ${plainDay(on)}. `),
    ],
    [
      'Step by step',
      html`<ol class="wm-why__lines">${derivation.lines.map((line) => html`<li>${line}</li>`)}</ol>`,
    ],
    [
      'Leaves out',
      skipped.length > 0 &&
        skipped
          .filter(({ why }) => !/weekend|Saturday|Sunday/i.test(String(why)))
          .map(({ day, why }) => html`${shortDay(day)} (${String(why)}) `),
    ],
    ['Other count', careful && html`${plainDay(careful.other)}: ${careful.because}`],
    [
      'Edition',
      edition &&
        html`in force from ${plainDay(edition.inForceFrom)}${edition.setByOrganisation ? ', set by your organisation' : ''}`,
    ],
    [
      'Source',
      edition &&
        html`${edition.cites.length > 0 ? edition.cites.join(', ') : 'our own target, no outside rule'} ${unsure ? tag('unsure', unsure) : nothing}`,
    ],
    ['Not known', edition?.whatIsNotKnown],
  ]
  return html`<dl class="wm-why">${rows.map(([key, value]) =>
    value && !(Array.isArray(value) && value.length === 0)
      ? html`<div><dt>${key}</dt><dd>${value}</dd></div>`
      : nothing,
  )}</dl>`
}
