/** Holding lines back: what waits, by whom, why and until when; and a form that has no way round an end. */
import type { ReadHolds } from '../../../application/looked/hold-lines.ts'
import type { HoldInFull } from '../../../application/ports/looked/looked-stores.ts'
import { addDays } from '../../../domain/calendar/day.ts'
import { type LookedAt, lookedAt } from '../../../domain/looked/case-act.ts'
import { holdGrounds, isInForce, longestHoldDays } from '../../../domain/looked/hold.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, buttonForm, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState, summaryList, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { ukTime } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { nobodyElse } from '../nobody-else.ts'
import { lookedLead } from './looked.page.ts'

/** What can wait. The list about the list itself is left out: it tells of holds, and waits with them. */
export const holdable = Object.fromEntries(
  Object.entries(lookedAt).filter(([at]) => at !== 'log'),
) as Readonly<Record<Exclude<LookedAt, 'log'>, string>> // the entries of that table, without one

export interface HoldsPageProps extends ReadHolds {
  readonly userId: string
  readonly writeId: string
  readonly typed: Typed
  readonly problems?: Problems | undefined
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

export function holdsPage(frame: Frame, props: HoldsPageProps): Html {
  const { file, holds, problems, refused, done } = props
  const now = holds.filter((hold) => isInForce(hold, file.logDay))
  const over = holds.filter((hold) => !isInForce(hold, file.logDay))
  return page(
    frame,
    {
      title: 'Lines that wait',
      lead: lookedLead(file),
      width: 'reading',
      problems,
      refused,
      done,
    },
    html`${pageHeading({
      title: 'Lines that wait',
      intro:
        'For somebody’s safety, or because the law asks for it, lines of “Who looked” can be shown to the survivor later. They are never removed. The data protection lead sees every hold.',
    })}
${now.length === 0 ? emptyState('Nothing waits', 'Every line is read as soon as it is written.') : now.map((hold) => holdCard(frame, hold, props))}
${holdForm(frame, props)}
${oneLine(props)}
${
  over.length > 0
    ? details(
        `${over.length} ended before`,
        over.map((hold) => holdCard(frame, hold, props)),
      )
    : nothing
}`,
  )
}

function holdCard(frame: Frame, hold: HoldInFull, props: HoldsPageProps): Html {
  const { file, userId, someoneElse } = props
  const inForce = isInForce(hold, file.logDay)
  const base = `/cases/${file.id}/looked/holds`
  return card(
    {
      title: whatWaits(hold),
      aside: inForce ? tag('soon', `Until ${plainDay(hold.untilDay)}`) : tag('over', 'Ended'),
    },
    html`${holdFacts(hold)}
${inForce ? buttonForm({ action: `${base}/${hold.id}/end`, csrf: frame.csrf }, 'End it now', 'secondary') : nothing}
${
  inForce && hold.placedBy !== userId
    ? html`<p><a class="govuk-link" href="${base}?renews=${hold.id}#reason">Decide whether it must last longer</a></p>`
    : nothing
}
${inForce && hold.placedBy === userId ? html`<p>If it must last longer, another service manager decides that.</p>${someoneElse ? nothing : nobodyElse('hold')}` : nothing}`,
  )
}

export function whatWaits({
  subjects,
  entryIds,
}: Pick<HoldInFull, 'subjects' | 'entryIds'>): string {
  const kinds = subjects.map((at) => lookedAt[at])
  const single = entryIds.length > 0 ? ['One line'] : []
  return [...kinds, ...single].join(', ')
}

export function holdFacts(hold: HoldInFull): Html {
  const { ground, reason, placedByName, placedAt, fromDay, untilDay, endedAt } = hold
  return summaryList([
    { key: 'Why', value: html`${holdGrounds[ground]}.<br><span dir="auto">${reason}</span>` },
    { key: 'By', value: html`${placedByName}, ${ukTime(placedAt)}` },
    { key: 'Lines from', value: plainDay(fromDay) },
    {
      key: 'Last day',
      value: endedAt ? html`Ended ${ukTime(endedAt)}` : plainDay(untilDay),
    },
  ])
}

/** A line that is chosen here waits alone; others of its kind are read. */
function oneLine({ file, lines, typed }: HoldsPageProps): Html {
  if (lines.length === 0 || typed['line']) return nothing
  return details(
    'Hold back one line only',
    html`<ul class="govuk-list">${lines
      .slice(0, mostChoices)
      .map(
        ({ id, day, when, who, did }) =>
          html`<li><a class="govuk-link" href="/cases/${file.id}/looked/holds?line=${id}#hold">${plainDay(day)}. ${when}, ${who}, ${did}</a></li>`,
      )}</ul>`,
  )
}

const mostChoices = 40

function holdForm(frame: Frame, props: HoldsPageProps): Html {
  const { file, typed, problems = {}, writeId, atMostDays } = props
  const asked = { typed, problems }
  const renews = typeof typed['renews'] === 'string' ? typed['renews'] : undefined
  const line = typeof typed['line'] === 'string' ? typed['line'] : undefined
  const last = addDays(file.logDay, Math.min(atMostDays, longestHoldDays))
  return card(
    { title: renews ? 'Must it last longer?' : 'Hold lines back', id: 'hold' },
    form(
      { action: `/cases/${file.id}/looked/holds`, csrf: frame.csrf, writeId },
      html`${hidden('renews', renews)}${hidden('line', line)}
${
  line
    ? html`<p>One line waits: the one that you chose.</p>`
    : many({ name: 'subjects', label: 'Which lines', options: holdable, ...asked })
}
${choice({ name: 'ground', label: 'Why must they wait?', options: holdGrounds, ...asked })}
${longText({
  name: 'reason',
  label: 'What would happen if they were read now?',
  hint: 'Kept sealed. You, other service managers of this case and the data protection lead can read it. Twenty characters at least.',
  rows: 3,
  limit: 2000,
  ...asked,
})}
${dayField({ name: 'from', label: 'Lines from this day on', hint: 'A line that was read already and then goes missing is noticed.', ...asked })}
${dayField({ name: 'until', label: 'Last day on which they wait', hint: `${plainDay(last)} at the latest. On the day after, they are read.`, ...asked })}
${button('Hold these lines back')}`,
    ),
  )
}
