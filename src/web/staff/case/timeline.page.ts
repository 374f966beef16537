/**
 * The case page: how things stand at a glance, clocks with their reasons, cover, and the timeline of
 * entries and events, newest first.
 */
import type { CasePage } from '../../../application/case/read-case.ts'
import type { Changed } from '../../../application/case/what-it-changed.ts'
import { entryKinds, type JournalEntry } from '../../../application/ports/journal-store.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { type Clock, clockState } from '../../../domain/clocks/clock.ts'
import { type Fact, standingFacts } from '../../../domain/facts/fact.ts'
import { openNeeds } from '../../../domain/needs/need.ts'
import { holdsOn, retentionHoldGrounds } from '../../../domain/retention/hold.ts'
import { type TimelineEntry, timeline } from '../../parts/casework/timeline.ts'
import { plainDay } from '../../parts/dates.ts'
import { select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { filterForm } from '../../parts/fields/filter.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { columns } from '../../parts/layout.ts'
import { card, details, emptyState, label } from '../../parts/lists.ts'
import { midSentence } from '../../parts/mid-sentence.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import { pagination } from '../../parts/pagination.ts'
import { type Sought, soughtName } from '../../request/sought.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { textOf } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { addressWith } from '../staff-request.ts'
import { caseBar } from './case-bar.ts'
import { type CategoryNames, namesIn, pointersIn } from './case-names.ts'
import { changedCard } from './changed-card.ts'
import { coverSection } from './cover-rows.ts'
import { entryForm } from './entry.page.ts'
import { factDetail, factTitle, isOnTimeline, type NameOf } from './fact-words.ts'
import { clockAsCard } from './why-this-date.ts'

export const entriesOnPage = 30

export interface TimelineProps {
  readonly read: CasePage
  readonly categories: CategoryNames
  readonly query: Typed
  readonly sought: Sought
  readonly pageNumber: number
  readonly writeId: string
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message
  readonly done?: string
  readonly asAt?: Day
  /** What the fact just recorded did to the clocks. */
  readonly changed?: Changed
}

export function timelinePage(frame: Frame, props: TimelineProps): Html {
  const { read, problems = {}, refused, done, asAt, changed } = props
  const { alias, reference } = read.file
  return page(
    frame,
    { title: 'Case', lead: caseBar(read, ''), problems, refused, done },
    html`<h1 class="govuk-visually-hidden">${alias}, ${reference}</h1>
${asAt ? asAtNote(asAt, read.file.id) : nothing}${read.cameWith?.state === 'waiting' ? waitsNote(read.file.id) : nothing}${heldNote(read)}${changed ? changedCard(changed) : nothing}
${columns({ first: besideTimeline(read), rest: mainColumn(frame, props) })}`,
  )
}

function waitsNote(caseId: string): Html {
  return note(
    html`<p>What another service handed over waits here, and nothing of it is in the record yet. <a class="govuk-link" href="/cases/${caseId}/handover">Look at it</a></p>`,
  )
}

function asAtNote(asAt: Day, caseId: string): Html {
  return note(
    html`<p>This is what was known at the end of ${plainDay(asAt)}. <a class="govuk-link" href="/cases/${caseId}">Back to today</a></p>`,
  )
}

/** Everybody on the case sees that it is held; why in words, and until when for which part, stand there. */
function heldNote({ holds, file, picture: { today } }: CasePage): Html {
  const [hold] = holds
    .filter((one) => holdsOn(one, today))
    .toSorted((one, other) => (one.until > other.until ? -1 : 1))
  if (hold === undefined) return nothing
  return note(
    html`<p>This record is kept until ${plainDay(hold.until)} at least: ${midSentence(retentionHoldGrounds[hold.ground])}. <a class="govuk-link" href="/cases/${file.id}/kept">How long it is kept</a></p>`,
  )
}

/** Late first, then soon, then what runs; what is over lies behind a press. */
function besideTimeline({ picture, file, answers, around }: CasePage): Html {
  const { today } = picture
  // Contact is read from the journal itself, on Today and in the caseload.
  const clocks = picture.clocks.filter(({ limit }) => limit !== 'OUR-NO-CONTACT')
  const by = (...states: ReturnType<typeof clockState>[]) =>
    clocks.filter((clock) => states.includes(clockState(clock, today)))
  const pressing = by('late', 'due-today', 'soon')
  const running = by('running')
  const unknown = by('length-not-known')
  const over = by('done', 'done-late', 'stopped')
  const waiting = answers.filter(({ taken, by: seat }) => !taken && seat !== 'provider')
  return html`${waiting.length > 0 ? answersCard(file.id, waiting.length) : nothing}
${card(
  { title: 'Clocks' },
  html`${pressing.length + running.length === 0 ? emptyState('No clock is running', 'Clocks start when what happened is recorded: a referral, a decision, an end date.') : nothing}
${pressing.map((clock) => clockAsCard(clock, today))}
${running.slice(0, 6).map((clock) => clockAsCard(clock, today))}
${more(`${running.length - 6} more running`, running.slice(6), today)}
${more(`${unknown.length} without a known length`, unknown, today)}
${more(`${over.length} done or over`, over, today)}`,
)}
${aroundCard(file, around)}`
}

function aroundCard(file: CasePage['file'], around: CasePage['around']): Html {
  const nameOf = (id: string | undefined) => around.find((one) => one.id === id)?.displayName
  const covering = nameOf(file.coverWorkerId)
  return card(
    { title: 'People around' },
    html`<p>${person(nameOf(file.workerId) ?? 'Nobody')}, worker${covering ? html`<br>${person(covering)}, covering` : nothing}<br><a class="govuk-link" href="/cases/${file.id}/person">How to reach them safely</a></p>`,
  )
}

function more(words: string, clocks: readonly Clock[], today: Day): Html {
  return clocks.length === 0
    ? nothing
    : details(
        words,
        clocks.map((clock) => clockAsCard(clock, today)),
      )
}

function answersCard(caseId: string, count: number): Html {
  return card(
    { title: 'An answer is waiting' },
    html`<p>${count === 1 ? 'An answer' : `${count} answers`} on an RNA came in and is not recorded yet.</p>
<p><a class="govuk-link" href="/cases/${caseId}/rnas">Read and record it</a></p>`,
  )
}

function mainColumn(frame: Frame, props: TimelineProps): Html {
  const { read, categories, writeId, typed = {}, problems = {} } = props
  const pointers = pointersIn(read, categories)
  return html`${card({ title: 'Cover: what is agreed, and until when' }, coverSection(read.picture, categories))}
${props.asAt ? nothing : card({ title: 'Add to the journal', id: 'add' }, entryForm({ caseId: read.file.id, csrf: frame.csrf, writeId, typed, problems, needs: pointers.things('need'), interpreters: read.interpreters }))}
${card({ title: 'Timeline', id: 'timeline' }, timelineSection(frame, props))}`
}

function timelineSection(frame: Frame, props: TimelineProps): Html {
  const { read, categories, query, sought, pageNumber } = props
  const nameOf = namesIn(read, categories)
  const filtered = ['only', 'need', soughtName].some((name) => textOf(query, name) !== '')
  const lines = merged(read, { nameOf, query, sought, pageNumber })
  const path = `/cases/${read.file.id}`
  return html`${timelineFilter(frame, props, filtered)}${knownOnForm(read, query)}
${lines.length > 0 ? timeline(lines) : emptyState('Nothing here yet', filtered ? 'No entry fits. Show everything, or look for other words.' : 'What you write above appears here, with what was recorded.')}
${pagination({
  page: pageNumber,
  pages: Math.max(1, Math.ceil(read.total / entriesOnPage)),
  address: (number) => addressWith(path, query, { page: String(number) }),
})}`
}

function timelineFilter(
  frame: Frame,
  { read: { picture, file, total }, categories, query, sought }: TimelineProps,
  filtered: boolean,
): Html {
  const path = `/cases/${file.id}`
  const needs = Object.fromEntries(
    openNeeds(picture.needs, picture.today).map((need) => [
      need.id,
      categories[need.category] ?? need.category,
    ]),
  )
  const asked = { typed: { ...query, find: sought.words }, problems: {} }
  return details(
    filtered ? 'Filter (on)' : 'Filter',
    filterForm(
      {
        action: path,
        showing: `${total} entries`,
        clear: filtered ? `${path}#timeline` : undefined,
        words: { csrf: frame.csrf, sought },
      },
      html`${textField({ name: 'find', label: 'Words in this journal', type: 'search', width: 20, ...asked })}
${select({ name: 'only', label: 'Kind', options: { ...entryKinds, events: 'Events only' }, none: 'All kinds', ...asked })}
${select({ name: 'need', label: 'Need', options: needs, none: 'All needs', ...asked })}`,
    ),
    { open: filtered },
  )
}

/** The case as it would have been shown on an earlier day. */
function knownOnForm({ file }: CasePage, query: Typed): Html {
  return details(
    'What was known on an earlier day',
    filterForm(
      { action: `/cases/${file.id}` },
      dayField({
        name: 'known',
        label: 'Which day?',
        hint: 'Clocks, cover and events as they stood at its end',
        typed: query,
        problems: {},
      }),
    ),
  )
}

/**
 * Entries come in pages; events are few. Each page shows the events that lie between its entries, the
 * first page also the newer ones, the last page also the older ones.
 */
function merged(
  { entries, total, picture, file, cameWith }: CasePage,
  {
    nameOf,
    query,
    sought,
    pageNumber,
  }: { nameOf: NameOf; query: Typed; sought: Sought; pageNumber: number },
): readonly TimelineEntry[] {
  const kind = textOf(query, 'only')
  const withEvents =
    sought.words === '' && textOf(query, 'need') === '' && (kind === '' || kind === 'events')
  const shown = kind === 'events' ? [] : entries
  const last = pageNumber * entriesOnPage >= total
  const newest = pageNumber === 1 ? '9999-12-31' : (shown[0]?.on ?? '9999-12-31')
  const oldest = last || kind === 'events' ? '0000-01-01' : (shown.at(-1)?.on ?? '0000-01-01')
  const events = withEvents
    ? standingFacts(picture.facts).filter(
        ({ on, type }) => on <= newest && on >= oldest && isOnTimeline(type),
      )
    : []
  return [
    ...shown.map((entry) => ({
      at: `${entry.on} ${entry.recordedAt}`,
      line: entryLine(entry, file.id, nameOf),
    })),
    ...events.map((fact) => ({
      at: `${fact.on} ${fact.recordedAt}`,
      line: eventLine(fact, { caseId: file.id, nameOf, cameWith }),
    })),
  ]
    .sort((one, other) => (one.at > other.at ? -1 : 1))
    .map(({ line }) => line)
}

function entryLine(entry: JournalEntry, caseId: string, nameOf: NameOf): TimelineEntry {
  const needs = entry.needIds.flatMap((id) => nameOf(id) ?? [])
  return {
    id: `entry-${entry.id}`,
    on: entry.on,
    words:
      entry.kind === 'survivor-words'
        ? { theirs: entry.words }
        : html`<p class="wm-words">${person(entry.words)}</p>`,
    about: html`${needs.map((need) => html`${label(need)} `)}${entryKinds[entry.kind]}${
      entry.language ? html`, ${entry.language}` : nothing
    }${entry.interpreter ? html`, interpreter ${entry.interpreter}` : nothing} · ${entry.recordedByInitials} · <a class="govuk-link" href="/cases/${caseId}/entries/${entry.id}">Correct<span class="govuk-visually-hidden"> this entry</span></a>`,
  }
}

interface Around {
  readonly caseId: string
  readonly nameOf: NameOf
  readonly cameWith: CasePage['cameWith']
}

function eventLine(fact: Fact, { caseId, nameOf, cameWith }: Around): TimelineEntry {
  const at = [cameWith?.receivedAt, cameWith?.settledAt]
  const came = at.includes(fact.recordedAt) && cameWith
  return {
    id: `fact-${fact.id}`,
    on: fact.on,
    words: html`<p class="wm-event"><strong>${factTitle(fact)}</strong></p>${factDetail(fact, nameOf)}`,
    about: html`${label('Recorded')}${fact.supersedes ? ' corrected' : ''}${came ? html` from the handover of ${person(came.organisation)}, ${plainDay(came.madeOn)}` : nothing} · <a class="govuk-link" href="/cases/${caseId}/facts/${fact.id}">Correct<span class="govuk-visually-hidden">: ${factTitle(fact)}</span></a>`,
  }
}
