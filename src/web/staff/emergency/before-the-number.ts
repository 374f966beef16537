/**
 * How to reach somebody, in an emergency: first whether every way is shut, and what each way may be used
 * for now. Where it is shut, the number itself takes one more press.
 */
import type { ReachInEmergency } from '../../../application/access/break-the-glass.ts'
import type { ShutBy } from '../../../application/ports/access-stores.ts'
import { type Channel, channels } from '../../../domain/contact/contact-rules.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { card, details, emptyState, tag } from '../../parts/lists.ts'
import {
  blockWords,
  channelWords,
  contentWords,
  senderWords,
  voicemailWords,
} from '../contact/contact-words.ts'
import { momentWords } from '../contact/moments.ts'

export function beforeTheNumber(
  reach: ReachInEmergency,
  { words, kept }: { words: string; kept: Html },
): Html {
  const { stopped, frozen } = reach.rules
  const shut = stopped !== undefined || frozen !== undefined
  return html`${shut ? shutNotice(reach) : nothing}
${card({ title: words }, html`${shut ? nothing : waysNow(reach)}${shut ? details('Show numbers all the same', kept) : kept}`)}`
}

function shutNotice({ rules, frozen, stopped }: ReachInEmergency): Html {
  return html`<div class="wm-notice wm-shut" role="alert"><h2 class="wm-notice__title">Every way of reaching them is shut</h2>
${rules.frozen ? html`<p><strong>Since ${momentWords(rules.frozen.at, rules.zone)}, because somebody else answered or wrote back.</strong>${whoAndWhy(frozen)}</p><p>Do not ring to find out. Whoever holds the telephone may be the person they fled from.</p>` : nothing}
${rules.stopped ? html`<p><strong>Since ${momentWords(rules.stopped.at, rules.zone)}, because all contact was stopped.</strong>${whoAndWhy(stopped)}</p>` : nothing}
<p>Ask the lead on call first. Where somebody may be killed or badly hurt, ring 999 and tell them what you know.</p></div>`
}

function whoAndWhy(shut: ShutBy | undefined): Html {
  if (shut === undefined) return nothing
  return shut.words
    ? html` ${shut.initials} wrote: ${person(shut.words)}`
    : html` Written down by ${shut.initials}.`
}

function waysNow({ rules, now, at }: ReachInEmergency): Html {
  const asked = channels.filter((channel) => rules.channels[channel])
  if (asked.length === 0) {
    return emptyState(
      'Nobody has asked how to reach them safely',
      'No way counts as safe. Ask the lead on call before you ring, unless waiting would hurt somebody.',
    )
  }
  return html`<p>It is ${momentWords(at, rules.zone)}. Nothing can be sent from here.${rules.hasCodeWord ? ' They are asked for a code word before anything is said; the lead on call knows it.' : ''}</p>
<ul class="wm-todo">${asked.map((channel) => wayNow({ rules, now }, channel))}</ul>`
}

function wayNow({ rules, now }: Pick<ReachInEmergency, 'rules' | 'now'>, channel: Channel): Html {
  const decision = now[channel]
  const allowed = 'allowed' in decision
  const rule = rules.channels[channel]
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${channelWords[channel].title}</strong></p>
<div class="wm-todo__what"><p>${allowed ? tag('good', 'May be used now') : tag('late', 'Not now')}</p>
${allowed ? nothing : html`<ul class="wm-why__lines">${decision.reasons.map((reason) => html`<li>${blockWords(reason, rules.zone)}</li>`)}</ul>`}
<p class="wm-todo__why">${contentWords[rule?.content ?? 'none']}. ${voicemailWords[rule?.voicemail ?? 'no-message']}. ${senderWords[rule?.senderName ?? 'neutral']}.${rule?.nameWeUse ? html` Say: ${person(rule.nameWeUse)}.` : nothing}${rule?.whoElseSees ? html` Who else sees it: ${person(rule.whoElseSees)}.` : nothing}${rule?.through ? html` Through ${person(rule.through)}.` : nothing}</p></div>
<div class="wm-todo__when">${allowed ? html`<p>Until ${momentWords(decision.unsafeFrom, rules.zone)}</p>` : nothing}</div></li>`
}
