/** For pages from which something reaches the survivor: each way that was asked about, and whether it may be now. */
import type { ReadContact } from '../../../application/contact/read-contact.ts'
import { type Channel, channels } from '../../../domain/contact/contact-rules.ts'
import { decideContact } from '../../../domain/contact/decide-contact.ts'
import { type Html, html } from '../../parts/html.ts'
import { card, tag } from '../../parts/lists.ts'
import { blockWords, channelWords } from './contact-words.ts'
import { momentWords } from './moments.ts'

/** "Until Monday 2 March, 12:00" or every reason why not, for something that says everything. */
export function detailWords({ contact: { rules }, at }: ReadContact, channel: Channel): string {
  const decision = decideContact(rules, { channel, content: 'detail' }, at)
  return 'allowed' in decision
    ? `May be used until ${momentWords(decision.unsafeFrom, rules.zone)}`
    : decision.reasons.map((reason) => blockWords(reason, rules.zone)).join(' ')
}

export function reachCard(read: ReadContact, title: string): Html {
  const { file, contact, now } = read
  const asked = channels.filter((channel) => contact.rules.channels[channel])
  const all = html`<a class="govuk-link" href="/cases/${file.id}/contact">How to reach them safely</a>`
  if (asked.length === 0) {
    return card(
      { title },
      html`<p>Nobody has asked yet how they can be reached. Ask first: ${all}.</p>`,
    )
  }
  return card(
    { title, aside: all },
    html`<ul class="wm-todo">${asked.map((channel) => {
      const decision = now[channel]
      const { title: way, verb } = channelWords[channel]
      const allowed = 'allowed' in decision
      return html`<li class="wm-todo__line"><p class="wm-todo__who">${way}</p><div class="wm-todo__what"><p>${tag(allowed ? 'good' : 'late', allowed ? 'May be used now' : 'Not now')}</p>
<p class="wm-todo__why">${allowed ? `Until ${momentWords(decision.unsafeFrom, contact.rules.zone)}` : decision.reasons.map((reason) => blockWords(reason, contact.rules.zone)).join(' ')}</p></div>
<p class="wm-todo__when"><a class="govuk-link" href="/cases/${file.id}/contact/before/${channel}">Before you ${verb}</a></p></li>`
    })}</ul>`,
  )
}
