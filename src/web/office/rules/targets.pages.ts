/** The targets that are ours to set: what Waymark proposes, what the organisation has set, and why. */
import type { Rules } from '../../../application/office/read-rules.ts'
import type { AdjustmentMade } from '../../../application/ports/staff-stores.ts'
import type { Limit } from '../../../domain/policy/policy.ts'
import { unitWords } from '../../../domain/policy/policy.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { table } from '../../parts/table.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { editionNow, lengthOf } from './rule-words.ts'
import { editionOf, reviewNotice, ways } from './rules.pages.ts'

export function targetsPage(frame: Frame, rules: Rules, done?: string): Html {
  const adjustable = [...rules.base.limits.values()].filter((limit) => limit.adjustable)
  const ours = adjustable.filter(({ subject }) => subject === 'ours')
  const defaults = adjustable.filter(({ subject }) => subject !== 'ours')
  return page(
    frame,
    { title: 'Our own targets', done },
    html`${pageHeading({
      title: 'Our own targets',
      intro: rules.mayAdjust
        ? 'Waymark proposes them; no law sets them. You may set your organisation’s own, with a reason. What the law or the guidance sets cannot be changed here.'
        : 'Waymark proposes them; no law sets them. A service manager or an administrator of a provider may set their organisation’s own.',
    })}
${reviewNotice(rules)}
${ways('/policy/targets')}
${targetTable('Targets that Waymark proposes', ours, rules)}
${targetTable('Defaults that nobody has verified', defaults, rules)}
${made(rules)}`,
  )
}

function targetTable(title: string, limits: readonly Limit[], rules: Rules): Html {
  return card(
    { title },
    table({
      caption: title,
      quietCaption: true,
      columns: [
        { label: 'Target' },
        { label: 'Counted from' },
        { label: 'Waymark proposes' },
        { label: 'Your organisation' },
        ...(rules.mayAdjust ? [{ label: 'Change' }] : []),
      ],
      rows: limits.map((limit) => [
        html`<span id="${limit.id}">${limit.title}</span>`,
        limit.startsFrom,
        lengthOf(editionNow(limit, rules.today)),
        own(limit, rules) ?? 'The same',
        ...(rules.mayAdjust
          ? [
              html`<a class="govuk-link" href="/policy/targets/${limit.id}">Change<span class="govuk-visually-hidden"> ${limit.title}</span></a>`,
            ]
          : []),
      ]),
    }),
  )
}

function own({ id }: Limit, { policy, today }: Rules): Html | undefined {
  const adjusted = policy.limits.get(id)
  const now = adjusted && editionNow(adjusted, today)
  return now?.setByOrganisation ? html`<strong>${lengthOf(now)}</strong>` : undefined
}

function made({ adjustments, base, today }: Rules): Html {
  if (adjustments.length === 0) return nothing
  return details(
    `Changes by your organisation: ${adjustments.length}`,
    html`<ul>${adjustments.map((change) => {
      const limit = [...base.limits.values()].find(({ id }) => id === change.limit)
      return html`<li>${timeAt(change.at)}: ${limit?.title ?? change.limit}, ${newValue(change, limit, today)}. ${change.by}: “${change.reason}”</li>`
    })}</ul>`,
  )
}

function newValue({ value }: AdjustmentMade, limit: Limit | undefined, today: Rules['today']) {
  if (value === undefined) return 'back to what Waymark proposes'
  const unit = limit && unitOf(limit, today)
  return unit ? `${value} ${unitWords(unit, value)}` : String(value)
}

/** A limit without a unit is counted in working days once a number is given. */
function unitOf(limit: Limit, today: Rules['today']) {
  const { unit } = editionNow(limit, today)
  return unit === 'none' ? 'working-days' : unit
}

export interface TargetProps {
  readonly limit: Limit
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

export function targetPage(frame: Frame, rules: Rules, props: TargetProps): Html {
  const { limit, typed, problems = {}, refused } = props
  const now = editionNow(limit, rules.today)
  const unit = unitWords(unitOf(limit, rules.today), 2)
  return page(
    frame,
    { title: limit.title, width: 'reading', problems, refused },
    html`${pageHeading({ title: limit.title, intro: html`Waymark proposes ${lengthOf(now)}. Counted from ${limit.startsFrom}.` })}
${editionOf(now, rules.base.sources, limit.subject === 'ours')}
${form(
  { action: `/policy/targets/${limit.id}`, csrf: frame.csrf },
  html`${textField({ name: 'value', label: `Your organisation’s number, in ${unit}`, typed, problems, inputmode: 'numeric', width: 4 })}
${longText({ name: 'reason', label: 'Why', hint: 'About the service, never about a person. Everybody in your organisation can read it.', typed, problems, rows: 3, limit: 500, open: true })}
<div class="govuk-button-group">${button('Set this number')}
${button('Go back to what Waymark proposes', { kind: 'secondary', name: 'back', value: 'yes' })}</div>`,
)}
<p>Dates are counted anew with this number. Nothing that was recorded changes.</p>
<p><a class="govuk-link" href="/policy/targets">Back to the targets</a></p>`,
  )
}
