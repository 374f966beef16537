/** Challenging a decision: the deadline with its reasons, what is wrong need by need, evidence to ask for. */

import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { decisionFacts } from '../../../../domain/facts/decision-facts.ts'
import type { EvidenceRequest } from '../../../../domain/needs/evidence.ts'
import {
  type ChallengedNeed,
  challengeFields,
  type ReconsiderationDraft,
} from '../../../../domain/rna/reconsideration.ts'
import { plainDay } from '../../../parts/dates.ts'
import { choice, many } from '../../../parts/fields/choices.ts'
import { dayAsTyped, dayField } from '../../../parts/fields/day.ts'
import { button, form } from '../../../parts/fields/form.ts'
import { longText } from '../../../parts/fields/text.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../../parts/html.ts'
import { columns, pageHeading } from '../../../parts/layout.ts'
import { card, details, tag } from '../../../parts/lists.ts'
import type { Typed } from '../../../request/typed.ts'
import type { CategoryNames } from '../../case/case-names.ts'
import { needName } from '../../case/need-words.ts'
import { clockAsCard } from '../../case/why-this-date.ts'
import { type Again, rnaAddress, rnaPage } from '../rna-request.ts'
import { outcomeTag } from '../way/asked-and-granted.ts'

export interface ChallengeProps {
  readonly open: OpenRna
  readonly draft: ReconsiderationDraft
  readonly categories: CategoryNames
  readonly writeIds: readonly [challenge: string, evidence: string, extension: string]
  readonly kept?: Typed | undefined
  readonly again?: Again | undefined
  readonly done?: string | undefined
}

export type ChallengePart = 'challenge' | 'whyWrong' | 'newEvidence' | 'asksFor' | 'ask' | 'from'

export function challengeField(part: ChallengePart, needId: string): string {
  return `${part}-${needId}`
}

export function challengePage(frame: Frame, props: ChallengeProps): Html {
  const { open, draft, again, done } = props
  const asked = open.rna.cycle.challenges.at(-1)
  return rnaPage(
    frame,
    open,
    {
      title: 'Challenge',
      here: '/challenge',
      problems: again?.problems,
      refused: again?.refused,
      done,
    },
    html`${pageHeading({
      title: 'Challenge the decision',
      intro:
        'The survivor decides whether to ask. You can ask for evidence today, before that is decided.',
    })}
${asked ? html`<p><a class="govuk-link" href="/cases/${open.file.id}/documents-out">Make the request as a document</a></p>` : nothing}
${columns({
  first:
    draft.needs.length === 0
      ? nothing
      : html`${deadline(props)}${requestsSoFar(props)}${moreTime(frame, props)}`,
  rest: html`${asked ? html`<p>${tag('calm', 'Asked for already')} on ${plainDay(asked.requestedOn)}. Another request can still be recorded.</p>` : nothing}${challengeForm(frame, props)}`,
})}`,
  )
}

/** The clock of this decision, with every step of its count. */
function deadline({ open, draft }: ChallengeProps): Html {
  const clock = open.picture.clocks.find(
    ({ limit, startedBy }) => limit === 'TL-21' && startedBy.factId === draft.decision,
  )
  return card(
    { title: 'How long there is' },
    clock
      ? clockAsCard(clock, open.picture.today)
      : html`<p>No day could be counted. Ask as soon as you can.</p>`,
  )
}

function requestsSoFar({ open }: ChallengeProps): Html {
  const waiting = open.picture.evidenceRequests.filter(({ answeredOn }) => answeredOn === undefined)
  if (waiting.length === 0) return nothing
  return card(
    { title: 'Evidence still awaited' },
    html`<ul class="govuk-list">${waiting.map((one: EvidenceRequest) => html`<li>${one.what ? person(one.what) : 'Evidence'}, asked for on ${plainDay(one.askedOn)} <a class="govuk-link" href="/cases/${open.file.id}/record/evidence-received?request=${one.id}">It came</a></li>`)}</ul>`,
  )
}

function moreTime(frame: Frame, { open, writeIds, again }: ChallengeProps): Html {
  const typed = again?.typed ?? {}
  const problems = again?.problems ?? {}
  return details(
    'Ask for more time',
    form(
      {
        action: `${rnaAddress(open)}/extension`,
        csrf: frame.csrf,
        writeId: writeIds[2],
        versionSeen: open.file.version,
      },
      html`<p>Ask before the last day, in writing, and say what is still awaited from whom.</p>${longText({ name: 'extension', label: decisionFacts['extension-requested'].fields.statement.ask, rows: 4, typed, problems })}
${button('Record that it was asked for today', { kind: 'secondary' })}`,
    ),
    { open: Boolean(problems['extension']) },
  )
}

function challengeForm(frame: Frame, props: ChallengeProps): Html {
  const { open, draft, writeIds, again, kept } = props
  const typed = again?.typed ?? { ...prefilled(props), ...kept }
  const asked = { typed, problems: again?.problems ?? {} }
  const fields = decisionFacts['reconsideration-requested'].fields
  if (draft.needs.length === 0) {
    return html`<p>Everything was agreed as asked. There is nothing to challenge in this letter.</p>`
  }
  return form(
    {
      action: `${rnaAddress(open)}/challenge`,
      csrf: frame.csrf,
      writeId: writeIds[0],
      versionSeen: open.file.version,
      draft: `/cases/${open.file.id}/drafts/rna-${open.rna.cycle.rna}-challenge`,
    },
    html`${draft.needs.map((need) => oneNeed(props, need, asked))}
${card(
  { title: 'The request' },
  html`${choice({ name: 'grounds', label: fields.grounds.ask, options: fields.grounds.options, small: true, ...asked })}
${choice({ name: 'by', label: fields.by.ask, options: fields.by.options, small: true, ...asked })}
${longText({ name: 'statement', label: `${fields.statement.ask} (optional)`, hint: 'Leave empty to use what you wrote for each need.', rows: 4, ...asked })}
${dayField({ name: 'on', label: decisionFacts['reconsideration-requested'].onAsk, ...asked })}`,
)}
<p>${button('Only ask for the evidence that is ticked', { kind: 'secondary', name: 'do', value: 'evidence' })}</p>
${button('Record the challenge', { name: 'do', value: 'challenge' })}`,
  )
}

function oneNeed(
  { open, categories }: ChallengeProps,
  need: ChallengedNeed,
  asked: Parameters<typeof evidenceToAskFor>[1],
): Html {
  const field = (part: ChallengePart) => challengeField(part, need.id)
  const name = needName(
    open.picture.needs.find(({ id }) => id === need.id),
    categories,
  )
  return card(
    { title: name, aside: outcomeTag(need.outcome) },
    html`<p>${need.shortfall}</p>${need.reasons ? html`<p>Reasons in the letter: “${person(need.reasons)}”</p>` : nothing}
<p>${need.newEvidence.length === 0 ? 'No new evidence since the decision yet.' : `${need.newEvidence.length} new ${need.newEvidence.length === 1 ? 'paper' : 'papers'} since the decision.`} ${need.earlierEvidence.length > 0 ? `${need.earlierEvidence.length} sent before.` : ''}</p>
${choice({ name: field('challenge'), label: challengeFields.challenge.ask, options: challengeFields.challenge.options, inline: true, small: true, ...asked })}
${longText({ name: field('whyWrong'), label: challengeFields.whyWrong.ask, hint: challengeFields.whyWrong.hint, rows: 3, ...asked })}
${longText({ name: field('newEvidence'), label: `${challengeFields.newEvidence.ask} (optional)`, rows: 2, ...asked })}
${longText({ name: field('asksFor'), label: `${challengeFields.asksFor.ask} (optional)`, rows: 2, ...asked })}
${evidenceToAskFor(need, asked)}`,
  )
}

function evidenceToAskFor(
  { id, toAskFor }: ChallengedNeed,
  asked: Pick<Parameters<typeof longText>[0], 'typed' | 'problems'>,
): Html {
  if (toAskFor.length === 0) return nothing
  return many({
    name: challengeField('ask', id),
    label: 'Ask for this evidence today',
    hint: 'A request is recorded for each that is ticked, so that somebody follows it up.',
    options: toAskFor.map((what) => ({ value: what, label: what })),
    small: true,
    ...asked,
  })
}

function prefilled({ open, draft }: ChallengeProps): Typed {
  const chosen = draft.needs.map(({ id, answers }) => [
    challengeField('challenge', id),
    answers.challenge ?? '',
  ])
  return { ...Object.fromEntries(chosen), ...dayAsTyped('on', open.picture.today) }
}
