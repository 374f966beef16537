/** Ask a professional one question: what, for which need, by when, and whether the person agrees. */
import type { MemberPage } from '../../../application/circle/read-circle.ts'
import { askingOf } from '../../../application/guests/answers.ts'
import { shareItems } from '../../../domain/circle/share-items.ts'
import { evidenceTemplates, mostOwnQuestion } from '../../../domain/guests/evidence-question.ts'
import { openNeeds } from '../../../domain/needs/need.ts'
import { choice, many, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { midSentence } from '../../parts/mid-sentence.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import type { CategoryNames } from '../case/case-names.ts'
import { needName } from '../case/need-words.ts'
import { passingOnCard } from '../firewall/passing-on.card.ts'

export interface AskProps {
  readonly read: MemberPage
  readonly categories: CategoryNames
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
}

type Asking = ReturnType<typeof askingOf>

export function askPage(frame: Frame, props: AskProps): Html {
  const { read, categories, writeId, typed, problems, refused } = props
  const { file, entry, picture } = read
  const { member } = entry
  const asked = { typed, problems }
  const asking = askingOf(read, member, picture.today)
  const needs = openNeeds(picture.needs, picture.today)
  const back = `/cases/${file.id}/circle/members/${member.id}`
  return page(
    frame,
    {
      ...{ title: 'Ask a question', lead: caseBar(read, '/circle'), width: 'reading' },
      ...{ problems, refused },
    },
    html`<p><a class="govuk-link" href="${back}">Back to this professional</a></p>
${pageHeading({ title: 'Ask a question', intro: html`${person(member.details.who)} answers on a page of their own, without an account.` })}
${seesCard(asking)}
${form(
  { action: `${back}/ask`, csrf: frame.csrf, writeId, versionSeen: file.version },
  html`${questionField(asking, asked)}
${needs.length > 0 ? select({ name: 'need', label: 'For which need? (optional)', none: 'None of them', options: needs.map((need) => ({ value: need.id, label: needName(need, categories) })), ...asked }) : nothing}
${dayField({ name: 'by', label: 'By when would an answer help?', hint: 'From the day after, it is asked about on Today. A link works for seven days; you can make another one for the same question.', ...asked })}
${agreedField(asking, asked)}
${passingOnCard(member.type)}
${button('Make the link')}`,
)}`,
  )
}

function seesCard({ named }: Asking): Html {
  if (named === undefined) {
    return note(
      html`<p>They did not agree that this professional is told who it is about. Ask them, and write it down on the page of this professional first.</p>`,
    )
  }
  return html`<p>They see your question, your name and the day, and whom it is about: ${midSentence(shareItems[named].title)}. Nothing else, and nothing of why or where they are supported. That they are asked at all says that somebody supports this person.</p>`
}

interface Asked {
  readonly typed: Typed
  readonly problems: Problems
}

function questionField({ templates }: Asking, asked: Asked): Html {
  const own = longText({
    ...{ name: 'own', label: 'Your question', rows: 3, limit: mostOwnQuestion },
    hint: 'Ask, and tell nothing: no address, no number, nothing of what happened to them. They read it as you write it.',
    ...asked,
  })
  const options = templates.map((value) => {
    const template = evidenceTemplates[value]
    const said = 'ask' in template ? { hint: template.ask } : { more: own }
    return { value, label: template.title, ...said }
  })
  return choice({ name: 'template', label: 'What do you ask?', options, ...asked })
}

/** A yes that stands is not asked for again; nobody ticks what nobody said. */
function agreedField({ agreedBefore }: Asking, asked: Asked): Html {
  if (agreedBefore) {
    return html`<p>They have agreed that this professional is asked. Tell them that you ask now.</p>${hidden('agreed', 'before')}`
  }
  return many({
    ...{ name: 'agreed', label: 'Does the person agree that this professional is asked?' },
    hint: 'Say what is asked, and that the answer comes into their record. Saying no costs nothing else.',
    options: { now: 'Yes, they said so today' },
    ...asked,
  })
}
