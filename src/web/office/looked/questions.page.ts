/** What survivors did not recognise, for those who look into it: the line, their words, an answer. */
import type { OpenQuestion } from '../../../application/ports/looked/looked-stores.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { caseActOf } from '../../../domain/looked/acts.ts'
import { longestWords } from '../../../domain/looked/question.ts'
import { ownWords } from '../../parts/casework/timeline.ts'
import { dueDay } from '../../parts/dates.ts'
import { button, buttons, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, summaryList, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { ukTime } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { roleInLog } from '../log/log-words.ts'
import { officeWays } from './office-ways.ts'

export interface QuestionsPageProps {
  readonly questions: readonly OpenQuestion[]
  /** The office of the data protection lead has more pages than this one. */
  readonly isLead: boolean
  readonly today: Day
  /** The question whose answer comes back with a problem, and what was typed. */
  readonly again?: { readonly id: string; readonly typed: Typed; readonly problems: Problems }
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

export function questionsPage(frame: Frame, props: QuestionsPageProps): Html {
  const { questions, isLead, again, refused, done } = props
  return page(
    frame,
    {
      title: 'Lines not recognised',
      width: 'reading',
      problems: again?.problems,
      refused,
      done,
    },
    html`${pageHeading({
      title: 'Lines not recognised',
      intro:
        'A survivor read who looked and did not recognise a line. Look into it, then answer them in plain words. Nobody sees a question about a line of their own.',
    })}
${isLead ? officeWays('/looked') : nothing}
${
  questions.length === 0
    ? emptyState(
        'No question waits',
        'One appears here when a survivor says “I do not recognise this”, and stays until it is answered.',
      )
    : questions.map((question) => questionCard(frame, question, props))
}`,
  )
}

function questionCard(frame: Frame, question: OpenQuestion, props: QuestionsPageProps): Html {
  const { id, line, words, caseReference, askedAt, answerBy, takenAt, takenByName } = question
  const late = answerBy < props.today
  const again = props.again?.id === id ? props.again : undefined
  const name = `answer-${id}`
  return card(
    {
      title: caseReference,
      id: `question-${id}`,
      aside: tag(late ? 'late' : 'soon', `Answer by ${dueDay(answerBy, props.today)}`),
    },
    html`${summaryList([
      {
        key: 'The line',
        value: html`${ukTime(line.at)}: ${person(line.by)}, ${roleInLog(line.role)}, ${caseActOf(line.act)?.said ?? line.act}`,
      },
      { key: 'Asked', value: ukTime(askedAt) },
      {
        key: 'Looked into by',
        value: takenAt ? html`${person(takenByName)}, ${ukTime(takenAt)}` : 'Nobody yet',
      },
    ])}
${words === undefined ? html`<p>They said nothing more.</p>` : ownWords(words)}
${form(
  { action: `/looked/${id}/answer`, csrf: frame.csrf },
  html`${longText({
    name,
    label: 'Your answer to the survivor',
    hint: 'They read it beside the line, and it may be printed: no names in full, no address. Say what you found, and what happens now.',
    rows: 4,
    limit: longestWords,
    typed: again?.typed ?? {},
    problems: again?.problems ?? {},
  })}
${buttons(
  button('Answer', { name: 'act', value: 'answer' }),
  takenAt ? nothing : button('I look into it', { kind: 'secondary', name: 'act', value: 'take' }),
)}`,
)}`,
  )
}
