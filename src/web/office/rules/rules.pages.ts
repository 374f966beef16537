/** The rules that Waymark counts by: each limit with its editions, sources, and what is not known. */
import type { Rules } from '../../../application/office/read-rules.ts'
import type { Edition, Limit, Source } from '../../../domain/policy/policy.ts'
import { subjects } from '../../../domain/policy/policy.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, summaryList, tag } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import {
  changeDay,
  countingOf,
  editionNow,
  lengthOf,
  subjectWords,
  surenessOf,
} from './rule-words.ts'

export function rulesPage(frame: Frame, rules: Rules): Html {
  const { policy } = rules
  const official = subjects.filter((subject) => subject !== 'ours')
  return page(
    frame,
    { title: 'Rules' },
    html`${pageHeading({
      title: 'The rules that Waymark counts by',
      intro:
        'In our own words, with where we read them and how sure we are. Where we do not know, we say so and count nothing.',
    })}
${reviewNotice(rules)}
${ways('/policy')}
${official.map((subject) =>
  card(
    { title: subjectWords[subject], id: subject },
    html`${[...policy.limits.values()]
      .filter((limit) => limit.subject === subject)
      .map((limit) => ruleOf(limit, rules))}`,
  ),
)}`,
  )
}

/** The four pages about rules, each with a link to the others. */
export function ways(here: string): Html {
  const pages = [
    ['/policy', 'Law and guidance'],
    ['/policy/targets', 'Our own targets'],
    ['/policy/changes', 'What changed'],
    ['/policy/sources', 'Sources'],
  ] as const
  return html`<nav aria-label="About the rules"><ul class="govuk-list">${pages.map(
    ([href, words]) =>
      href === here
        ? html`<li><strong aria-current="page">${words}</strong></li>`
        : html`<li><a class="govuk-link" href="${href}">${words}</a></li>`,
  )}</ul></nav>`
}

/** Rules change. After the day on which we meant to read them again, they may be out of date. */
export function reviewNotice({ overdue }: Rules): Html {
  if (overdue.length === 0) return nothing
  return note(
    html`<p>These rules were to be read again by now. They may be out of date: check the source before you rely on a date.</p>
<ul>${overdue.map(({ title, reviewBy }) => html`<li>${title}, by ${plainDay(reviewBy)}</li>`)}</ul>`,
  )
}

function ruleOf(limit: Limit, { today, policy }: Rules): Html {
  const now = editionNow(limit, today)
  const { id, title, startsFrom, ifMissed, noClock, editions } = limit
  const others = editions.filter((edition) => edition !== now)
  return html`<div id="${id}">${details(
    html`${title}: <strong>${lengthOf(now)}</strong>${asideOf(now)}`,
    html`${editionOf(now, policy.sources)}
${summaryList([
  { key: 'Starts from', value: startsFrom },
  ...(ifMissed ? [{ key: 'When it passes', value: ifMissed }] : []),
  ...(noClock ? [{ key: 'Why no clock runs on it', value: noClock }] : []),
  { key: 'In force from', value: plainDay(now.inForceFrom) },
])}
${
  others.length > 0
    ? html`<h3 class="govuk-heading-s">Other editions</h3>${others
        .toReversed()
        .map(
          (edition) =>
            html`<p>From ${plainDay(edition.inForceFrom)}: <strong>${lengthOf(edition)}</strong></p>${editionOf(edition, policy.sources)}`,
        )}`
    : nothing
}`,
  )}</div>`
}

function asideOf({ setByOrganisation, confidence }: Edition): string {
  if (setByOrganisation) return ' (set by your organisation)'
  return confidence === 'recalled' ? ' (unverified)' : ''
}

export function editionOf(
  edition: Edition,
  sources: Readonly<Record<string, Source>>,
  ours = false,
): Html {
  const { inOurWords, whatIsNotKnown, confidence, cites } = edition
  return html`<p>${inOurWords} ${countingOf(edition)}</p>
<p>${surenessOf(confidence, ours)}</p>
${whatIsNotKnown ? html`<p><strong>What is not known:</strong> ${whatIsNotKnown}</p>` : nothing}
${sourceLinks(cites, sources)}`
}

function sourceLinks(cites: readonly string[], sources: Rules['policy']['sources']): Html {
  if (cites.length === 0) return nothing
  return html`<p>Read in: ${cites.map(
    (key, place) =>
      html`${place > 0 ? '; ' : nothing}<a class="govuk-link" href="/policy/sources#${key}">${sources[key]?.title ?? key}</a>`,
  )}</p>`
}

export function changesPage(frame: Frame, rules: Rules): Html {
  const { policy, today } = rules
  const newestFirst = policy.changes.toReversed()
  return page(
    frame,
    { title: 'What changed', width: 'reading' },
    html`${pageHeading({ title: 'What changed, newest first', intro: 'Changes of the law and the guidance, and the rules here that each of them touches.' })}
${ways('/policy/changes')}
${newestFirst.map(
  (change) => html`<section class="wm-card"><h2 class="wm-card__title">${changeDay(change)}</h2>
${change.on > today ? html`<p>${tag('soon', 'Still to come')}</p>` : nothing}
<p>${change.inOurWords}</p>
<p>${surenessOf(change.confidence)}</p>
${
  change.touches.length > 0
    ? html`<p>Touches: ${change.touches.map((id, place) => html`${place > 0 ? ', ' : nothing}<a class="govuk-link" href="${id.startsWith('OUR-') ? '/policy/targets' : '/policy'}#${id}">${policy.limits.get(id)?.title ?? id}</a>`)}</p>`
    : nothing
}
${sourceLinks(change.cites, policy.sources)}</section>`,
)}`,
  )
}

export function sourcesPage(frame: Frame, { policy }: Rules): Html {
  return page(
    frame,
    { title: 'Sources', width: 'reading' },
    html`${pageHeading({ title: 'Where our numbers come from', intro: 'Each text, its date, and the day on which we read it.' })}
${ways('/policy/sources')}
<dl>${Object.entries(policy.sources).map(
      ([key, { title, date, readOn, inOurWords }]) =>
        html`<dt id="${key}"><strong>${title}</strong></dt><dd>Dated ${date}. Read on ${plainDay(readOn)}. ${inOurWords}</dd>`,
    )}</dl>`,
  )
}
