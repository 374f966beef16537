/** Asking to open a case in an emergency. It says first what to do when a life is in danger. */
import {
  emergencyLimits,
  emergencyParts,
  emergencyReasons,
} from '../../../domain/break-glass/emergency-terms.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'

export interface AskPageProps {
  readonly writeId: string
  readonly typed: Typed
  readonly problems?: Problems | undefined
  readonly refused?: Message | undefined
  /** What is open already, if anything. */
  readonly open?: { readonly caseId: string; readonly reference: string } | undefined
  readonly mayReview: boolean
  readonly stepUp: Html
}

const { minutes, openedADay } = emergencyLimits

export function askPage(frame: Frame, props: AskPageProps): Html {
  const { writeId, typed, problems = {}, refused, open, mayReview, stepUp } = props
  const asked = { typed, problems }
  return page(
    frame,
    { title: 'Open a case in an emergency', width: 'reading', problems, refused },
    html`${pageHeading({ title: 'Open a case in an emergency' })}
${note(html`<p><strong>Somebody is in danger now? Ring 999 first.</strong></p>`)}
${open ? note(html`<p>${open.reference} is open. <a class="govuk-link" href="/cases/${open.caseId}/emergency">Go to it</a></p>`) : nothing}
<p>For a case that is not yours, when waiting could hurt somebody. It opens what you name, for ${minutes.value} minutes, ${openedADay.value === 1 ? 'once' : `${openedADay.value} times`} a day. Two leads are told at once, somebody asks you about it on the next working day, and the person can read that you looked.</p>
${form(
  { action: '/emergency', csrf: frame.csrf, writeId },
  html`${choice({ name: 'reason', label: 'What is happening?', options: emergencyReasons, ...asked })}
${longText({ name: 'words', label: 'Say it in your own words', hint: `At least ${emergencyLimits.words.value} characters. The leads read this.`, rows: 3, limit: 2000, ...asked })}
${textField({ name: 'reference', label: 'Reference of the case', hint: 'The whole of it, like WM-7K3F', width: 10, ...asked })}
${textField({ name: 'names', label: 'Or the whole name', hint: 'Every part of it. It opens only when exactly one person fits.', width: 30, ...asked })}
${many({
  name: 'parts',
  label: 'What do you need?',
  hint: 'Only this opens.',
  options: Object.entries(emergencyParts).map(([value, { words, hint }]) => ({
    value,
    label: words,
    hint,
  })),
  ...asked,
})}
${stepUp}
${button('Tell two leads and open it', { kind: 'warning' })}`,
)}
${mayReview ? html`<p><a class="govuk-link" href="/emergencies">Openings that wait for your review</a></p>` : nothing}`,
  )
}
