/** One risk review as it was written, with what changed since the one before it, and who looked again. */

import type { KeptReview } from '../../../application/ports/risk-store.ts'
import type { RiskPicture } from '../../../application/risk/read-risk.ts'
import { changeStory } from '../../../domain/risk/change-story.ts'
import { type FactorId, factorOf } from '../../../domain/risk/factors.ts'
import {
  certainties,
  concerns,
  type FactorReview,
  type FormulationBox,
  formulationBoxes,
  ratings,
  relevances,
  type Said,
  scenarioKinds,
  silences,
  timings,
  yesNoOrSilence,
} from '../../../domain/risk/review.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, summaryList, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'
import { concernTone } from './risk-words.ts'
import { actionList, storyOf } from './story.ts'

export function reviewShownPage(frame: Frame, read: RiskPicture, review: KeptReview): Html {
  const before = read.reviews.find(({ number }) => number === review.number - 1)
  const { judgement, safeToTalk, ownView, on, initials } = review
  return page(
    frame,
    { title: 'A risk review', lead: caseBar(read, '/risk'), width: 'reading' },
    html`<p><a class="govuk-link" href="${`/cases/${read.file.id}/risk`}">Back to risk and safety</a></p>
${pageHeading({ title: `Risk as it was seen on ${plainDay(on)}`, intro: `Written by ${initials}. Kept as it was written.` })}
${card(
  {
    title: 'The judgement',
    aside: tag(concernTone[judgement.concern], `${concerns[judgement.concern]} concern`),
  },
  html`<p class="wm-words">${person(judgement.why)}</p>
${summaryList([
  { key: 'How soon', value: timings[judgement.timing] },
  { key: 'How sure', value: certainties[judgement.certainty] },
  {
    key: 'Seen differently',
    value: judgement.disagreement ? person(judgement.disagreement) : 'Nobody said so',
  },
  { key: 'Look again by', value: plainDay(review.nextReviewOn) },
])}
${actionList(review.actions)}
${review.looks.map(({ initials: who, agrees, words, at }) => html`<p>Second look, ${who}, ${at.slice(0, 10)}: ${agrees ? 'agrees' : 'does not agree'}${words ? html`. ${person(words)}` : nothing}</p>`)}`,
)}
${card(
  { title: 'Their own view' },
  summaryList([
    { key: 'What worries them', value: saidWords(ownView.worries) },
    { key: 'What works', value: saidWords(ownView.works) },
    { key: 'What nobody else should know', value: saidWords(ownView.keepPrivate) },
    { key: 'Alone', value: yesNoOrSilence[safeToTalk.alone] },
    { key: 'Time enough', value: yesNoOrSilence[safeToTalk.enoughTime] },
    { key: 'Understood each other', value: yesNoOrSilence[safeToTalk.understood] },
  ]),
)}
${before ? card({ title: `What changed since ${plainDay(before.on)}` }, storyOf(changeStory(before, review))) : nothing}
${factorsCard(review)}${whyCard(review)}${scenariosCard(review)}`,
  )
}

function saidWords(said: Said): Html {
  return 'words' in said ? person(said.words) : html`${silences[said.silence]}`
}

function factorsCard({ factors }: KeptReview): Html {
  const looked = Object.entries(factors) as [FactorId, FactorReview][] // the keys of the library
  if (looked.length === 0) return nothing
  return card(
    { title: 'What was there' },
    summaryList(
      looked.map(([id, { rating, relevance, evidence }]) => ({
        key: factorOf(id).words,
        value: html`${ratings[rating]}${relevance ? html`; matters ${relevances[relevance].toLowerCase()}` : nothing}${evidence ? html`. ${person(evidence)}` : nothing}`,
      })),
    ),
  )
}

function whyCard({ formulation }: KeptReview): Html {
  const boxes = Object.entries(formulation) as [FormulationBox, string][] // the keys of the boxes
  if (boxes.length === 0) return nothing
  return card(
    { title: 'Why it is so' },
    summaryList(
      boxes.map(([box, words]) => ({ key: formulationBoxes[box], value: person(words) })),
    ),
  )
}

function scenariosCard({ scenarios }: KeptReview): Html {
  if (scenarios.length === 0) return nothing
  return card(
    { title: 'What could happen' },
    html`<ul class="govuk-list govuk-list--bullet">${scenarios.map(({ kind, who, where, howSoon, howBad, warningSigns }) => html`<li>${scenarioKinds[kind]}. ${[who, where, howSoon, howBad].flatMap((part) => (part ? [html`${person(part)}. `] : []))}${warningSigns ? html`It would show by: ${person(warningSigns)}` : nothing}</li>`)}</ul>`,
  )
}
