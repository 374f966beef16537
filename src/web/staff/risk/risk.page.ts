/**
 * How safe a person is, as people see it now: what calls for another look first, then the judgement in
 * words, what changed since the last one, the safety plan. No number stands for a person anywhere.
 */

import type { RiskPicture } from '../../../application/risk/read-risk.ts'
import { certainties, concerns, timings } from '../../../domain/risk/review.ts'
import { signals } from '../../../domain/risk/triggers.ts'
import { plainDay } from '../../parts/dates.ts'
import { select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form, linkButton } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'
import { missingCard } from './missing.card.ts'
import { planCard } from './plan.page.ts'
import type { RiskPageProps } from './risk-props.ts'
import { calledBy, concernTone } from './risk-words.ts'
import { secondLookCard } from './second-look.card.ts'
import { actionList, storyOf } from './story.ts'

export function riskPage(frame: Frame, props: RiskPageProps): Html {
  const { read, problems, refused, done } = props
  const { file, reviews, mayWrite } = read
  const base = `/cases/${file.id}/risk`
  return page(
    frame,
    { title: 'Risk and safety', lead: caseBar(read, '/risk'), problems, refused, done },
    html`${pageHeading({
      title: 'Risk and safety',
      intro: 'A judgement in words that changes as things change. Never a score.',
      action: mayWrite ? linkButton('Review the risk', `${base}/review`) : nothing,
    })}
${missingCard(frame, props)}${calledCard(read)}${secondLookCard(frame, props)}
${reviews.length === 0 ? emptyState('Risk was not reviewed here yet', 'Begin with how they see it themselves. Nothing about what was done to them has to be asked.') : nowCard(read, base)}
${storyCard(read)}
${planCard(read)}
${signalCard(frame, props)}
${earlierCard(read, base)}`,
  )
}

function calledCard({ triggers }: RiskPicture): Html {
  if (triggers.length === 0) return nothing
  return card(
    { title: 'Look again, because', aside: tag('soon', 'Asked for') },
    html`<ul class="wm-why__lines">${triggers.map((trigger) => html`<li>${calledBy(trigger)}</li>`)}</ul>
<p>Nothing changes by itself: people look, and decide.</p>`,
  )
}

function nowCard({ reviews }: RiskPicture, base: string): Html {
  const [last] = reviews
  if (last === undefined) return nothing
  const { judgement, ownView, on, initials, nextReviewOn, actions } = last
  const { worries } = ownView
  return card(
    {
      title: 'As it was seen last',
      aside: tag(concernTone[judgement.concern], `${concerns[judgement.concern]} concern`),
    },
    html`${'words' in worries ? html`<figure class="wm-own-words"><blockquote>${person(worries.words)}</blockquote><figcaption>Their own view</figcaption></figure>` : nothing}
<p>${person(judgement.why)}</p>
<p>Timing: ${timings[judgement.timing].toLowerCase()}. How sure: ${certainties[judgement.certainty].toLowerCase()}.</p>
${judgement.disagreement ? html`<p><strong>Seen differently:</strong> ${person(judgement.disagreement)}</p>` : nothing}
${actionList(actions)}
<p>${initials}, ${plainDay(on)}. Looked at again by ${plainDay(nextReviewOn)}. <a class="govuk-link" href="${`${base}/reviews/${last.id}`}">Read the whole review</a></p>`,
  )
}

function storyCard({ story, reviews }: RiskPicture): Html {
  const before = reviews[1]
  if (story === undefined || before === undefined) return nothing
  return card({ title: `What changed since ${plainDay(before.on)}` }, storyOf(story))
}

function signalCard(frame: Frame, { read, newWriteId, typed, problems }: RiskPageProps): Html {
  const { file, mayWrite } = read
  const asked = { typed, problems }
  return card(
    { title: 'Something happened', id: 'signal' },
    html`${
      mayWrite
        ? html`<p>Note it now, in one go; look at the risk when there is time. It asks for a review on Today.</p>
${form(
  { action: `/cases/${file.id}/risk/signals`, csrf: frame.csrf, writeId: newWriteId() },
  html`${select({ name: 'kind', label: 'What?', options: signals, none: 'Choose', ...asked })}
${dayField({ name: 'signalOn', label: 'When?', hint: 'Empty: today.', ...asked })}
${longText({ name: 'signalWords', label: 'In a few words, if you like', hint: 'No addresses here.', rows: 2, limit: 2000, ...asked })}
${button('Note it', { kind: 'secondary' })}`,
)}`
        : nothing
    }
${
  read.signals.length > 0
    ? details(
        `Noted before: ${read.signals.length}`,
        html`<ul class="govuk-list">${read.signals.map(({ kind, on, words, initials }) => html`<li>${plainDay(on)}: ${signals[kind]}${words ? html`. ${person(words)}` : nothing} (${initials})</li>`)}</ul>`,
      )
    : nothing
}`,
  )
}

function earlierCard({ reviews }: RiskPicture, base: string): Html {
  if (reviews.length < 2) return nothing
  return card(
    { title: 'Earlier reviews' },
    html`<ul class="govuk-list">${reviews.slice(1).map(({ id, on, judgement, initials }) => html`<li><a class="govuk-link" href="${`${base}/reviews/${id}`}">${plainDay(on)}</a>: ${concerns[judgement.concern].toLowerCase()} concern (${initials})</li>`)}</ul>`,
  )
}
