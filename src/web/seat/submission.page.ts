/** One submission in front of a seat: where it stands, what can be done, what was sent, the dealings. */
import type { Actor } from '../../application/actor.ts'
import type { SeatAnswer } from '../../application/ports/rna-stores.ts'
import { canStillAnswer, type SeatPage } from '../../application/seat/read-seat.ts'
import { ukDayOf } from '../../domain/calendar/day.ts'
import { needOutcomes } from '../../domain/facts/rna-facts.ts'
import { fromTo, longDay, plainDay } from '../parts/dates.ts'
import { linkButton } from '../parts/fields/form.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing, person } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { card, summaryList, tag } from '../parts/lists.ts'
import { page } from '../parts/page.ts'
import type { RefusalWords } from '../words.ts'
import { answerInWords, statusWords } from './seat-words.ts'
import { needCard, restOfSubmission } from './submission-parts.ts'

export interface SubmissionPageProps {
  readonly read: SeatPage
  readonly actor: Actor
  readonly done?: string | undefined
  readonly refused?: RefusalWords | undefined
}

export function submissionPage(
  frame: Frame,
  { read, actor, done, refused }: SubmissionPageProps,
): Html {
  const { item, submission } = read
  const status = statusWords[item.status]
  return page(
    frame,
    { title: 'Submission', done, refused, width: 'reading' },
    html`<p><a class="govuk-link" href="/seat">All submissions</a></p>
${pageHeading({
  title: `Assessment ${submission.sequence} of ${item.caseReference}`,
  intro: html`${tag(status.tone, status.said)}`,
})}
${canStillAnswer(actor, item.status) ? whatToDo(actor, item.submissionId) : nothing}
${card(
  { title: 'At a glance' },
  summaryList([
    { key: 'From', value: person(item.fromOrganisation) },
    { key: 'Came', value: longDay(ukDayOf(item.receivedAt)) },
    ...(submission.nrmReference ? [{ key: 'NRM reference', value: submission.nrmReference }] : []),
    ...(submission.conclusiveGroundsOn
      ? [{ key: 'Conclusive grounds decision', value: plainDay(submission.conclusiveGroundsOn) }]
      : []),
    {
      key: 'Support may not end before',
      value: submission.moveOnUntil ? longDay(submission.moveOnUntil) : 'Not stated',
    },
    { key: 'Needs', value: needLinks(read) },
  ]),
)}
${item.answers.length > 0 ? dealings(read) : nothing}
${submission.needs.map((need, at) => needCard(need, at + 1, submission.evidence))}
${restOfSubmission(submission)}`,
  )
}

function whatToDo({ orgKind }: Actor, submissionId: string): Html {
  const at = `/seat/submissions/${submissionId}`
  return orgKind === 'prime'
    ? html`<div class="govuk-button-group">${linkButton('Forward to the authority', `${at}/forward`)}
${linkButton('Return for correction', `${at}/return`, 'secondary')}</div>`
    : html`<div class="govuk-button-group">${linkButton('Decide', `${at}/decide`)}
${linkButton('Ask for information', `${at}/ask`, 'secondary')}</div>`
}

function needLinks({ submission }: SeatPage): Html {
  if (submission.needs.length === 0) return html`None`
  return html`<ol class="govuk-list govuk-list--number">${submission.needs.map(
    ({ id, title }) => html`<li><a class="govuk-link" href="#need-${id}">${title}</a></li>`,
  )}</ol>`
}

function dealings(read: SeatPage): Html {
  return card(
    { title: 'What happened so far' },
    read.item.answers.map((answer) => dealing(answer, read)),
  )
}

function dealing(answer: SeatAnswer, { submission }: SeatPage): Html {
  const { at, words, answerBy, decision } = answer
  const nameOf = new Map(submission.needs.map(({ id, title }) => [id, title]))
  return html`<h3 class="govuk-heading-s">${longDay(ukDayOf(at))}: ${answerInWords(answer)}</h3>
${words === '' ? nothing : html`<p>${person(words)}</p>`}
${answerBy === undefined ? nothing : html`<p>To be answered by ${longDay(answerBy)}.</p>`}
${
  decision === undefined
    ? nothing
    : html`<ul class="govuk-list govuk-list--bullet">${decision.perNeed.map(
        ({ needId, outcome, from, to, reasons }) =>
          html`<li><strong>${nameOf.get(needId) ?? 'A need'}</strong>: ${needOutcomes[outcome]}${
            from && to ? html`, ${fromTo(from, to)}` : to ? html`, until ${plainDay(to)}` : nothing
          }${reasons === '' ? nothing : html`. ${person(reasons)}`}</li>`,
      )}</ul>
${decision.supportEndsOn ? html`<p>All support ends on ${longDay(decision.supportEndsOn)}.</p>` : nothing}`
}`
}
