/** The decision on one page: each need beside what was asked for, then the end of all support. */
import type { SeatPage } from '../../application/seat/read-seat.ts'
import type { ReadableNeed } from '../../application/seat/readable-submission.ts'
import { needOutcomes } from '../../domain/facts/rna-facts.ts'
import type { DecisionWarning } from '../../domain/rna/decision.ts'
import { ownWords } from '../parts/casework/timeline.ts'
import { longDay } from '../parts/dates.ts'
import { choice, many } from '../parts/fields/choices.ts'
import { dayField } from '../parts/fields/day.ts'
import { button, form } from '../parts/fields/form.ts'
import { longText } from '../parts/fields/text.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { card } from '../parts/lists.ts'
import { page } from '../parts/page.ts'
import type { Problems, Typed } from '../request/typed.ts'
import type { RefusalWords } from '../words.ts'
import { warningInWords } from './seat-words.ts'
import { askedInWords, periodAsked } from './submission-parts.ts'

export interface DecisionPageProps {
  readonly read: SeatPage
  readonly writeId: string
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords | undefined
  /** What seems wrong and was not confirmed yet. */
  readonly toConfirm?: readonly DecisionWarning[]
}

export function decisionPage(frame: Frame, props: DecisionPageProps): Html {
  const { read, writeId, typed, problems = {}, refused, toConfirm = [] } = props
  const { item, submission } = read
  const at = `/seat/submissions/${item.submissionId}`
  const asked = { typed, problems }
  return page(
    frame,
    { title: 'Decide', problems, refused, width: 'reading' },
    html`<p><a class="govuk-link" href="${at}">Back to ${item.caseReference}</a></p>
${pageHeading({
  title: `Decide: ${item.caseReference}`,
  intro:
    'All needs are decided together, with today’s date. The provider gets the decision at once.',
})}
${form(
  { action: `${at}/decide`, csrf: frame.csrf, writeId },
  html`${submission.needs.map((need, position) => needPart(need, { position, at, ...asked }))}
${card(
  { title: 'The whole' },
  html`${dayField({
    name: 'supportEndsOn',
    label: 'Day on which all support ends',
    hint: floorHint(read),
    ...asked,
  })}
${longText({ name: 'words', label: 'Anything about the whole decision', hint: 'You may leave this empty.', rows: 4, ...asked })}`,
)}
${toConfirm.length === 0 ? nothing : lookTwice(toConfirm, submission.needs, asked)}
${button('Send the decision')}`,
)}`,
  )
}

function floorHint({ submission: { moveOnUntil } }: SeatPage): string {
  return moveOnUntil
    ? `Leave it empty if no day is set. Never before ${longDay(moveOnUntil)}, when the move-on period ends.`
    : 'Leave it empty if no day is set.'
}

interface NeedPart {
  readonly position: number
  readonly at: string
  readonly typed: Typed
  readonly problems: Problems
}

function needPart(need: ReadableNeed, { position, at, ...asked }: NeedPart): Html {
  const { id, title, survivorWords } = need
  return card(
    { title: `${position + 1}. ${title}` },
    html`${survivorWords === undefined ? nothing : ownWords(survivorWords)}
<p>Asked for: ${askedInWords(need)}, ${periodAsked(need)}. <a class="govuk-link" href="${at}#need-${id}">Read this need<span
 class="govuk-visually-hidden">: ${title}</span></a></p>
${choice({ name: `outcome-${id}`, label: 'What is decided?', options: needOutcomes, small: true, ...asked })}
${dayField({ name: `from-${id}`, label: 'From', hint: 'Only if it is agreed, fully or in part', ...asked })}
${dayField({ name: `to-${id}`, label: 'Until, the last day of support', ...asked })}
${longText({
  name: `reasons-${id}`,
  label: 'Reasons',
  hint: 'Plain words: the survivor will read them. Needed unless it is agreed as asked.',
  rows: 3,
  ...asked,
})}`,
  )
}

/** One box for each thing that seems wrong; ticked, it is what the authority means. */
function lookTwice(
  warnings: readonly DecisionWarning[],
  needs: readonly ReadableNeed[],
  asked: { typed: Typed; problems: Problems },
): Html {
  const nameOf = (id: string) => needs.find((need) => need.id === id)?.title ?? 'A need'
  const codes = [...new Set(warnings.map(({ code }) => code))]
  return card(
    { title: 'Please look at this again' },
    many({
      name: 'seen',
      label: 'Tick what is meant so, or change it above',
      options: codes.map((code) => ({
        value: code,
        label: warnings
          .filter((warning) => warning.code === code)
          .map((warning) => warningInWords(warning, nameOf))
          .join(' '),
      })),
      ...asked,
    }),
  )
}
