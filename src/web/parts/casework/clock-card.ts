/** A date that explains itself: what is due, when, and behind one press why it is that day. */
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import { details, tag } from '../lists.ts'

export type ClockState = 'running' | 'soon' | 'late' | 'done' | 'stopped'

export interface ClockCardProps {
  /** What to do, in words that start with a verb: "Give Heron the police update". */
  readonly title: HtmlValue
  readonly state: ClockState
  /** "by Wednesday 9 December, 18 days" */
  readonly due: HtmlValue
  readonly why?: Html
  readonly openWhy?: boolean
  readonly action?: HtmlValue
}

export function clockCard({
  title,
  state,
  due,
  why,
  openWhy = false,
  action,
}: ClockCardProps): Html {
  return html`<div class="wm-clock wm-clock--${state}">
<p class="wm-clock__title">${title}</p>
<p class="wm-clock__due">${stateTag(state)} ${due}</p>
${why && details('Why this date', why, { open: openWhy })}
${action}
</div>`
}

const stateTags: Readonly<Record<ClockState, Html>> = {
  running: nothing,
  soon: tag('soon', 'Soon'),
  late: tag('late', 'Late'),
  done: tag('good', 'Done'),
  stopped: tag('over', 'Stopped'),
}

function stateTag(state: ClockState): Html {
  return stateTags[state]
}

export interface WhyProps {
  readonly rule: HtmlValue
  readonly starts: HtmlValue
  readonly counts: HtmlValue
  /** The holidays and weekends that were left out, when any were. */
  readonly skips?: HtmlValue
  readonly edition?: HtmlValue
  readonly source: HtmlValue
  /** How sure we are of the rule, when it is not verified. */
  readonly unsure?: string
  /** The earlier or later day by another way of counting, when they differ. */
  readonly other?: HtmlValue
}

export function whyThisDate(props: WhyProps): Html {
  const rows: readonly (readonly [string, HtmlValue])[] = [
    ['Rule', props.rule],
    ['Starts', props.starts],
    ['Counts', props.counts],
    ['Leaves out', props.skips],
    ['Other count', props.other],
    ['Edition', props.edition],
    ['Source', [props.source, props.unsure ? html` ${tag('unsure', props.unsure)}` : nothing]],
  ]
  return html`<dl class="wm-why">${rows.map(([key, value]) =>
    value ? html`<div><dt>${key}</dt><dd>${value}</dd></div>` : nothing,
  )}</dl>`
}
