/**
 * Who looked: opened by a worker together with the survivor, so it speaks to the survivor and shows
 * nothing else of the case. Colleagues stand here by their work and initials, never by name.
 */
import { byDay } from '../../../application/looked/print-looked.ts'
import { questionOf, type ReadLooked } from '../../../application/looked/read-looked.ts'
import type { LookedFile } from '../../../application/ports/looked/looked-stores.ts'
import { type LookedAt, lookedAt } from '../../../domain/looked/case-act.ts'
import type { LookedLine } from '../../../domain/looked/line.ts'
import { type Question, stateOf } from '../../../domain/looked/question.ts'
import { identityBar, subNavigation } from '../../parts/casework/identity-bar.ts'
import { ownWords } from '../../parts/casework/timeline.ts'
import { longDay } from '../../parts/dates.ts'
import { select } from '../../parts/fields/choices.ts'
import { filterForm } from '../../parts/fields/filter.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { details, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { pagination } from '../../parts/pagination.ts'
import type { Typed } from '../../request/typed.ts'
import { addressWith } from '../staff-request.ts'

export const linesOnPage = 60

export interface LookedPageProps {
  readonly read: ReadLooked
  readonly about: LookedAt | undefined
  readonly query: Typed
  readonly pageNumber: number
  readonly done?: string | undefined
}

export function lookedPage(frame: Frame, props: LookedPageProps): Html {
  const { read, about, pageNumber, done } = props
  const { file, lines } = read
  const chosen = about === undefined ? lines : lines.filter(({ at }) => at === about)
  const shown = chosen.slice((pageNumber - 1) * linesOnPage, pageNumber * linesOnPage)
  return page(
    frame,
    {
      title: 'Who looked',
      lead: lookedLead(file, '/looked'),
      width: 'reading',
      done,
    },
    html`${pageHeading({
      title: 'Who looked',
      intro: html`What people at ${file.organisation} opened, wrote, printed and sent about you, newest first. Read it together, as often as you like.`,
    })}
${filters(props, chosen.length)}
${shown.length === 0 ? emptyState('No line here', 'Choose something else above. A line appears within a minute of whatever is done.') : nothing}
${byDay(shown).map(([, sameDay]) => dayOf(file.id, sameDay, read.questions))}
${pagination({
  page: pageNumber,
  pages: Math.ceil(chosen.length / linesOnPage),
  address: (number) =>
    addressWith(`/cases/${file.id}/looked`, props.query, { page: String(number), done: '' }),
})}
${goodToKnow}`,
  )
}

/** On the pages read with the survivor: who it is about, the way back, and nothing of the record. */
export function lookedLead(file: LookedFile, here?: '/looked' | '/looked/print'): Html {
  const base = `/cases/${file.id}`
  const pages = [
    { href: base, label: `Back to ${file.alias}` },
    { href: `${base}/looked`, label: 'Who looked', here: here === '/looked' },
    { href: `${base}/looked/print`, label: 'Give a copy', here: here === '/looked/print' },
  ]
  return identityBar({
    alias: file.alias,
    reference: file.reference,
    about: nothing,
    slim: true,
    tracks: [],
    navigation: subNavigation(`Who looked, ${file.alias}`, pages),
  })
}

function filters({ read, about, query }: LookedPageProps, count: number): Html {
  const action = `/cases/${read.file.id}/looked`
  return filterForm(
    {
      action,
      showing: count === 1 ? 'One line' : `${count} lines`,
      clear: about === undefined ? undefined : action,
    },
    select({
      name: 'about',
      label: 'What was looked at',
      none: 'Everything',
      options: lookedAt,
      typed: query,
      problems: {},
    }),
  )
}

function dayOf(caseId: string, lines: readonly LookedLine[], questions: readonly Question[]): Html {
  const [first] = lines
  if (first === undefined) return nothing
  return html`<section class="wm-looked"><h2 class="govuk-heading-m">${longDay(first.day)}</h2>
<ul class="wm-looked__lines">${lines.map((line) => lineOf(caseId, line, questionOf(line, questions)))}</ul></section>`
}

function lineOf(caseId: string, line: LookedLine, question: Question | undefined): Html {
  const { id, when, who, did } = line
  return html`<li class="wm-looked__line" id="line-${id}">
<p class="wm-looked__said">${when}, <strong>${who}</strong>, ${did}.${reasonOf(line)}</p>
${
  question
    ? questionPart(question)
    : html`<p class="wm-looked__ask"><a class="govuk-link" href="/cases/${caseId}/looked/lines/${id}">I do not recognise this<span class="govuk-visually-hidden">: ${when}, ${who}</span></a></p>`
}
</li>`
}

export function reasonOf({ reason }: LookedLine): Html {
  return reason === undefined ? nothing : html` Reason given: <bdi dir="auto">${reason}</bdi>`
}

/** What became of "I do not recognise this", beside its line. */
export function questionPart(question: Question): Html {
  const { words, answer } = question
  const state = stateOf(question)
  return html`<div class="wm-looked__question"><p>${tag(state === 'answered' ? 'good' : 'soon', stateSaid[state])}</p>
${words === undefined ? nothing : ownWords(words)}
${answer === undefined ? nothing : html`<p><strong>Our answer:</strong> <span dir="auto" class="wm-looked__answer">${answer}</span></p>`}</div>`
}

const stateSaid = {
  asked: 'You do not recognise this. We were asked to look into it',
  'looked-into': 'You do not recognise this. Somebody is looking into it',
  answered: 'You did not recognise this. We have answered',
} as const

const goodToKnow = details(
  'What this list tells, and what it does not',
  html`<ul class="govuk-list govuk-list--bullet">
<li>People are named by their work and their initials, for their safety. You can ask us who they are.</li>
<li>A line can come later when the law or somebody’s safety asks for it. No line is ever removed.</li>
<li>The team’s daily lists show the name you go by and what is due. Looking at such a list is not written down person by person.</li>
<li>Others to whom something was sent keep lists of their own. You can ask us to ask them.</li>
<li>Times are those of clocks in the United Kingdom.</li>
</ul>`,
)
