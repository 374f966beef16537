/** What is owed this week over many people: broken first. It names no one and opens no case. */
import type { StandingLine } from '../../../application/promises/read-promises.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { dueDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { outlineWords, standingTags, whyWords } from './promise-words.ts'

export interface WeekProps {
  readonly lines: readonly StandingLine[]
  readonly today: Day
  /** A manager looks at their services, or only at their own cases. */
  readonly scope: 'own' | 'services'
  readonly isManager: boolean
}

export function weekPage(frame: Frame, { lines, today, scope, isManager }: WeekProps): Html {
  const broken = lines.filter(({ standing: { name } }) => name === 'broken' || name === 'silent')
  const coming = lines.filter((line) => !broken.includes(line))
  return page(
    frame,
    { title: 'Promises this week' },
    html`${pageHeading({
      title: 'Promises this week',
      intro:
        scope === 'services'
          ? 'What others owe the people of your services.'
          : 'What others owe the people you work with.',
    })}
${isManager ? otherScope(scope) : nothing}
${
  lines.length === 0
    ? emptyState(
        'Nothing is owed this week',
        'A promise appears here when it is broken, when nobody has heard for too long, or when it is due within seven days.',
      )
    : nothing
}
${group('Broken, or silent too long', broken, { today, scope })}
${group('Due, or to be asked about, within seven days', coming, { today, scope })}
<p><a class="govuk-link" href="/unmet${scope === 'services' ? '?of=services' : ''}">Needs for which nothing was given</a></p>`,
  )
}

function otherScope(scope: WeekProps['scope']): Html {
  return scope === 'services'
    ? html`<p><a class="govuk-link" href="/promises">Only the people you work with yourself</a></p>`
    : html`<p><a class="govuk-link" href="/promises?of=services">Everybody in your services</a></p>`
}

function group(
  title: string,
  lines: readonly StandingLine[],
  { today, scope }: Pick<WeekProps, 'today' | 'scope'>,
): Html {
  if (lines.length === 0) return nothing
  return card(
    { title: `${title}: ${lines.length}` },
    html`<ul class="wm-todo">${lines.map((line) => weekLine(line, today, scope))}</ul>`,
  )
}

function weekLine(line: StandingLine, today: Day, scope: WeekProps['scope']): Html {
  const { caseId, id, alias, reference, standing, by, workerName } = line
  const { tone, words } = standingTags[standing.name]
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${alias}</strong> <span class="wm-ref">${reference}</span></p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${caseId}/promises/${id}">${outlineWords(line)}</a>
<p class="wm-todo__why">${whyWords(line, standing)}${scope === 'services' ? ` ${workerName} works with them.` : nothing}</p></div>
<p class="wm-todo__when">${tag(tone, words)} ${by ? dueDay(by, today) : nothing}</p></li>`
}
