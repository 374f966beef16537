/** What stands beside the ways themselves: the code word, their clock and languages, what was done lately. */
import type { ContactPicture } from '../../../application/contact/read-contact.ts'
import type { ContactActLine } from '../../../application/ports/contact-store.ts'
import { button, buttonForm, form, hidden } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { card, details } from '../../parts/lists.ts'
import type { ContactPageProps } from './contact-props.ts'
import { actWords, channelWords, outcomeWords } from './contact-words.ts'
import { momentWords } from './moments.ts'

export function codeWordCard(frame: Frame, props: ContactPageProps): Html {
  const { read, codeWord, newWriteId, typed, problems } = props
  if (!read.mayChange) return nothing
  const { hasCodeWord } = read.contact.rules
  const base = `/cases/${read.file.id}/contact/code-word`
  return card(
    { title: 'Code word', id: 'code-word' },
    html`<p>${
      codeWord
        ? codeWord.word
          ? html`The word is <strong>${person(codeWord.word)}</strong>. Let them say it; never say it first.`
          : 'There is no code word.'
        : hasCodeWord
          ? 'There is one. Ask for it before you say anything; it is not shown here.'
          : 'There is none. A word that only they and we know makes sure that it is them.'
    }</p>
${hasCodeWord && !codeWord ? buttonForm({ action: `${base}/show`, csrf: frame.csrf }, 'Show the code word', 'secondary') : nothing}
${details(
  hasCodeWord ? 'Change the code word' : 'Agree a code word',
  form(
    { action: base, csrf: frame.csrf, writeId: newWriteId() },
    html`${textField({ name: 'codeWord', label: 'The new word', hint: 'An everyday word that fits into a sentence. Empty: no code word any more.', width: 20, typed: {}, problems })}
${button('Save the word', { kind: 'secondary' })}`,
  ),
  { open: problems['codeWord'] !== undefined || typed['codeWord'] !== undefined },
)}`,
  )
}

export function generalCard(
  frame: Frame,
  { read, newWriteId, typed, problems }: ContactPageProps,
): Html {
  const { rules, version } = read.contact
  if (!read.mayChange) return nothing
  const said = {
    zone: rules.zone,
    reads: rules.reads?.join(', ') ?? '',
    ...('zone' in typed && typed),
  }
  return details(
    `Their clock (${rules.zone}) and the languages they read`,
    form(
      { action: `/cases/${read.file.id}/contact/general`, csrf: frame.csrf, writeId: newWriteId() },
      html`${hidden('rulesSeen', version)}
${textField({ name: 'zone', label: 'Their time zone', hint: 'Europe/London unless they live by another clock, such as Europe/Tirane.', width: 20, typed: said, problems })}
${textField({ name: 'reads', label: 'Languages they read', hint: 'As short codes with commas, such as en, sq, vi. Empty: not asked.', width: 20, typed: said, problems })}
${button('Save', { kind: 'secondary' })}`,
    ),
    { open: problems['zone'] !== undefined || problems['reads'] !== undefined },
  )
}

export function actsCard({ acts, contact }: ContactPicture): Html {
  if (acts.length === 0) return nothing
  return card(
    { title: 'Lately' },
    html`<ul class="wm-todo">${acts.map((act) => actLine(act, contact.rules.zone))}</ul>`,
  )
}

function actLine({ kind, channel, code, at, initials, words }: ContactActLine, zone: string): Html {
  const outcome = kind === 'outcome' && code ? outcomeWords[code] : undefined
  return html`<li class="wm-todo__line"><p class="wm-todo__who">${channel ? channelWords[channel].title : 'Every way'}</p>
<div class="wm-todo__what"><p>${outcome ?? actWords[kind]}</p>${words ? html`<p class="wm-todo__why">${person(words)}</p>` : nothing}</div>
<p class="wm-todo__when">${initials}, ${momentWords(at, zone)}</p></li>`
}
