/** Every refusal about an RNA in plain words: what happened, what was kept, what to do. */

import type { RnaRefusal } from '../../../application/rna/rna-refusal.ts'
import { whyNotLeaveWords } from '../../../domain/firewall/leave-words.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords } from '../refused.ts'

export function rnaInWords(refusal: RnaRefusal): RefusalWords {
  switch (refusal.code) {
    case 'rna-not-here':
      return {
        title: 'This RNA has not come that far',
        next: 'Nothing was changed. Open the RNA again to see where it stands.',
        status: 409,
      }
    case 'rna-not-in-drafting':
      return {
        title: 'This RNA is no longer being drafted',
        next: 'The survivor has been through it, or it was sent. Have it returned with reasons first; then it can be changed.',
        status: 409,
      }
    case 'rna-changed-meanwhile':
      return {
        title: 'Somebody else changed this part while you were writing',
        next: 'Your answers are still here, with what is saved now beside each. Choose, then save again.',
        status: 409,
      }
    case 'tells-own-place':
      return {
        title: 'This RNA says where they are',
        next: `It was not sent. Their own address, street or postcode stands under ${refusal.under.map((one) => `“${one}”`).join(', ')}. Write that line differently, then release it.`,
        status: 409,
      }
    case 'account-may-not-leave':
      return {
        title: 'This RNA has words of theirs that may not go into it',
        next:
          refusal.topics.length > 0
            ? `It was not sent. From their account: ${refusal.topics.join(', ')}. They took them back, said them in other words, or did not agree to this use. Ask them, or return the RNA and take the words out.`
            : 'It was not sent. Under a mark of their account stand other words than they said. Return the RNA and put their words in again.',
        status: 409,
      }
    case 'places-not-read':
      return {
        title: 'Something in the text may tell where the person is',
        next: 'Nothing was sent. Read the lines listed below. Return the RNA if one must change, or tick that they may go.',
        status: 409,
      }
    case 'may-not-leave':
      return {
        title: 'This may not leave as it is',
        next: `Nothing was sent. ${refusal.why.map(whyNotLeaveWords).join('. ')}.`,
        status: 409,
      }
    case 'only-a-manager-releases':
      return {
        title: 'Only a service manager can do this',
        next: 'Nothing was changed. Ask your service manager.',
        status: 403,
      }
    case 'not-ready-for-release':
      return {
        title: `Not sent: ${refusal.checks.length === 1 ? 'one check is' : `${refusal.checks.length} checks are`} not met`,
        next: 'For each, put right what is missing, or write why it can go all the same.',
        status: 422,
      }
    case 'not-waiting-for-release':
      return {
        title: 'This RNA is not waiting to be released',
        next: 'Nothing was sent. It waits for release once the survivor has been through it.',
        status: 409,
      }
    case 'answer-not-here':
      return {
        title: 'That answer does not belong to this RNA',
        next: 'Nothing was recorded. Open the list of RNAs and choose the answer again.',
        status: 409,
      }
    case 'nothing-was-asked':
      return {
        title: 'No open question was found for this answer',
        next: 'First record what the authority asked for, then what was answered.',
        status: 409,
      }
    default:
      return inWords(refusal)
  }
}
