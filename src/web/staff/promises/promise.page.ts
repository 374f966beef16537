/** One promise: how it stands, what came of it, whom to turn to next, and everything that happened. */
import type { ReadPromises, StandingPromise } from '../../../application/promises/read-promises.ts'
import { ladderFor, nextStep } from '../../../domain/promises/owed-by.ts'
import {
  type PromiseEvent,
  refusalReasons,
  withdrawnReasons,
} from '../../../domain/promises/promise-event.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, buttonForm, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { intoRecord } from './matters-cards.ts'
import { outcomes } from './promise.form.ts'
import { askAgain, saidWords, whoOwes } from './promise-line.ts'
import { endWords, eventWords, standingTags, whyWords } from './promise-words.ts'

export interface PromiseProps {
  readonly read: ReadPromises
  readonly promise: StandingPromise
  readonly newWriteId: () => string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: RefusalWords | undefined
  readonly done?: string | undefined
}

export function promisePage(frame: Frame, props: PromiseProps): Html {
  const { read, promise, problems, refused, done } = props
  const { file } = read
  const { standing, end, theirReference } = promise
  const { tone, words } = standingTags[standing.name]
  const open = read.mayWork && !end
  return page(
    frame,
    {
      title: 'One promise',
      lead: caseBar(read, '/promises'),
      problems,
      refused,
      done,
      width: 'reading',
    },
    html`${pageHeading({ title: saidWords(promise), intro: html`${whoOwes(promise)}${theirReference ? html`<span class="wm-ref wm-ref--wraps">Their reference: ${person(theirReference)}</span>` : nothing}` })}
<p>${tag(tone, words)} ${end ? endWords(promise) : whyWords(promise, standing)}</p>
${open ? askAgain(frame, promise, lineProps(props)) : nothing}
${open ? outcomeCard(frame, props) : nothing}
${open ? ladderCard(frame, props) : nothing}
${historyCard(frame, props)}
<p><a class="govuk-link" href="/cases/${file.id}/promises">All promises of this person</a></p>`,
  )
}

function lineProps({ read, newWriteId }: PromiseProps) {
  const { file, mayWork, picture } = read
  return { caseId: file.id, today: picture.today, mayWork, newWriteId }
}

function baseOf({ read, promise }: PromiseProps): string {
  return `/cases/${read.file.id}/promises/${promise.id}`
}

function outcomeCard(frame: Frame, props: PromiseProps): Html {
  const { read, promise, newWriteId, typed, problems } = props
  const asked = { typed, problems }
  const day = dayField({
    name: 'by',
    label: 'Have they named a new day?',
    hint: 'Leave it empty when they have not.',
    ...asked,
  })
  const because = (name: string, options: Readonly<Record<string, string>>) =>
    select({ name, label: 'Why?', none: 'Choose', options, ...asked })
  return card(
    { title: 'What came of it?' },
    form(
      {
        action: `${baseOf(props)}/outcome`,
        csrf: frame.csrf,
        writeId: newWriteId(),
        draft: `/cases/${read.file.id}/drafts/promise-${promise.id}`,
      },
      html`${choice({
        name: 'outcome',
        label: 'What happened?',
        options: Object.entries(outcomes).map(([value, label]) => ({
          value,
          label,
          ...(value === 'refused' && { more: because('refusedBecause', refusalReasons) }),
          ...(value === 'withdrawn' && { more: because('withdrawnBecause', withdrawnReasons) }),
        })),
        small: true,
        ...asked,
      })}
${day}
${details(
  'Another day than today, or words',
  html`${dayField({ name: 'on', label: 'When did it happen?', hint: 'Leave it empty for today.', ...asked })}
${longText({ name: 'words', label: 'What they said (optional)', rows: 2, ...asked })}`,
  { open: 'on' in problems || 'words' in problems },
)}
${button('Save what came of it')}`,
    ),
  )
}

/** Made like every document: looked at before it leaves, kept, and noted here. */
function letterLinks({ read, promise }: PromiseProps): Html {
  const to = (kind: string) => `/cases/${read.file.id}/documents-out/${kind}/${promise.id}`
  return html`<ul class="govuk-list"><li><a class="govuk-link" href="${to('chase-letter')}">A letter that asks again</a></li>
<li><a class="govuk-link" href="${to('escalation-letter')}">A letter higher up</a></li></ul>`
}

function ladderCard(frame: Frame, props: PromiseProps): Html {
  const { read, promise, newWriteId } = props
  const steps = ladderFor(promise.owedBy, read.picture.tracks.nation)
  const next = nextStep(
    steps,
    promise.escalations.map(({ rung }) => rung),
  )
  return card(
    { title: 'Letters, and higher up' },
    html`${letterLinks(props)}<ol class="govuk-list govuk-list--number">${steps.map(
      ({ rung, to, check }) => {
        const taken = promise.escalations.find((one) => one.rung === rung)
        return html`<li>${to}${taken ? html`: ${tag('good', `since ${plainDay(taken.on)}`)}` : nothing}${check ? html`<br><span class="wm-todo__why">${check}</span>` : nothing}</li>`
      },
    )}</ol>
${
  next
    ? form(
        { action: `${baseOf(props)}/escalate`, csrf: frame.csrf, writeId: newWriteId() },
        html`${hidden('rung', next.rung)}${button(`I took it to: ${next.to}`, { kind: 'secondary' })}`,
      )
    : html`<p>Every step that is known here was taken. Ask for legal advice.</p>`
}`,
  )
}

function historyCard(frame: Frame, props: PromiseProps): Html {
  const { promise, read } = props
  return card(
    { title: 'Everything that happened' },
    html`<ol class="wm-history">${promise.events.toReversed().map(
      (
        event,
      ) => html`<li><p class="wm-event">${plainDay(event.on)}: ${eventWords(event)}${event.initials ? html` <span class="wm-ref">${event.initials}</span>` : nothing}</p>
${event.kind !== 'asked' && event.words ? html`<p class="wm-words">${person(event.words)}</p>` : nothing}
${read.mayWork ? strikeOut(frame, props, event) : nothing}</li>`,
    )}</ol>
${intoRecord(frame, props, `promise:${promise.id}`)}`,
  )
}

function strikeOut(frame: Frame, props: PromiseProps, event: PromiseEvent): Html {
  const what =
    event.kind === 'asked'
      ? 'Strike out the whole promise: it was recorded in error'
      : 'Strike this out: it was recorded in error'
  return details(
    html`Recorded in error?<span class="govuk-visually-hidden"> ${eventWords(event)}, ${plainDay(event.on)}</span>`,
    buttonFormWith(frame, props, event, what),
  )
}

function buttonFormWith(frame: Frame, props: PromiseProps, { id }: PromiseEvent, label: string) {
  return buttonForm(
    {
      action: `${baseOf(props)}/strike-out/${id}`,
      csrf: frame.csrf,
      writeId: props.newWriteId(),
    },
    label,
    'secondary',
  )
}
