/** What is shut and how it is opened again: a wrong person, a stop, a second person's word. */
import { otherManagers } from '../../../application/access/second-people.ts'
import type { ContactActKind } from '../../../application/ports/contact-store.ts'
import { button, buttonForm, buttons, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { card, details, tag } from '../../parts/lists.ts'
import { stepUpFields } from '../../step-up/step-up.ts'
import { nobodyElse } from '../nobody-else.ts'
import type { ContactPageProps } from './contact-props.ts'
import { channelWords } from './contact-words.ts'
import { momentWords } from './moments.ts'

function newestWords({ read }: ContactPageProps, kind: ContactActKind): string | undefined {
  return read.acts.find((act) => act.kind === kind)?.words
}

function nameOf({ read }: ContactPageProps, id: string | undefined): string {
  return read.colleagues.find((one) => one.id === id)?.displayName ?? 'a colleague'
}

export function shutCards(frame: Frame, props: ContactPageProps): Html {
  const { read, newWriteId, typed, problems } = props
  const { file, contact, mayChange } = read
  const { frozen, stopped, zone } = contact.rules
  const base = `/cases/${file.id}/contact`
  const asked = { typed, problems }
  const frozenWords = newestWords(props, 'wrong-person')
  const stoppedWords = newestWords(props, 'stopped')
  return html`${
    frozen
      ? card(
          {
            title: 'Somebody else answered: every way is shut',
            aside: tag('late', 'Check first'),
          },
          html`<p>${nameOf(props, frozen.by)}, ${momentWords(frozen.at, zone)}.${frozenWords ? html` ${person(frozenWords)}` : nothing}</p>
<p>Do not ring again to find out. See them, or ask somebody they trust.</p>
${
  mayChange
    ? form(
        { action: `${base}/lift-freeze`, csrf: frame.csrf, writeId: newWriteId() },
        html`${longText({ name: 'freezeLiftedWords', label: 'How did you check, and what did you find?', rows: 2, ...asked })}
${button('I have checked: open the ways again', { kind: 'secondary' })}`,
      )
    : nothing
}`,
        )
      : nothing
  }${
    stopped
      ? card(
          { title: 'All contact is stopped', aside: tag('late', 'Nobody') },
          html`<p>${nameOf(props, stopped.by)}, ${momentWords(stopped.at, zone)}.${stoppedWords ? html` ${person(stoppedWords)}` : nothing}</p>
${
  mayChange
    ? details(
        'Contact may begin again',
        form(
          { action: `${base}/lift-stop`, csrf: frame.csrf, writeId: newWriteId() },
          html`${longText({ name: 'stopLiftedWords', label: 'Why may it begin again?', rows: 2, ...asked })}
${button('Lift the stop', { kind: 'secondary' })}`,
        ),
        { open: problems['stopLiftedWords'] !== undefined },
      )
    : nothing
}`,
        )
      : nothing
  }`
}

export function wrongPersonCard(frame: Frame, props: ContactPageProps): Html {
  const { read, newWriteId, typed, problems } = props
  if (!read.mayChange || read.contact.rules.frozen) return nothing
  return card(
    { title: 'Did somebody else answer or write back?' },
    html`<p>One press shuts every way at once, and you and your manager are told.</p>
${form(
  {
    action: `/cases/${read.file.id}/contact/wrong-person`,
    csrf: frame.csrf,
    writeId: newWriteId(),
  },
  html`${longText({ name: 'wrongWords', label: 'What happened? (if there is time)', rows: 2, typed, problems })}
${button('Shut every way now', { kind: 'warning' })}`,
)}`,
  )
}

export function stopCard(frame: Frame, props: ContactPageProps): Html {
  const { read, newWriteId, typed, problems } = props
  if (!read.mayChange || read.contact.rules.stopped) return nothing
  return details(
    'Stop all contact',
    html`<p>When they ask for it, or when any contact would put them in danger. To go against it takes two people.</p>
${form(
  { action: `/cases/${read.file.id}/contact/stop`, csrf: frame.csrf, writeId: newWriteId() },
  html`${longText({ name: 'stopWords', label: 'Why?', rows: 2, typed, problems })}
${button('Stop all contact', { kind: 'warning' })}`,
)}`,
    { open: problems['stopWords'] !== undefined },
  )
}

/** For the manager: a colleague asks for a second person's word. */
export function agreeCard(frame: Frame, props: ContactPageProps): Html {
  const { read, actor, newWriteId, typed, problems } = props
  const { second, rules } = read.contact
  if (second === undefined) return nothing
  const why = read.acts.find(({ id }) => id === second.act)?.words
  const asked = html`<p>${nameOf(props, second.askedBy)} wants to ${channelWords[second.channel].verb} although all contact is stopped, ${momentWords(second.askedAt, rules.zone)}.${why ? html` ${person(why)}` : nothing}</p>`
  if (second.agreedAt) {
    return card(
      { title: 'A second person agreed', aside: tag('soon', 'Once, within the hour') },
      html`${asked}<p>${nameOf(props, second.agreedBy)} agreed, ${momentWords(second.agreedAt, rules.zone)}.</p>`,
    )
  }
  if (!read.manages || second.askedBy === actor.userId) {
    const others = otherManagers(read.file, read.colleagues, second.askedBy)
    return card(
      { title: 'A manager is asked to agree', aside: tag('soon', 'Waiting') },
      html`${asked}${others.length === 0 ? nobodyElse('stop') : nothing}`,
    )
  }
  return card(
    { title: 'Do you agree?', aside: tag('soon', 'Waiting for you') },
    html`${asked}
${form(
  { action: `/cases/${read.file.id}/contact/second`, csrf: frame.csrf, writeId: newWriteId() },
  html`${longText({ name: 'secondWords', label: 'Why, or why not?', rows: 2, typed, problems })}
${stepUpFields(frame, actor, 'contact-override', { typed, problems })}
${buttons(
  button('I agree, this once', { name: 'agrees', value: 'yes' }),
  button('I do not agree', { name: 'agrees', value: 'no', kind: 'secondary' }),
)}`,
)}`,
  )
}

export function overriddenCard(frame: Frame, props: ContactPageProps): Html {
  const { read, actor, newWriteId } = props
  const { overridden, rules } = read.contact
  if (!overridden || !read.manages || overridden.by === actor.userId) return nothing
  return card(
    { title: 'Their rules were not followed', aside: tag('soon', 'Look') },
    html`<p>${nameOf(props, overridden.by)}, ${momentWords(overridden.at, rules.zone)}. The reason is in the list below.</p>
${buttonForm({ action: `/cases/${read.file.id}/contact/overrides-seen`, csrf: frame.csrf, writeId: newWriteId() }, 'I have looked at it', 'secondary')}`,
  )
}
