/** Interpreters of one person: what is booked, what they wish, who may interpret and who never. */
import type { Known } from '../../../application/interpreters/read-interpreters.ts'
import { timesOf } from '../../../application/interpreters/read-interpreters.ts'
import type { KeptBooking } from '../../../application/ports/circle/interpreter-store.ts'
import {
  endings,
  genders,
  genderWishes,
  interpreterKinds,
  modes,
  wents,
} from '../../../domain/interpreters/interpreter.ts'
import { neverAlone } from '../../../domain/interpreters/interpreter-asks.ts'
import { daysAway, plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState, summaryList, tag } from '../../parts/lists.ts'
import { inset } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'
import {
  addForm,
  bookForm,
  endForm,
  excludeForm,
  type InterpreterProps,
  wishesForm,
} from './interpreter-forms.ts'

export function interpretersPage(frame: Frame, props: InterpreterProps): Html {
  const { read, refused, problems, done } = props
  const { file, never, mayChange } = read
  return page(
    frame,
    {
      title: 'Interpreters',
      lead: caseBar(read, '/circle'),
      ...{ refused, problems, done },
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle">Back to the people around them</a></p>
${pageHeading({ title: 'Interpreters', intro: 'Somebody who came along never interprets: not a friend, a partner, a relative.' })}
${inset(html`<p>${neverAlone}.</p>`)}
${sentAboutWhatIsOver(frame, props)}
${bookedCard(frame, props)}
${wishesCard(frame, props)}
${usableCard(frame, props)}
${
  never.length > 0
    ? details(
        `Never to be used: ${never.length}`,
        html`<ul class="wm-todo">${never.map((known) => neverLine(known))}</ul>`,
      )
    : nothing
}
${mayChange ? addForm(frame, props) : nothing}`,
  )
}

/** What was written about somebody or something that has no form on the page any more: nothing is lost. */
function sentAboutWhatIsOver(frame: Frame, props: InterpreterProps): Html {
  const { read, sent } = props
  const over = [...read.usable, ...read.never].flatMap(({ before }) => before)
  const booking = over.find(({ id }) => sent?.name === `end ${id}`)
  const never = read.never.find(({ interpreter }) => sent?.name === `never ${interpreter.id}`)
  const written =
    sent?.name === 'book' && read.usable.length === 0
      ? bookForm(frame, props)
      : booking
        ? endForm(frame, props, booking)
        : never && excludeForm(frame, props, never.interpreter)
  return written && read.mayChange ? card({ title: 'What you wrote' }, written) : nothing
}

function bookedCard(frame: Frame, props: InterpreterProps): Html {
  const { open, usable, mayChange } = props.read
  return card(
    { title: open.length === 0 ? 'Nothing is booked' : `Booked: ${open.length}` },
    html`${open.length > 0 ? html`<ul class="wm-todo">${open.map((one) => bookedLine(frame, props, one))}</ul>` : nothing}
${mayChange && usable.length > 0 ? bookForm(frame, props) : nothing}
${usable.length === 0 ? html`<p>Write down an interpreter first: the form stands below.</p>` : nothing}`,
  )
}

function bookedLine(frame: Frame, props: InterpreterProps, booking: KeptBooking): Html {
  const { today } = props.read.picture
  const { on, code, mode, words, initials } = booking
  const over = on < today
  return html`<li class="wm-todo__line" id="booking-${booking.id}"><p class="wm-todo__who"><strong>${code}</strong></p>
<div class="wm-todo__what"><p>${modes[mode]}${words.at ? html`, ${words.at}` : nothing}</p>
${words.about ? html`<p>${person(words.about)}</p>` : nothing}
${words.because ? html`<p class="wm-todo__why">In the same room because: ${person(words.because)}</p>` : nothing}
<p class="wm-todo__why">Booked by ${initials}</p>
${props.read.mayChange ? endForm(frame, props, booking) : nothing}</div>
<div class="wm-todo__when">${over ? html`<p>${tag('soon', 'How did it go?')}</p>` : nothing}<p>${plainDay(on)}<br>${daysAway(on, today)}</p></div></li>`
}

function wishesCard(frame: Frame, props: InterpreterProps): Html {
  const { wishes, mayChange } = props.read
  return card(
    { title: 'What they wish' },
    html`${
      wishes === undefined
        ? emptyState(
            'Nobody has written down what they wish',
            'Ask them alone, by telephone if need be: language and dialect, a woman or a man, and from where nobody should come.',
          )
        : summaryList([
            { key: 'Speaks', value: person(wishes.speaks) },
            { key: 'Reads', value: wishes.reads ? person(wishes.reads) : 'Not asked' },
            { key: 'Interpreted in', value: person(wishes.interpretedIn) },
            { key: 'A woman or a man', value: genderWishes[wishes.gender] },
            {
              key: 'In the same room',
              value: wishes.remoteFirst ? 'Only where there is a reason' : 'They do not mind',
            },
            {
              key: 'Nobody from',
              value:
                wishes.keepAway.length > 0 ? person(wishes.keepAway.join(', ')) : 'Nothing named',
            },
            ...(wishes.words ? [{ key: 'In their words', value: person(wishes.words) }] : []),
          ])
    }
${mayChange ? wishesForm(frame, props) : nothing}`,
  )
}

function usableCard(frame: Frame, props: InterpreterProps): Html {
  const { usable } = props.read
  if (usable.length === 0) return nothing
  return card(
    { title: `May interpret for them: ${usable.length}` },
    html`<ul class="wm-todo">${usable.map(
      (
        known,
      ) => html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${known.interpreter.code}</strong></p>
<div class="wm-todo__what">${aboutLines(known)}${props.read.mayChange ? excludeForm(frame, props, known.interpreter) : nothing}</div>
<p class="wm-todo__when">${timesWords(known)}</p></li>`,
    )}</ul>`,
  )
}

function timesWords(known: Known): string {
  const times = timesOf(known)
  return times === 0 ? 'Not yet' : times === 1 ? 'Once before' : `${times} times before`
}

function aboutLines({ interpreter, before }: Known): Html {
  const { kind, gender, languages, from, details: words } = interpreter
  return html`<p>${person(languages.join(', '))} · ${genders[gender]}</p>
<p class="wm-todo__why">${interpreterKinds[kind]} · ${person(words.through)}${words.who ? html` · ${person(words.who)}` : nothing}</p>
<p class="wm-todo__why">${from.length > 0 ? html`From ${person(from.join(', '))}` : 'Nobody has asked where they come from'}</p>
${before.slice(0, 3).map((one) => beforeLine(one))}`
}

function beforeLine({ on, ended, after }: KeptBooking): Html {
  return html`<p class="wm-todo__why">${plainDay(on)}: ${ended ? endings[ended] : ''}${after && after.went !== 'not-asked' ? html`. ${wents[after.went]}` : nothing}${after?.words ? html`. ${person(after.words)}` : nothing}${after?.complaint ? html`. <strong>Complaint:</strong> ${person(after.complaint)}` : nothing}</p>`
}

function neverLine(known: Known): Html {
  const { why } = known.interpreter.details
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${known.interpreter.code}</strong></p>
<div class="wm-todo__what">${aboutLines(known)}<p><strong>${why ? person(why) : 'The person said no. Nobody asks why.'}</strong></p></div>
<p class="wm-todo__when">${tag('over', 'Never')}</p></li>`
}
