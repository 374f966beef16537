/** The words around handing over and taking over: why not, and what to do. */
import type { GiveRefusal } from '../../../application/handover/give-handover.ts'
import type { ReceiveRefusal } from '../../../application/handover/receive-handover.ts'
import type { SettleRefusal } from '../../../application/handover/settle-handover.ts'
import type { WhyNotShare } from '../../../domain/circle/may-share.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords as circleWords, whyNotWords } from '../circle/circle-words.ts'

const nothingSent = 'Nothing was sent and nothing was made.'

export function withheldWords(withheld: readonly WhyNotShare[]): RefusalWords {
  return say(
    'They may not be told this now',
    `${withheld.map(whyNotWords).join('. ')}. ${nothingSent}`,
  )
}

export function giveWords(refusal: GiveRefusal): RefusalWords {
  switch (refusal.code) {
    case 'not-a-provider':
      return say(
        'Support is handed over to another support provider only',
        `For anybody else make a sharing pack. ${nothingSent}`,
      )
    case 'needs-the-dates':
      return say(
        'A handover needs “Where they stand, with dates”',
        `Without it nobody at the other end knows that there is a case. Ask the person, and tick it if they allow it. ${nothingSent}`,
      )
    case 'could-not-be-made':
      return say(
        'The handover could not be made',
        `Something in the record is longer than a handover can hold. ${nothingSent}`,
      )
    case 'changed-since-looked':
      return say(
        'What would go is not what you looked at',
        `It stands below as it is now. Read it with the person, then give it out. ${nothingSent}`,
      )
    case 'not-looked-at':
      return say(
        'Some words may tell where they are',
        `Read each line below, and say that you did. ${nothingSent}`,
      )
    case 'tells-own-place':
      return say(
        'It says where they are, so it cannot leave',
        `Their own address, street or postcode stands under: ${refusal.under.join(', ')}. ${nothingSent}`,
      )
    case 'shown-later':
      return say('The day on which they saw it is in the future', nothingSent)
    case 'no-code':
      return say(
        'The code of the file is missing',
        `A new one stands on the page now. ${nothingSent}`,
      )
    case 'made-already':
      return say(
        'This handover was made already',
        'Its file, or its link and code, were given once and are kept nowhere. If you do not have them, make a new one.',
      )
    default:
      return circleWords(refusal)
  }
}

/** Beside the field where it can be mended. */
export function receiveProblem(
  refusal: Exclude<ReceiveRefusal, { readonly code: 'case-not-available' | 'here-already' }>,
): { readonly field: 'file' | 'code'; readonly words: string } {
  switch (refusal.code) {
    case 'not-one':
      return file('This is not a handover file. Choose the one that ends in .waymark or .html')
    case 'too-large':
      return file('The file is larger than any handover. It was not read')
    case 'another-version':
      return file(
        'It was made by a newer Waymark than this one. Ask whoever looks after Waymark to bring it up to date, or read the page in a browser',
      )
    case 'not-whole':
      return file(
        'The file was changed after it was made, or is damaged. Nothing was taken in. Ask for a new one',
      )
    case 'code-missing':
      return {
        field: 'code',
        words: 'Enter the code of the file: five groups of four letters and digits',
      }
    case 'wrong-code-or-changed':
      return {
        field: 'code',
        words:
          'The file does not open with this code. Ask for the code again; if it is right, the file was changed on the way',
      }
  }
}

const file = (words: string) => ({ field: 'file', words }) as const

export const hereAlready: RefusalWords = {
  title: 'This very handover was taken in here before',
  next: 'There is a case for it. Look for it in your list, or ask your service manager whose it is. Nothing was made now.',
  status: 409,
}

export function settleWords(refusal: SettleRefusal): RefusalWords {
  switch (refusal.code) {
    case 'settled-already':
      return say('Somebody has decided on this handover already', 'Nothing was changed now.')
    case 'case-has-begun':
      return say(
        'Something was recorded in this case meanwhile',
        'What was handed over cannot be laid under it. Send it away here, and take the file in again as a new case.',
      )
    case 'case-not-available':
      return circleWords(refusal)
  }
}

function say(title: string, next: string): RefusalWords {
  return { title, next, status: 409 }
}
