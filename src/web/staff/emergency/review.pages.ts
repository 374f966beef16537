/** Emergencies as leads see them: what waits, what is overdue, what was opened, and what they find. */
import type { Emergency, ReviewPage } from '../../../application/access/review-emergencies.ts'
import {
  emergencyParts,
  emergencyReasons,
  reviewOutcomes,
} from '../../../domain/break-glass/emergency-terms.ts'
import { caseActOf } from '../../../domain/looked/acts.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice } from '../../parts/fields/choices.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, summaryList, tag } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import { table } from '../../parts/table.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'

export function emergenciesPage(
  frame: Frame,
  { emergencies, done }: { emergencies: readonly Emergency[]; done?: string | undefined },
): Html {
  const overdue = emergencies.filter(({ standing }) => standing === 'overdue')
  return page(
    frame,
    { title: 'Opened in an emergency', done },
    html`${pageHeading({ title: 'Opened in an emergency', intro: 'Each one is looked at by somebody else within one working day. Overdue ones are shown to every lead.' })}
${overdue.length > 0 ? note(html`<p><strong>${overdue.length === 1 ? 'One review is overdue.' : `${overdue.length} reviews are overdue.`}</strong> If it was not right, somebody may have to be moved or warned.</p>`) : nothing}
${
  emergencies.length === 0
    ? emptyState(
        'Nothing waits for you',
        'When somebody opens a case that is not theirs in an emergency, two leads find it here at once.',
      )
    : table({
        caption: 'Openings',
        quietCaption: true,
        columns: [
          { label: 'When' },
          { label: 'Who' },
          { label: 'Case' },
          { label: 'What for' },
          { label: 'How it stands' },
          { label: 'Review by' },
        ],
        rows: emergencies.map((one) => [
          html`<a class="govuk-link" href="/emergencies/${one.id}">${timeAt(one.askedAt)}</a>`,
          person(one.byName),
          one.opened?.reference ?? 'None',
          emergencyReasons[one.reason],
          standingTag(one),
          one.opened ? plainDay(one.opened.reviewDue) : '–',
        ]),
      })
}`,
  )
}

/** How it stands, in a word. The day stands beside it. */
export function standingTag({ standing, reviewed }: Emergency): Html {
  switch (standing) {
    case 'nothing-opened':
      return tag('calm', 'Nothing opened')
    case 'open':
      return tag('soon', 'Open now')
    case 'to-review':
      return tag('soon', 'To review')
    case 'overdue':
      return tag('late', 'Review overdue')
    case 'reviewed':
      return tag(reviewed?.outcome === 'right' ? 'good' : 'late', 'Reviewed')
  }
}

export interface ReviewProps extends ReviewPage {
  readonly typed?: Typed
  readonly problems?: Problems | undefined
  readonly refused?: Message | undefined
}

export function reviewPage(frame: Frame, props: ReviewProps): Html {
  const { emergency, mayReview, typed = {}, problems = {}, refused } = props
  const { id, byName, opened, reviewed, reviewWords, standing } = emergency
  const asked = { typed, problems }
  return page(
    frame,
    { title: 'An emergency to review', width: 'reading', problems, refused },
    html`${pageHeading({ title: opened?.reference ?? 'Nothing was opened', intro: html`${person(byName)} ${standingTag(emergency)}` })}
${summaryList(rowsOf(emergency))}
${linesCard(emergency)}
${
  reviewed
    ? card(
        { title: reviewOutcomes[reviewed.outcome] },
        html`<p>${person(reviewWords)}</p><p class="govuk-hint">${person(reviewed.byName)}, ${timeAt(reviewed.at)}</p>`,
      )
    : nothing
}
${standing === 'open' ? note(html`<p>It is open now. You can review it when it has ended.</p>`) : nothing}
${
  mayReview
    ? card(
        { title: 'Your review' },
        form(
          { action: `/emergencies/${id}`, csrf: frame.csrf },
          html`<p>Speak with ${person(byName)} first, and with whoever works with the person.</p>
${choice({ name: 'outcome', label: 'What did you find?', options: reviewOutcomes, ...asked })}
${longText({ name: 'found', label: 'In words', hint: 'What happened, and what is done about it.', rows: 4, limit: 2000, ...asked })}
${button('Save the review')}`,
        ),
      )
    : nothing
}
<p><a class="govuk-link" href="/emergencies">All openings</a></p>`,
  )
}

function rowsOf({ askedAt, reason, words, parts, opened, ended }: ReviewPage['emergency']) {
  return [
    { key: 'Asked', value: timeAt(askedAt) },
    { key: 'What was happening', value: emergencyReasons[reason] },
    { key: 'In their words', value: person(words) },
    { key: 'Asked for', value: parts.map((part) => emergencyParts[part].words).join(', ') },
    ...(opened
      ? [
          {
            key: 'Open until',
            value: html`${timeAt(ended?.at ?? opened.until)}${ended ? html`, ${endedWords[ended.how]}` : nothing}`,
          },
          {
            key: 'Told at once',
            value: html`${opened.told.map(({ name }, place) => html`${place > 0 ? ', ' : ''}${person(name)}`)}`,
          },
          { key: 'Review by', value: plainDay(opened.reviewDue) },
        ]
      : [{ key: 'Opened', value: 'Nothing' }]),
  ]
}

const endedWords = {
  'by-hand': 'ended by them',
  'rights-changed': 'ended when their rights changed',
  conflict: 'ended because they must stay out of the case',
} as const

function linesCard({ lines }: ReviewPage['emergency']): Html {
  return card(
    { title: 'What was opened, from the log' },
    lines.length === 0
      ? emptyState('Nothing was opened', 'What somebody opens is written to the log as they do it.')
      : html`<ul class="govuk-list govuk-list--bullet">${lines.map(
          ({ at, act }) => html`<li>${timeAt(at)}: ${saidToLeads(act)}</li>`,
        )}</ul>`,
  )
}

/** The survivor's words say "you"; a lead reads the fixed phrase itself. */
function saidToLeads(act: string): string {
  return caseActOf(act) ? act : 'something else'
}
