/** Today: what is late, what is due now, what comes soon; whom nobody has spoken to; words not saved. */
import type { Today } from '../../../application/lists/today-list.ts'
import { askers } from '../../../application/ports/ask-store.ts'
import type { CaseLine, TodayLine } from '../../../application/ports/list-store.ts'
import { addDays, type Day, daysBetween, ukDayOf } from '../../../domain/calendar/day.ts'
import { dueDay, longDay, plainDay, timeOn } from '../../parts/dates.ts'
import { linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import {
  card,
  details,
  emptyState,
  figureCard,
  figures,
  type Tone,
  tag,
} from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import { heldName, standingOf } from '../documents/held-words.ts'
import { troubleInWords } from '../messages/message-words.ts'
import { promisesCard } from './promise-lines.ts'
import { reachingWords } from './reaching-lines.ts'
import { oneLine, whoWords } from './today-line.ts'
import { urgentCards } from './urgent-cards.ts'

export function todayPage(frame: Frame, day: Today, done?: string): Html {
  const { today } = day
  const uncovered = day.due.filter(isUncovered(today))
  const due = day.due.filter((line) => !uncovered.includes(line))
  const week = addDays(today, 7)
  const groups = [
    { id: 'uncovered', title: 'Not covered now', tone: 'late', lines: uncovered },
    { id: 'late', title: 'Late', tone: 'late', lines: due.filter((line) => line.due < today) },
    {
      id: 'now',
      title: 'Due today',
      tone: 'soon',
      lines: due.filter((line) => line.due === today),
    },
    {
      id: 'week',
      title: 'In the next seven days',
      tone: 'soon',
      lines: due.filter((line) => line.due > today && line.due <= week),
    },
    { id: 'later', title: 'Later', tone: 'calm', lines: due.filter((line) => line.due > week) },
  ] as const
  const { quiet, answers, release, messages, reaching, held, emergencies, withoutWorker } = day
  const asked = [
    day.due,
    quiet,
    answers,
    release,
    messages,
    reaching,
    held,
    emergencies,
    withoutWorker,
    day.promises,
  ]
    .map(({ length }) => length)
    .reduce((sum, length) => sum + length)
  return page(
    frame,
    { title: 'Today', done },
    html`${pageHeading({
      title: 'Today',
      intro: longDay(today),
      action: linkButton('Open a new case', '/cases/new', 'secondary'),
    })}
${messagesCard(day)}
${urgentCards(day)}
${figures(...groups.map(({ id, title, lines, tone }) => figureCard({ figure: lines.length, words: title.toLowerCase(), href: `#${id}`, tone: lines.length === 0 ? 'calm' : tone })))}
${asked === 0 ? emptyState('Nothing asks for you today', 'Clocks, coming gaps and answers appear here by themselves. Three things to try: open somebody from the caseload, write an entry, press “Why this date”.') : nothing}
${reachingCard(day, 'now')}${answersCard(day)}${releaseCard(day)}
${groups.slice(0, 2).map((group) => dueCard(group, today))}
${promisesCard(day)}
${groups.slice(2, 4).map((group) => dueCard(group, today))}
${reachingCard(day, 'soon')}${quietCard(day)}
${heldCard(day)}${draftsCard(day)}
${groups[4].lines.length > 0 ? details(`Later: ${groups[4].lines.length} more`, dueList(groups[4].lines, today)) : nothing}`,
  )
}

/** A person without cover comes before everything that is merely late. */
function isUncovered(today: Day): (line: TodayLine) => boolean {
  return ({ kind, due }) => kind === 'cover-gap' && due <= today
}

function dueCard(
  { id, title, lines }: { id: string; title: string; lines: readonly TodayLine[] },
  today: Day,
): Html {
  return lines.length === 0
    ? nothing
    : card({ title: `${title}: ${lines.length}`, id }, dueList(lines, today))
}

function dueList(lines: readonly TodayLine[], today: Day): Html {
  return html`<ul class="wm-todo">${lines.map((line) => dueLine(line, today))}</ul>`
}

function dueLine(line: TodayLine, today: Day): Html {
  return oneLine({
    href: `/cases/${line.caseId}${line.askedBy ? askers[line.askedBy] : ''}`,
    who: whoWords(line),
    what: line.title,
    why: line.todo,
    mark: markOf(line, today),
    when: timeOn(line.due, dueDay(line.due, today)),
  })
}

function markOf({ due, kind }: TodayLine, today: Day): Html {
  const days = daysBetween(today, due)
  const tone: Tone = days < 0 ? 'late' : days <= 7 ? 'soon' : 'calm'
  const words = days < 0 ? 'Late' : days === 0 ? 'Today' : days <= 7 ? 'Soon' : 'Later'
  return html`${tag(tone, words)}${kind === 'cover-gap' ? html` ${tag('late', 'Gap')}` : nothing}`
}

/** Before everything else: somebody may be waiting for a word that never came. */
function messagesCard({ messages }: Today): Html {
  if (messages.length === 0) return nothing
  return card(
    { title: `Messages that did not arrive, or may not have: ${messages.length}` },
    html`<ul class="wm-todo">${messages.map((message) => {
      const { what, why, mark } = troubleInWords(message)
      return oneLine({
        href: `/cases/${message.caseId}/messages#message-${message.messageId}`,
        who: whoWords(message),
        what,
        why,
        mark: tag('late', mark),
        when: timeAt(message.since),
      })
    })}</ul>`,
  )
}

/** What is shut or waits for somebody comes early; what is only to be asked again soon can wait below. */
function reachingCard({ reaching, now }: Today, when: 'now' | 'soon'): Html {
  const lines = reaching
    .flatMap((line) => reachingWords(line, now).map((words) => ({ ...line, ...words })))
    .filter(({ mark }) => (mark === 'Soon') === (when === 'soon'))
  if (lines.length === 0) return nothing
  return card(
    {
      title: `Reaching people safely${when === 'soon' ? ', soon' : ''}: ${lines.length}`,
      id: `reaching-${when}`,
    },
    html`<ul class="wm-todo">${lines.map((line) =>
      oneLine({
        href: `/cases/${line.caseId}/contact`,
        who: whoWords(line),
        what: line.what,
        why: line.why,
        mark: tag(line.tone, line.mark),
      }),
    )}</ul>`,
  )
}

function answersCard({ answers }: Today): Html {
  if (answers.length === 0) return nothing
  return card(
    { title: `Answers on RNAs, not recorded yet: ${answers.length}` },
    html`<ul class="wm-todo">${answers.map(({ caseId, alias, reference, kind, at }) =>
      oneLine({
        href: `/cases/${caseId}/rnas`,
        who: whoWords({ alias, reference }),
        what: 'Read the answer and record it',
        why: html`${answerWords[kind] ?? 'An answer'} came in on ${plainDay(ukDayOf(at))}`,
      }),
    )}</ul>`,
  )
}

const answerWords: Readonly<Record<string, string>> = {
  forwarded: 'The prime contractor forwarded the RNA; word of it',
  returned: 'A return for correction',
  'information-requested': 'A question from the authority',
  decided: 'A decision',
}

function releaseCard({ release }: Today): Html {
  if (release.length === 0) return nothing
  return card(
    { title: `RNAs waiting for your release: ${release.length}` },
    html`<ul class="wm-todo">${release.map(({ caseId, alias, reference, workerName }) =>
      oneLine({
        href: `/cases/${caseId}/rnas`,
        who: whoWords({ alias, reference }),
        what: 'Check it and release it, or return it with reasons',
        why: html`Written by ${workerName}`,
      }),
    )}</ul>`,
  )
}

function quietCard({ quiet, quietDays, today }: Today): Html {
  if (quiet.length === 0) return nothing
  const line = ({ id, alias, reference, lastContactOn }: CaseLine) =>
    oneLine({
      href: `/cases/${id}#add`,
      who: whoWords({ alias, reference }),
      what: 'Make contact, and write it down',
      why: lastContactOn
        ? html`Last contact ${plainDay(lastContactOn)}, ${daysBetween(lastContactOn, today)} days ago`
        : 'No visit, call, meeting or message is recorded',
    })
  return card(
    { title: `No contact for ${quietDays} days: ${quiet.length}` },
    html`<ul class="wm-todo">${quiet.slice(0, 8).map(line)}</ul>${
      quiet.length > 8
        ? details(
            `${quiet.length - 8} more`,
            html`<ul class="wm-todo">${quiet.slice(8).map(line)}</ul>`,
          )
        : nothing
    }`,
  )
}

/** A file that waits is nobody's fault and nobody's work; one that is not safe asks for another way. */
function heldCard({ held }: Today): Html {
  if (held.length === 0) return nothing
  return card(
    { title: `Files you added that are not clean yet: ${held.length}`, id: 'held' },
    html`<ul class="wm-todo">${held.map((one) => {
      const { tone, mark, words } = standingOf(one.standing)
      return oneLine({
        href: `/cases/${one.caseId}/documents#held`,
        who: whoWords(one),
        what: heldName(one),
        why: words,
        mark: tag(tone, mark),
        when: plainDay(ukDayOf(one.addedAt)),
      })
    })}</ul>`,
  )
}

function draftsCard({ drafts }: Today): Html {
  if (drafts.length === 0) return nothing
  return card(
    { title: `Words you have not saved: ${drafts.length}` },
    html`<p><a class="govuk-link" href="/drafts">Read them, and go on or throw them away</a></p>`,
  )
}
