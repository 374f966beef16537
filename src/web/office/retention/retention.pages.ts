/** For the data protection lead: what waits for a decision, what is due, holds, certificates, the schedule. */
import type { DueRow } from '../../../application/ports/retention/retention-store.ts'
import type { Kept } from '../../../application/retention/keep-records.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { keptClasses, keptClassesInWords } from '../../../domain/retention/kept-classes.ts'
import { mayTakeBack } from '../../../domain/retention/purge.ts'
import { type RetentionEvent, retentionEventNames } from '../../../domain/retention/schedule.ts'
import { plainDay } from '../../parts/dates.ts'
import { button, form, hidden, linkButton } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import { holdFields } from '../../staff/retention/hold-form.ts'
import {
  certificateCard,
  dueList,
  holdCard,
  purgeCard,
} from '../../staff/retention/keeping-parts.ts'
import { coolOffInWords } from '../../staff/retention/keeping-words.ts'
import type { Message } from '../../words.ts'
import { officeWays } from '../looked/office-ways.ts'

interface Said {
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

interface LeadProps extends Kept, Said {
  readonly today: Day
  readonly userId: string
  readonly writeId: string
  /** What was typed into the form of a hold. */
  readonly typed: Typed
}

export function retentionPage(frame: Frame, props: LeadProps): Html {
  const { schedule, due, holds, purges, certificates, today, userId, problems, refused, done } =
    props
  const open = purges.filter(mayTakeBack)
  const over = purges.filter((one) => !mayTakeBack(one))
  const deciding = { action: '/retention', csrf: frame.csrf, userId, problems }
  return page(
    frame,
    { title: 'Keeping and destroying', width: 'reading', problems, refused, done },
    html`${pageHeading({
      title: 'Keeping and destroying',
      intro: `Nothing is deleted by itself. You and a service manager both agree; then there are ${coolOffInWords} in which either of you can take it back. A hold always comes first.`,
    })}
${officeWays('/retention')}
${schedule ? html`<p>The schedule of this organisation was confirmed on ${plainDay(schedule.confirmedOn)} (version ${schedule.version}). <a class="govuk-link" href="/retention/schedule">See or change it</a></p>` : emptyState('No schedule was confirmed', 'Until your organisation has confirmed its own schedule, nothing is counted, and nothing is ever proposed.', linkButton('Write the schedule', '/retention/schedule'))}
${open.length > 0 ? html`<h2 class="govuk-heading-m">Wait for a decision, or for their day: ${open.length}</h2>` : nothing}
${open.map((purge) => purgeCard(purge, deciding))}
${holds.map((hold) => holdCard(hold, today, form({ action: '/retention', csrf: frame.csrf }, html`${hidden('hold', hold.id)}${button('Lift this hold', { kind: 'secondary', name: 'act', value: 'lift' })}`)))}
<div id="hold">${details('Keep a record longer: a legal hold', leadHoldForm(frame, props), { open: Object.keys(problems).length > 0 || refused !== undefined || textOf(props.typed, 'reference') !== '' })}</div>
${reported(due)}
${certificates.map((one) => certificateCard(one, today))}
${
  over.length > 0
    ? details(
        `${over.length} decided before`,
        over.map((one) => purgeCard(one)),
      )
    : nothing
}`,
  )
}

/** By the reference that somebody gave: nothing of the case is opened for it. */
function leadHoldForm(frame: Frame, { typed, problems, writeId }: LeadProps): Html {
  return form(
    { action: '/retention', csrf: frame.csrf, writeId },
    html`${textField({ name: 'reference', label: 'Reference of the case', hint: 'Like WM-7YDBP. The case is not opened.', width: 10, typed, problems })}
${holdFields({ typed, problems }, 'The team of the case reads this too.')}`,
  )
}

/** Case by case, those that end first first: what would go, when, and why not yet. */
function reported(due: readonly DueRow[]): Html {
  const cases = [...new Set(due.map(({ caseReference }) => caseReference))]
  if (cases.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What would go, when, and why not yet</h2>
${cases.slice(0, 200).map((reference) => card({ title: reference, aside: html`<a class="govuk-link" href="/retention?hold=${reference}#hold">Hold<span class="govuk-visually-hidden"> ${reference}</span></a>` }, dueList(due.filter((row) => row.caseReference === reference))))}`
}

const monthsAfter: Readonly<Record<RetentionEvent, string>> = {
  'case-closed': 'After closing',
  'last-activity': 'After the last entry',
  'turned-18': 'After turning 18',
}

export function schedulePage(
  frame: Frame,
  { version, typed, problems, refused }: Said & { readonly version: number; readonly typed: Typed },
): Html {
  const asked = { typed, problems, inputmode: 'numeric' } as const
  return page(
    frame,
    { title: 'The schedule', width: 'reading', problems, refused },
    html`<p><a class="govuk-link" href="/retention">Back to keeping and destroying</a></p>
${pageHeading({
  title: 'How long we keep what',
  intro:
    'Your organisation decides; ask whoever advises you. We know of no law that names one length, so Waymark proposes none.',
})}
${details('What to think of', html`<p>The time for claims, children until they are 25 or older, and what your contracts ask. One homelessness charity keeps files for six years after the last contact: read about, not verified, and no advice for you.</p>`)}
${form(
  { action: '/retention/schedule', csrf: frame.csrf },
  html`${hidden('version', version)}
<p>How many months each part is kept. Empty: it is kept without an end. Where two are written, the later day counts.</p>
${keptClasses.map(
  (
    kept,
  ) => html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${keptClassesInWords[kept].title}</legend>
<p class="govuk-hint">${keptClassesInWords[kept].holds}</p>
<div class="wm-row">${retentionEventNames.map((from) => textField({ name: `${kept}-${from}`, label: monthsAfter[from], width: 4, ...asked }))}</div></fieldset>`,
)}
<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Warnings, in days</legend>
<p class="govuk-hint">So many days before the end; and how long it waits when somebody writes near the end.</p>
<div class="wm-row">${textField({ name: 'first', label: 'First warning', width: 4, ...asked })}
${textField({ name: 'second', label: 'Second warning', width: 4, ...asked })}
${textField({ name: 'quiet', label: 'Wait after writing', width: 4, ...asked })}</div></fieldset>
${textField({ name: 'backups', label: 'How many days backups are kept', hint: 'Leave it empty when nobody knows. Certificates then say so.', width: 4, ...asked })}
<p>When you confirm, cases are counted by it from the next night. Nothing is destroyed by it.</p>
${button('Confirm this schedule')}`,
)}`,
  )
}
