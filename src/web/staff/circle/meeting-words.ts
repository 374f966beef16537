/** The words around meetings: what was refused, and what to do. */
import type { PackRefusal } from '../../../application/circle/meeting-papers.ts'
import type { MeetingSaved } from '../../../application/circle/meetings.ts'
import type { RefusalWords } from '../../words.ts'
import { blockWords } from '../contact/contact-words.ts'
import { inWords } from './circle-words.ts'

type Refusal = Extract<MeetingSaved, { refused: unknown }>['refused']

export function meetingInWords(refusal: Refusal): RefusalWords {
  switch (refusal.code) {
    case 'attendee-not-in-circle':
      return {
        title: 'Somebody there is not in the circle',
        next: 'Bring them in first: what they may be told, and on which consent.',
        status: 409,
      }
    case 'attendee-twice':
      return { title: 'Somebody was named twice', next: 'Name each once.', status: 409 }
    case 'lawful-without-words':
      return {
        title: 'A reason without consent needs words',
        next: 'Write why it has to be told. That it is permitted does not mean that it has to be.',
        status: 409,
      }
    case 'owner-not-there':
      return {
        title: 'Somebody has something to do who was not there',
        next: 'Choose somebody who was, or yourself.',
        status: 409,
      }
    case 'withheld-without-why':
      return {
        title: 'The person can be left untold only when telling them is unsafe',
        next: 'Write why, or tell them.',
        status: 409,
      }
    case 'next-before-this':
      return {
        title: 'The next meeting would be on or before the day of this one',
        next: 'Check both days.',
        status: 409,
      }
    case 'told-in-the-future':
      return {
        title: 'They cannot have been told on a day that is still to come',
        next: 'Check the day.',
        status: 409,
      }
    default:
      return inWords(refusal)
  }
}

export function packInWords(refusal: PackRefusal): RefusalWords {
  switch (refusal.code) {
    case 'nothing-may-be-told':
      return {
        title: 'They may be told nothing of this today',
        next: 'No paper was made. The reasons stand beside their name. Ask the person, or leave it.',
        status: 409,
      }
    case 'firewall':
      return {
        title: 'This may not go to them as it is',
        next: `No paper was made. ${refusal.words.join('. ')}.`,
        status: 409,
      }
    case 'tells-a-place':
      return {
        title: 'The words may say where somebody is',
        next: `No paper was made. Take it out under: ${refusal.under.join(', ')}.`,
        status: 409,
      }
    case 'changed-meanwhile':
      return {
        title: 'Something changed while the paper was made',
        next: 'Nothing was handed out. Look again, then press once more.',
        status: 409,
      }
    case 'no-summary':
      return {
        title: 'No summary is written for them yet',
        next: 'Write it first, in plain words.',
        status: 409,
      }
    case 'how-does-it-reach-them':
      return {
        title: 'Say how their copy reaches them',
        next: 'No paper was made. Choose a way, by hand as well: their own rules are asked for it.',
        status: 422,
      }
    case 'contact-blocked':
      return {
        title: 'Their own rules do not allow this way now',
        next: `No paper was made. ${refusal.reasons.map((reason) => blockWords(reason, ourZone)).join(' ')} Ask again under “How to reach them safely”, or choose another way.`,
        status: 422,
      }
    case 'case-not-available':
      return inWords(refusal)
  }
}

/** The zone in which a moment is said here; their own stands with their rules. */
const ourZone = 'Europe/London'
