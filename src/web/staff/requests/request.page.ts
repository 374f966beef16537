/** One question to one professional: what was asked, its link, the answer, and what to do next. */
import type { RequestPage } from '../../../application/guests/answers.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { closedWhys } from '../../../domain/guests/door.ts'
import { evidenceTemplates, wordsOf } from '../../../domain/guests/evidence-question.ts'
import { withdrawnReasons } from '../../../domain/promises/promise-event.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice } from '../../parts/fields/choices.ts'
import { button, buttonForm, buttons, form } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, summaryList } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { whyNotWords } from '../circle/circle-words.ts'
import { passingOnCard } from '../firewall/passing-on.card.ts'
import { silent, standingTag } from './requests.pages.ts'

interface Props {
  readonly read: RequestPage
  readonly newWriteId: () => string
  readonly typed: Typed
  readonly problems: Problems
  readonly done?: string | undefined
  readonly refused?: Message | undefined
}

export function requestPage(frame: Frame, props: Props): Html {
  const { read, problems, done, refused } = props
  const { file, request } = read
  const { title } = evidenceTemplates[request.template]
  return page(
    frame,
    {
      ...{ title, lead: caseBar(read, '/circle'), width: 'reading' },
      ...{ done, refused, problems },
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle/requests">Back to the questions</a></p>
${pageHeading({ title, intro: html`${person(request.who)} ${standingTag(request)}` })}
${answerCard(frame, props)}
${askedCard(read)}
${linkCard(frame, props)}`,
  )
}

function answerCard(frame: Frame, { read, newWriteId }: Props): Html {
  const { file, request, answer, mayWork, whyNot } = read
  if (answer === undefined) return nothing
  const { answered, takenAt } = request
  const action = `${at(read)}/take`
  const take = { action, csrf: frame.csrf, versionSeen: file.version, writeId: newWriteId() }
  return card(
    { title: answer.kind === 'cannot' ? 'They cannot answer' : 'What they answered' },
    html`<blockquote class="wm-words" dir="auto">${person(answer.words)}</blockquote>
<p class="wm-todo__why">${person(request.who)}${answered ? html`, ${timeAt(answered.at)}` : nothing}${takenAt ? html`. In the record since ${plainDay(ukDayOf(takenAt))}.` : nothing}</p>
${answer.file ? html`<p>A file came with it. Nobody can open it before it is examined, scanned and drawn anew, which happens when you take it in.</p>` : nothing}
${!takenAt && whyNot.length > 0 ? note(html`<p>Since it was asked, something changed: ${whyNot.map(whyNotWords).join('. ')}. Speak with the person before you take it in.</p>`) : nothing}
${mayWork && !takenAt ? buttonForm(take, answer.kind === 'cannot' ? 'I have read it' : 'Take it into the record') : nothing}`,
  )
}

function askedCard({ request, file }: RequestPage): Html {
  const { template, own, askedAt, initials, by, silence, memberId } = request
  const to = `/cases/${file.id}/circle/members/${memberId}`
  return card(
    { title: 'What was asked' },
    html`<p class="wm-words" dir="auto">${person(wordsOf(template, own))}</p>
${summaryList([
  { key: 'Asked', value: html`${plainDay(ukDayOf(askedAt))}, by ${initials}` },
  { key: 'Of whom', value: html`<a class="govuk-link" href="${to}">${person(request.who)}</a>` },
  { key: 'By', value: plainDay(by) },
  ...(silence ? [{ key: 'Since then', value: silent(silence) }] : []),
])}`,
  )
}

const at = ({ file, request }: RequestPage) => `/cases/${file.id}/circle/requests/${request.id}`

function linkCard(frame: Frame, props: Props): Html {
  const { read, newWriteId } = props
  const { request, type, mayWork, whyNot } = read
  const { door, standing } = request
  if (door === undefined) return nothing
  const open = standing === 'waiting' || standing === 'link-closed'
  const send = () => ({ csrf: frame.csrf, writeId: newWriteId() })
  return card(
    { title: 'The link' },
    html`${summaryList(doorRows(request))}
${open && whyNot.length > 0 ? note(html`<p>They may not be asked now: ${whyNot.map(whyNotWords).join('. ')}. Nothing can be opened with a link, and nobody should call them about it.</p>`) : nothing}
${
  open && mayWork
    ? html`${form({ ...send(), action: `${at(read)}/link` }, html`${passingOnCard(type)}${buttons(button('Make a new link', { kind: 'secondary' }))}`)}
${door.closed ? nothing : buttonForm({ ...send(), action: `${at(read)}/close` }, 'Close the link', 'secondary')}
${stopForm(frame, props)}`
    : nothing
}`,
  )
}

function stopForm(frame: Frame, { read, newWriteId, typed, problems }: Props): Html {
  const asked = { typed, problems }
  return details(
    'Stop asking',
    form(
      { action: `${at(read)}/stop`, csrf: frame.csrf, writeId: newWriteId() },
      html`${choice({ name: 'because', label: 'Why is it not waited for any more?', options: withdrawnReasons, ...asked })}
${button('Stop asking', { kind: 'secondary' })}`,
    ),
    { open: Object.keys(problems).length > 0 },
  )
}

function doorRows({ door }: RequestPage['request']) {
  if (!door) return []
  const { closed, triesLeft, lateVisits, seenAt, expiresAt } = door
  return [
    {
      key: 'Now',
      value: closed
        ? html`Closed, ${timeAt(closed.at)}. ${closedWhys[closed.why]}.`
        : html`Open until ${plainDay(ukDayOf(expiresAt))}. It bears ${triesLeft} wrong ${triesLeft === 1 ? 'code' : 'codes'}.`,
    },
    { key: 'Opened', value: seenAt ? html`Last ${timeAt(seenAt)}` : 'Not yet' },
    ...(lateVisits > 0
      ? [
          {
            key: 'After that',
            value: `Somebody came ${lateVisits === 1 ? 'once' : `${lateVisits} times`} when it was closed, and was shown nothing`,
          },
        ]
      : []),
  ]
}
