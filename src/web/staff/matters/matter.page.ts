/** One matter: how it stands, its days with the rule behind each, who was asked, and what happened. */
import type { ReadMatters, StandingMatter } from '../../../application/promises/read-matters.ts'
import type { MatterClock } from '../../../domain/matters/matter-clock.ts'
import type { MatterEvent } from '../../../domain/matters/matter-event.ts'
import { kindOf } from '../../../domain/matters/matter-kinds.ts'
import { askingInWords, matterName, stageWords } from '../../../domain/matters/matter-words.ts'
import type { SubsistenceRate } from '../../../domain/policy/policy.ts'
import { plainDay } from '../../parts/dates.ts'
import { select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, buttonForm, form, linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, tag } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { intoRecord } from '../promises/matters-cards.ts'
import { promiseLine } from '../promises/promise-line.ts'
import { clockWords, matterEventWords } from './matter-words.ts'
import { ratesCard } from './rates.ts'

export interface MatterProps {
  readonly read: ReadMatters
  readonly matter: StandingMatter
  readonly rates: readonly SubsistenceRate[]
  readonly newWriteId: () => string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: RefusalWords | undefined
  readonly done?: string | undefined
}

export function matterPage(frame: Frame, props: MatterProps): Html {
  const { read, matter, problems, refused, done, rates } = props
  const { file, mayWork } = read
  const { notKnown } = kindOf(matter.kind)
  const barriers = matter.barriers.map((one) => kindOf(matter.kind).barriers?.[one] ?? one)
  return page(
    frame,
    {
      title: 'One matter',
      lead: caseBar(read, '/promises'),
      problems,
      refused,
      done,
    },
    html`${pageHeading({
      title: matterName(matter),
      intro: html`${stageWords(matter)} since ${plainDay(matter.stageSince)}. ${askingInWords(matter, matter.asking)}`,
      action: mayWork
        ? linkButton(
            'Record who was asked',
            `/cases/${file.id}/promises/new?matter=${matter.id}${matter.need ? `&need=${matter.need}` : ''}`,
          )
        : nothing,
    })}
${matter.words ? html`<p class="wm-words">${person(matter.words)}</p>` : nothing}
${barriers.length > 0 ? html`<p>In the way: ${barriers.join('; ')}.</p>` : nothing}
${notKnown ? html`<p class="govuk-hint">${notKnown}</p>` : nothing}
${claimNote(props)}${daysCard(props)}
${askedCard(frame, props)}
${mayWork ? changeCard(frame, props) : nothing}
${matter.kind === 'money' ? ratesCard(rates, read.picture.today) : nothing}
${historyCard(frame, props)}
<p><a class="govuk-link" href="/cases/${file.id}/promises">All promises and matters of this person</a></p>`,
  )
}

/** A question, answered by a service manager with one press; nothing is held by itself. */
function claimNote({ matter: { claim }, read: { file } }: MatterProps): Html {
  if (claim === undefined) return nothing
  return note(
    html`<p>${claim.asks} <a class="govuk-link" href="/cases/${file.id}/kept?hold=${claim.ground}#hold">Hold the record</a></p>`,
  )
}

function baseOf({ read, matter }: MatterProps): string {
  return `/cases/${read.file.id}/promises/matters/${matter.id}`
}

function daysCard({ matter, read }: MatterProps): Html {
  if (matter.clocks.length === 0) return nothing
  return card(
    { title: 'Days' },
    html`<ul class="wm-todo">${matter.clocks.map((clock) => dayLine(clock, read))}</ul>`,
  )
}

function dayLine(clock: MatterClock, { picture }: ReadMatters): Html {
  const { due, lines, ruleWasRead } = clock
  const late = due !== undefined && due < picture.today
  const mark =
    due === undefined
      ? tag('calm', 'Counted from')
      : late
        ? tag('late', 'Passed')
        : tag('soon', 'Ahead')
  const unsure = ruleWasRead === false ? html` ${tag('unsure', 'Rule not read')}` : nothing
  return html`<li class="wm-todo__line"><p class="wm-todo__who">${mark}${unsure}</p>
<div class="wm-todo__what"><p>${clockWords(clock, picture.today)}</p>
${lines.length > 0 ? details('Which rule, and how sure we are', html`<ul class="wm-why__lines">${lines.map((line) => html`<li>${line}</li>`)}</ul>`) : nothing}</div></li>`
}

function askedCard(frame: Frame, { read, matter, newWriteId }: MatterProps): Html {
  const asked = read.promises.filter((one) => one.matter === matter.id)
  if (asked.length === 0) return nothing
  const line = {
    caseId: read.file.id,
    today: read.picture.today,
    mayWork: read.mayWork,
    newWriteId,
  }
  return card(
    { title: `Who was asked: ${asked.length}` },
    html`<ul class="wm-todo">${asked.map((promise) => promiseLine(frame, promise, line))}</ul>`,
  )
}

function changeCard(frame: Frame, props: MatterProps): Html {
  const { matter, newWriteId, typed, problems } = props
  const kind = kindOf(matter.kind)
  const asked = { typed, problems }
  const base = baseOf(props)
  const to = (act: string) => ({
    action: `${base}/${act}`,
    csrf: frame.csrf,
    writeId: newWriteId(),
  })
  const titles = (of: Readonly<Record<string, { title: string }>>) =>
    Object.entries(of).map(([value, { title }]) => ({ value, label: title }))
  return card(
    { title: 'What changed?' },
    html`${details(
      'How it stands',
      form(
        to('stage'),
        html`${select({ name: 'stage', label: 'How does it stand now?', none: 'Choose', options: titles(kind.stages), ...asked })}
${dayField({ name: 'movedOn', label: 'Since when?', hint: 'Leave it empty for today.', ...asked })}
${button('Save how it stands')}`,
      ),
      { open: 'stage' in problems || 'movedOn' in problems },
    )}
${details(
  'A day became known',
  form(
    to('day'),
    html`${select({
      name: 'which',
      label: 'Which day?',
      none: 'Choose',
      options: Object.entries(kind.days).map(([value, { ask }]) => ({ value, label: ask })),
      ...asked,
    })}
${dayField({ name: 'day', label: 'The day', ...asked })}
${button('Save the day', { kind: 'secondary' })}`,
  ),
  { open: 'which' in problems || 'day' in problems },
)}
${
  kind.barriers
    ? details(
        'Something is in the way',
        form(
          to('barrier'),
          html`<div class="govuk-button-group">${Object.entries(kind.barriers).map(
            ([value, label]) => button(label, { kind: 'secondary', name: 'barrier', value }),
          )}</div>`,
        ),
      )
    : nothing
}`,
  )
}

function historyCard(frame: Frame, props: MatterProps): Html {
  const { matter, read } = props
  return card(
    { title: 'Everything that happened' },
    html`<ol class="wm-history">${matter.events.toReversed().map(
      (
        event,
      ) => html`<li><p class="wm-event">${plainDay(event.on)}: ${matterEventWords(event, matter.kind)}${event.initials ? html` <span class="wm-ref">${event.initials}</span>` : nothing}</p>
${read.mayWork ? strikeOut(frame, props, event) : nothing}</li>`,
    )}</ol>
${intoRecord(frame, props, `matter:${matter.id}`)}`,
  )
}

function strikeOut(frame: Frame, props: MatterProps, event: MatterEvent): Html {
  const { matter, newWriteId } = props
  return details(
    html`Recorded in error?<span class="govuk-visually-hidden"> ${matterEventWords(event, matter.kind)}, ${plainDay(event.on)}</span>`,
    buttonForm(
      {
        action: `${baseOf(props)}/strike-out/${event.id}`,
        csrf: frame.csrf,
        writeId: newWriteId(),
      },
      event.kind === 'opened'
        ? 'Strike out the whole matter: it was recorded in error'
        : 'Strike this out: it was recorded in error',
      'secondary',
    ),
  )
}
