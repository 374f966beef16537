/**
 * Before a copy is given: for the worker alone. It says whether something waits, so that nobody
 * promises that the list is complete; the words to say are the same whether something waits or not.
 */
import type { ReadLooked } from '../../../application/looked/read-looked.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { plainDay } from '../../parts/dates.ts'
import { button, buttons, form } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { inset, note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import { lookedLead } from './looked.page.ts'

export interface PrintPageProps {
  readonly read: ReadLooked
  readonly mayHold: boolean
}

export function printPage(frame: Frame, { read, mayHold }: PrintPageProps): Html {
  const { file, lines, heldBack } = read
  const base = `/cases/${file.id}/looked`
  const [newest, oldest] = [lines[0], lines.at(-1)]
  return page(
    frame,
    {
      title: 'Give a copy',
      lead: lookedLead(file, '/looked/print'),
      width: 'reading',
    },
    html`${pageHeading({
      title: 'Give a copy of who looked',
      intro: 'This page is for you, not for reading together.',
    })}
${note(
  heldBack
    ? html`<p><strong>Some lines wait for now</strong>, for somebody’s safety or because the law asks for it. The copy does not say so, and neither may you. Do not say that it is complete.</p>`
    : html`<p>No line waits now. That can change, so do not promise that a list is ever complete.</p>`,
)}
${card(
  { title: 'What you can say' },
  inset(
    html`<p>“This is what I can give you today. A line can come later; none is ever taken away. You can ask for it again whenever you like.”</p>`,
  ),
)}
${card(
  { title: 'Is a paper safe for them?' },
  html`<p>Ask where they will keep it and who could find it. They can read it here instead, or have it read to them.</p>
<p>The copy has ${lines.length === 1 ? 'one line' : `${lines.length} lines`}${
    newest && oldest ? `, ${spanOf(oldest.day, newest.day)}` : ''
  }. It names nobody in full, holds no address, and its file is called by the reference alone. Waymark keeps no copy of it.</p>
${form(
  { action: `${base}/print`, csrf: frame.csrf, givesFile: true },
  buttons(
    button('Make the copy (PDF)', { name: 'format', value: 'pdf' }),
    button('As a Word file', { kind: 'secondary', name: 'format', value: 'docx' }),
  ),
)}`,
)}
${mayHold ? html`<p><a class="govuk-link" href="${base}/holds">Hold lines back, or see what waits</a></p>` : nothing}`,
  )
}

function spanOf(from: Day, to: Day): string {
  return from === to ? plainDay(to) : `${plainDay(from)} to ${plainDay(to)}`
}
