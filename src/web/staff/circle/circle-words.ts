/** The words around the circle: why somebody may not be told, what was refused, what was changed. */
import type { CircleRefusal } from '../../../application/circle/on-circle.ts'
import type { MemberChange } from '../../../application/ports/circle/circle-store.ts'
import type { WhyNotShare } from '../../../domain/circle/may-share.ts'
import { deniedTypes, recipientTypes } from '../../../domain/circle/recipient.ts'
import { isShareItem, shareItems } from '../../../domain/circle/share-items.ts'
import { consents } from '../../../domain/facts/referral-facts.ts'
import { inWords as pathwayWords } from '../../../domain/pathway/refusal-words.ts'
import { plainDay } from '../../parts/dates.ts'
import { midSentence } from '../../parts/mid-sentence.ts'
import type { RefusalWords } from '../../words.ts'

/** Each reason as a short sentence that a worker can say to a survivor. */
export function whyNotWords(why: WhyNotShare): string {
  switch (why.code) {
    case 'denied-type':
      return 'Nobody of this kind is ever told anything from here'
    case 'conflict':
      return `They must not be told, since ${plainDay(why.since)}`
    case 'ended':
      return `Ended on ${plainDay(why.on)}`
    case 'expired':
      return `It ended on ${plainDay(why.until)}. Ask again before anything is told`
    case 'no-consent':
      return why.state === 'refused'
        ? `They said no: ${midSentence(consents[why.consent])}`
        : `They were never asked: ${midSentence(consents[why.consent])}`
    case 'withdrawn':
      return `Taken back on ${plainDay(why.on)}`
    case 'grant-gone':
      return 'The consent this rests on was taken back or corrected. Ask again, and say which one it rests on'
    case 'given-later':
      return `They agree from ${plainDay(why.on)}`
    case 'asked-too-long-ago':
      return `Twelve months were over on ${plainDay(why.until)}. Ask again`
    case 'outside-scope':
      return `They did not agree to this part: ${why.items.map(itemTitle).join(', ')}`
    case 'nothing-named':
      return 'No part was named'
    case 'no-such-purpose':
      return 'It is not known what this is for'
    case 'firewall':
      return why.words
  }
}

export function itemTitle(item: string): string {
  return isShareItem(item) ? shareItems[item].title : 'a part that does not exist'
}

export const changeWords: Readonly<Record<MemberChange, string>> = {
  added: 'Brought in',
  'told-less': 'Told less, or for less long',
  'asked-again': 'Asked again',
  'details-changed': 'Details changed',
  'conflict-found': 'Must not be told',
  'conflict-cleared': 'May be told again',
  ended: 'Ended',
}

const deniedNames = [...deniedTypes].map((type) =>
  Object.hasOwn(recipientTypes, type) ? recipientTypes[type as keyof typeof recipientTypes] : type,
)

export function inWords(refusal: CircleRefusal): RefusalWords {
  switch (refusal.code) {
    case 'case-not-available':
      return {
        title: 'You cannot open this case',
        next: 'Check the reference, or ask your service manager to assign the case to you.',
        status: 404,
      }
    case 'changed-meanwhile':
      return {
        title: 'Somebody else changed this while you were writing',
        next: 'Your answers are still here. Read what changed, then save again.',
        status: 409,
      }
    case 'nothing-there':
      return {
        title: 'There is nobody of that kind in this circle',
        next: 'Go back to the people around them and begin there.',
        status: 404,
      }
    case 'denied-type':
      return {
        title: 'This kind of recipient is never told anything from here',
        next: `${deniedNames.join(', ')}: whatever was agreed, nothing goes to them from a circle. An order of a court goes to your data protection lead.`,
        status: 409,
      }
    case 'nothing-named':
      return {
        title: 'Nothing was ticked that they may be told',
        next: 'Tick what the person agreed to. Nothing else was changed.',
        status: 409,
      }
    case 'no-such-item':
      return {
        title: 'One of the parts does not exist',
        next: 'Tick only what is on the page. Where somebody is can never be one of them.',
        status: 409,
      }
    case 'no-such-consent':
      return {
        title: 'The consent this should rest on does not stand',
        next: 'It may have been taken back or corrected. Ask the person, and choose what they said now.',
        status: 409,
      }
    case 'over-already':
      return {
        title: `It would be over already: ${plainDay(refusal.until)}`,
        next: 'Ask the person again, and record what they said now.',
        status: 409,
      }
    case 'too-long':
      return {
        title: `It can hold until ${plainDay(refusal.latest)} at most`,
        next: 'After twelve months the person is asked again. Choose an earlier day.',
        status: 409,
      }
    case 'ended-already':
      return {
        title: 'Their part was ended already',
        next: 'Bring them in anew if the person agrees again.',
        status: 409,
      }
    case 'conflict-stands':
      return {
        title: 'They must not be told',
        next: 'Somebody found a conflict. Nothing can be told to them.',
        status: 409,
      }
    case 'no-conflict':
      return {
        title: 'There is nothing to clear',
        next: 'Nobody has found that they must not be told. Nothing was changed.',
        status: 409,
      }
    case 'found-by-yourself':
      return {
        title: 'Somebody else has to clear it',
        next: 'You found it yourself. Ask another service manager. Nothing was changed.',
        status: 409,
      }
    case 'needs-a-manager':
      return {
        title: 'A service manager has to clear it',
        next: 'Ask one who did not find it. Nothing was changed.',
        status: 409,
      }
    case 'ask-again-first':
      return {
        title: 'This is more than they agreed to',
        next: 'Ask the person first, then choose “They said yes again”. Telling less needs no question.',
        status: 409,
      }
    default:
      return { ...pathwayWords(refusal), status: 409 }
  }
}
