/** Taking over from another service: choosing the file, and looking at it before anything of it is in the record. */
import type { WaitingPage } from '../../../application/handover/read-handovers.ts'
import { plainDay } from '../../parts/dates.ts'
import { select } from '../../parts/fields/choices.ts'
import { button, buttonForm, buttons, form, hidden } from '../../parts/fields/form.ts'
import { fileField, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { partsShown } from './handover-parts.ts'

export interface TakeOverProps {
  readonly services: Readonly<Record<string, string>>
  readonly caseId: string
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
}

export function takeOverPage(frame: Frame, props: TakeOverProps): Html {
  const { services, caseId, writeId, typed, problems, refused } = props
  const own = Object.keys(services)
  return page(
    frame,
    { title: 'Take over from another service', problems, refused, width: 'reading' },
    html`${pageHeading({
      title: 'Take over from another service',
      intro:
        'They gave you a file, and its code in another way. It becomes a new case here, and waits until you have looked at it.',
    })}
${form(
  { action: '/take-over', csrf: frame.csrf, writeId, files: true },
  html`${hidden('caseId', caseId)}
${fileField({ name: 'file', label: 'The file', hint: 'It ends in .waymark, or in .html where they gave you the page. Up to 16 MB.', accept: '.waymark,.html', problems })}
${textField({ name: 'code', label: 'The code of the file', hint: 'Five groups of four. A page has none.', width: 30, typed, problems })}
${textField({ name: 'alias', label: 'What shall we call them here?', hint: 'An everyday word such as a bird or a tree. Never the real name.', width: 20, typed, problems })}
${own.length > 1 ? select({ name: 'serviceId', label: 'Which service?', options: services, typed, problems }) : hidden('serviceId', own[0])}
${button('Read the file')}`,
)}${own.length === 0 ? html`<p>You do not belong to a service yet. Ask your administrator.</p>` : nothing}`,
  )
}

export function waitingPage(frame: Frame, read: WaitingPage, refused?: Message): Html {
  const { file, making, parts, different, alike, mayChange } = read
  const at = `/cases/${file.id}/handover`
  return page(
    frame,
    { title: 'A handover to look at', lead: caseBar(read), width: 'reading', refused },
    html`${pageHeading({
      title: 'A handover to look at',
      intro: html`From the handover of ${person(making.organisation)}, ${plainDay(making.madeOn)}. Nothing of it is in the record yet. Is this the person you expect?`,
    })}
${
  alike.length > 0
    ? card(
        { title: 'You may know this person already' },
        html`<p>There is a case of yours with the same name. Nothing is joined by itself. Look first:</p>
<ul class="govuk-list">${alike.map(({ caseId, reference }) => html`<li><a class="govuk-link" href="/cases/${caseId}">${reference}</a></li>`)}</ul>`,
      )
    : nothing
}
${
  mayChange
    ? card(
        { title: 'What now?' },
        html`<p><strong>Anybody can write such a file.</strong> Ring the service on a number that you know already before you believe it.</p>
<p>Taken in, it becomes the beginning of this record. They are asked again before anything of it goes to anybody else, and where they are has to be told to you by ${person(making.organisation)}.</p>
${buttons(
  buttonForm({ action: `${at}/take-in`, csrf: frame.csrf }, 'Take it in'),
  buttonForm({ action: `${at}/send-away`, csrf: frame.csrf }, 'Send it away', 'secondary'),
)}`,
      )
    : nothing
}
${
  different.length > 0
    ? card(
        {
          title: `We count ${different.length === 1 ? 'one date' : `${different.length} dates`} differently`,
        },
        html`<p>Once it is taken in, our own count stands. Ask them if it surprises you.</p>
<ul class="govuk-list govuk-list--bullet">${different.map(({ title, theirs, ours }) => html`<li>${person(title)}: they say ${theirs ? plainDay(theirs) : 'no date'}, we say ${ours ? plainDay(ours) : 'no date'}</li>`)}</ul>`,
      )
    : nothing
}
${card(
  { title: 'What came' },
  html`${making.notAllowed > 0 ? html`<p>Left out: ${making.notAllowed === 1 ? '1 part' : `${making.notAllowed} parts`}, because the person did not allow it.</p>` : nothing}
${partsShown(parts)}
<p class="govuk-hint">Made by ${person(making.by)} with Waymark ${person(making.waymark)}, their reference ${person(making.reference)}.</p>`,
)}`,
  )
}
