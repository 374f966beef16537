/** Right after something was recorded: what it changed, each date before and after, and what to look at again. */
import type { Changed } from '../../../application/case/what-it-changed.ts'
import type { ClockChange } from '../../../domain/clocks/what-changed.ts'
import { warningWords } from '../../../domain/pathway/warning-words.ts'
import { plainDay } from '../../parts/dates.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { card } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'

export function changedCard({ clocks, warnings }: Changed): Html {
  return html`${warnings.map((warning) => {
    const { title, next } = warningWords(warning)
    return note(html`<p><strong>${title}.</strong> ${next}</p>`)
  })}${
    clocks.length > 0
      ? card(
          { title: 'What this changed' },
          html`<ul class="govuk-list govuk-list--bullet">${clocks.map(changeLine)}</ul>`,
        )
      : nothing
  }`
}

function changeLine({ title, what, before, after }: ClockChange): Html {
  const days = what === 'moved' ? html`. Before ${dayOr(before)}, now ${dayOr(after)}` : nothing
  return html`<li>${changeWords[what]}: ${title}${days}</li>`
}

function dayOr(day: ClockChange['before']): string {
  return day ? plainDay(day) : 'no day'
}

const changeWords: Readonly<Record<ClockChange['what'], string>> = {
  appeared: 'Started',
  gone: 'Gone',
  moved: 'Moved',
  ended: 'Done or stopped',
  reopened: 'Open again',
}
