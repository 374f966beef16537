/** A submission set out to be read: need by need, the survivor's words in quotation marks. */
import type { Said } from '../../application/seat/plain-answers.ts'
import {
  type ListedEvidence,
  type ReadableNeed,
  type ReadableSubmission,
  stepsInWords,
  taperInWords,
} from '../../application/seat/readable-submission.ts'
import { parseDay } from '../../domain/calendar/day.ts'
import { ownWords } from '../parts/casework/timeline.ts'
import { fromTo, plainDay } from '../parts/dates.ts'
import { type Html, type HtmlValue, html, nothing, person } from '../parts/html.ts'
import { card, summaryList } from '../parts/lists.ts'

export function rowsOf(answers: readonly Said[]): { key: string; value: HtmlValue }[] {
  return answers.map(({ ask, kind, said }) => ({ key: ask, value: saidAs(kind, said) }))
}

function saidAs(kind: Said['kind'], said: string): Html {
  const day = kind === 'day' ? parseDay(said) : undefined
  if (day !== undefined) return html`${plainDay(day)}`
  return html`${said.split(/\r?\n/).map((line, at) => html`${at > 0 ? html`<br>` : nothing}${person(line)}`)}`
}

export function needCard(
  need: ReadableNeed,
  number: number,
  evidence: readonly ListedEvidence[],
): Html {
  const { recommendation, survivorWords, whose } = need
  const shown = evidence.filter((piece) => need.evidence.includes(piece.number))
  return card(
    {
      title: `${number}. ${need.title}${whose === 'survivor' ? '' : ` (${whose.toLowerCase()})`}`,
      id: `need-${need.id}`,
    },
    html`${survivorWords === undefined ? nothing : html`<h3 class="govuk-heading-s">In the survivor’s own words</h3>${ownWords(survivorWords)}`}
<h3 class="govuk-heading-s">What was assessed</h3>
${summaryList(rowsOf(need.answers))}
<h3 class="govuk-heading-s">What is recommended</h3>
${summaryList([
  { key: 'Support', value: askedInWords(need) },
  { key: 'For how long', value: periodAsked(need) },
  ...rowsOf(recommendation.answers),
])}
${listOfSteps('Steps towards what comes next', stepsInWords(recommendation.steps))}
${listOfSteps('Less in steps', taperInWords(recommendation.taper))}
<h3 class="govuk-heading-s">What it rests on</h3>
${restsOn(need, shown)}`,
  )
}

/** "Counselling, travel", or that another service meets the need. */
export function askedInWords({ recommendation, raw }: ReadableNeed): string {
  if (raw['asks'] === 'elsewhere') return 'None under the contract: another service meets it'
  return recommendation.supports.length > 0 ? recommendation.supports.join(', ') : 'Not stated'
}

export function periodAsked({ recommendation: { from, to } }: ReadableNeed): string {
  if (from && to) return fromTo(from, to)
  if (to) return `until ${plainDay(to)}`
  return from ? `from ${plainDay(from)}` : 'No days are named'
}

function listOfSteps(title: string, steps: readonly (readonly Said[])[]): Html {
  if (steps.length === 0) return nothing
  return html`<h3 class="govuk-heading-s">${title}</h3>
<ul class="govuk-list govuk-list--bullet">${steps.map(
    (answers) =>
      html`<li>${answers.map(({ kind, said }, at) => html`${at > 0 ? ', ' : nothing}${saidAs(kind, said)}`)}</li>`,
  )}</ul>`
}

function restsOn(need: ReadableNeed, evidence: readonly ListedEvidence[]): Html {
  if (need.cited.length === 0 && evidence.length === 0) {
    return html`<p>No dated entry and no evidence is named for this need.</p>`
  }
  return html`<ul class="govuk-list govuk-list--bullet">${need.cited.map(
    ({ statement, on, excerpt }) =>
      html`<li>Entry of ${plainDay(on)}, on “${statement}”${excerpt === undefined ? nothing : html`: ${person(excerpt)}`}</li>`,
  )}${evidence.map((piece) => html`<li>Evidence ${evidenceInWords(piece)}</li>`)}</ul>`
}

function evidenceInWords({
  number,
  receivedOn,
  datedOn,
  stillCurrentOn,
  what,
}: ListedEvidence): Html {
  const dated = datedOn ? `dated ${plainDay(datedOn)}` : `received ${plainDay(receivedOn)}`
  const still = stillCurrentOn ? `, confirmed as current on ${plainDay(stillCurrentOn)}` : ''
  return html`${number}, ${dated}${still}${what === undefined ? nothing : html`: ${person(what)}`}`
}

/** What the survivor says about the whole; their statement in their words. */
export function survivorCard({ survivor }: ReadableSubmission): Html {
  const statement = survivor.find(({ name }) => name === 'statement')
  const rest = survivor.filter(({ name }) => name !== 'statement')
  return card(
    { title: 'What the survivor says' },
    html`${rest.length === 0 && !statement ? html`<p>Nothing is recorded.</p>` : nothing}
${rest.length > 0 ? summaryList(rowsOf(rest)) : nothing}
${statement ? html`<h3 class="govuk-heading-s">Their statement</h3>${ownWords(statement.said)}` : nothing}`,
  )
}

export function restOfSubmission(submission: ReadableSubmission): Html {
  const { about, dependants, money, income, before, overruled } = submission
  return html`${survivorCard(submission)}
${about.length > 0 ? card({ title: 'How the assessment was made' }, summaryList(rowsOf(about))) : nothing}
${dependants.map(({ title, answers }) =>
  card(
    { title },
    answers.length > 0 ? summaryList(rowsOf(answers)) : html`<p>Nothing is recorded.</p>`,
  ),
)}
${
  money.length + income.length > 0
    ? card(
        { title: 'Money' },
        html`${money.length > 0 ? summaryList(rowsOf(money)) : nothing}${listOfSteps('Money coming in', income)}`,
      )
    : nothing
}
${before.length > 0 ? card({ title: 'Asked for and granted before' }, bullets(before)) : nothing}
${
  overruled.length > 0
    ? card(
        { title: 'Checks that a manager overruled' },
        html`<ul class="govuk-list govuk-list--bullet">${overruled.map(
          ({ title, reason }) => html`<li><strong>${title}</strong> ${person(reason)}</li>`,
        )}</ul>`,
      )
    : nothing
}`
}

function bullets(sentences: readonly string[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${sentences.map(
    (sentence) => html`<li>${person(sentence)}</li>`,
  )}</ul>`
}
