/** The forms about interpreters: wishes, somebody new, a booking, how it went, and never again. */
import type { InterpretersPage } from '../../../application/interpreters/read-interpreters.ts'
import type {
  KeptBooking,
  KeptInterpreter,
} from '../../../application/ports/circle/interpreter-store.ts'
import {
  companions,
  endings,
  genders,
  genderWishes,
  interpreterKinds,
  modes,
  wents,
} from '../../../domain/interpreters/interpreter.ts'
import { choice, many, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html } from '../../parts/html.ts'
import { details } from '../../parts/lists.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { mostWords } from './interpreter.form.ts'

/** Which form was sent and comes back with what was typed in it; the others stay as they were. */
export interface SentForm {
  readonly name: string
  readonly typed: Typed
}

export interface InterpreterProps {
  readonly read: InterpretersPage
  readonly newWriteId: () => string
  readonly sent?: SentForm | undefined
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

function asked(
  { sent, problems }: InterpreterProps,
  name: string,
  otherwise: Typed = {},
): { typed: Typed; problems: Problems } {
  return sent?.name === name ? { typed: sent.typed, problems } : { typed: otherwise, problems: {} }
}

function sendsTo(frame: Frame, props: InterpreterProps, act: string, content: Html): Html {
  const { read, newWriteId } = props
  const action = `/cases/${read.file.id}/circle/interpreters/${act}`
  return form(
    { action, csrf: frame.csrf, writeId: newWriteId(), versionSeen: read.file.version },
    content,
  )
}

export function wishesForm(frame: Frame, props: InterpreterProps): Html {
  const { wishes } = props.read
  const fields = asked(props, 'wishes', {
    speaks: wishes?.speaks ?? '',
    reads: wishes?.reads ?? '',
    interpretedIn: wishes?.interpretedIn ?? '',
    genderWish: wishes?.gender ?? '',
    remoteFirst: wishes?.remoteFirst ? ['yes'] : [],
    keepAway: wishes?.keepAway.join('\n') ?? '',
    wishWords: wishes?.words ?? '',
  })
  return details(
    wishes ? 'They wish something else' : 'Write down what they wish',
    sendsTo(
      frame,
      props,
      'wishes',
      html`${hidden('wishesSeen', wishes?.version ?? 0)}
${textField({ name: 'speaks', label: 'Which language do they speak?', hint: 'With the dialect: Kurdish, Sorani', width: 20, ...fields })}
${textField({ name: 'reads', label: 'Which language do they read?', hint: 'It may be another, or none', width: 20, ...fields })}
${textField({ name: 'interpretedIn', label: 'In which language should it be said to them?', hint: 'Empty: the one they speak', width: 20, ...fields })}
${choice({ name: 'genderWish', label: 'A woman or a man?', options: genderWishes, small: true, ...fields })}
${many({ name: 'remoteFirst', label: 'Over the telephone or by video', options: { yes: 'A voice from elsewhere first; in the same room only for a reason' }, small: true, ...fields })}
${longText({ name: 'keepAway', label: 'From which communities or regions should nobody come?', hint: 'One on each line. Interpreters from there are excluded at once, and what is booked with them is cancelled.', rows: 3, limit: mostWords, ...fields })}
${longText({ name: 'wishWords', label: 'In their words, if they want to say more', rows: 2, limit: mostWords, ...fields })}
${button('Save what they wish', { kind: 'secondary' })}`,
    ),
    { open: props.sent?.name === 'wishes' },
  )
}

export function addForm(frame: Frame, props: InterpreterProps): Html {
  const fields = asked(props, 'new')
  return details(
    'Write down an interpreter',
    sendsTo(
      frame,
      props,
      'new',
      html`${choice({ name: 'kind', label: 'Who is it?', options: { ...interpreterKinds, ...companions }, small: true, ...fields })}
${textField({ name: 'code', label: 'A code for them', hint: 'Letters and digits, such as T-1. It stands in the journal, so never a name.', width: 10, ...fields })}
${textField({ name: 'through', label: 'How are they booked?', hint: 'The agency and its number for them', ...fields })}
${textField({ name: 'who', label: 'Their name, if you know it', hint: 'Kept sealed. It stands nowhere else.', ...fields })}
${choice({ name: 'gender', label: 'A woman or a man?', options: genders, inline: true, small: true, ...fields })}
${longText({ name: 'languages', label: 'Which languages, with dialects?', hint: 'One on each line', rows: 2, limit: mostWords, ...fields })}
${longText({ name: 'from', label: 'From which communities or regions do they come?', hint: 'Ask the agency, not the person. One on each line; empty: nobody has asked.', rows: 2, limit: mostWords, ...fields })}
${many({ name: 'never', label: 'Does the person want them never to be used?', options: { yes: 'Never for them' }, small: true, ...fields })}
${longText({ name: 'neverWhy', label: 'Why not, if they want to say', rows: 2, limit: mostWords, ...fields })}
${button('Save', { kind: 'secondary' })}`,
    ),
    { open: props.sent?.name === 'new' },
  )
}

export function bookForm(frame: Frame, props: InterpreterProps): Html {
  const fields = asked(props, 'book')
  const options = Object.fromEntries(
    props.read.usable.map(({ interpreter }) => [
      interpreter.id,
      `${interpreter.code}: ${interpreter.languages.join(', ')}`,
    ]),
  )
  return details(
    'Book an interpreter',
    sendsTo(
      frame,
      props,
      'book',
      html`${select({ name: 'interpreterId', label: 'Who?', hint: 'Whoever has interpreted for them before stands first.', options, none: 'Choose one', ...fields })}
${dayField({ name: 'on', label: 'Which day?', ...fields })}
${textField({ name: 'at', label: 'At what time, if known?', hint: 'Like 10:30', width: 5, ...fields })}
${choice({ name: 'mode', label: 'How?', options: modes, small: true, ...fields })}
${textField({ name: 'about', label: 'What is it for, if it helps?', hint: 'Never a place', ...fields })}
${longText({ name: 'because', label: 'Why in the same room?', hint: 'Only where they asked for a voice from elsewhere first', rows: 2, limit: mostWords, ...fields })}
${button('Book', { kind: 'secondary' })}`,
    ),
    { open: props.sent?.name === 'book' },
  )
}

export function endForm(frame: Frame, props: InterpreterProps, { id, code }: KeptBooking): Html {
  const name = `end ${id}`
  const fields = asked(props, name)
  return details(
    `How did it go with ${code}?`,
    sendsTo(
      frame,
      props,
      `bookings/${id}/end`,
      html`${choice({ name: `ended-${id}`, label: 'What happened?', options: endings, small: true, ...fields })}
${choice({ name: `went-${id}`, label: 'How did they find it?', options: wents, inline: true, small: true, ...fields })}
${longText({ name: `wentWords-${id}`, label: 'In a few words, if it helps', rows: 2, limit: mostWords, ...fields })}
${longText({ name: `complaint-${id}`, label: 'Do they complain of something?', hint: 'In their words where possible', rows: 2, limit: mostWords, ...fields })}
${many({ name: `neverAgain-${id}`, label: 'Next time', options: { yes: 'Never this one again. Nobody asks why' }, small: true, ...fields })}
${button('Save how it went', { kind: 'secondary' })}`,
    ),
    { open: props.sent?.name === name },
  )
}

export function excludeForm(
  frame: Frame,
  props: InterpreterProps,
  { id, code }: KeptInterpreter,
): Html {
  const name = `never ${id}`
  return details(
    `Never ${code} again`,
    sendsTo(
      frame,
      props,
      `${id}/never`,
      html`<p>What is booked with them is cancelled, and nobody can book them again for this person. It cannot be undone.</p>
${longText({ name: `excludeWhy-${id}`, label: 'Why, if they want to say', rows: 2, limit: mostWords, ...asked(props, name) })}
${button('Never again', { kind: 'warning' })}`,
    ),
    { open: props.sent?.name === name },
  )
}
