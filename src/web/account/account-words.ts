/** Why a change of one's own account was not made, in words. */
import type { Refused } from '../../application/accounts/own/change-account.ts'
import type { RefusalWords } from '../words.ts'

export function refusedInWords(refusal: Refused): RefusalWords {
  switch (refusal.code) {
    case 'no-account':
      return {
        title: 'There is nothing to change here',
        next: 'Made-up people have no password and no second step.',
        status: 409,
      }
    case 'wrong-password':
      return {
        title: 'That is not your present password',
        next: 'Nothing was changed. Type it again.',
        status: 422,
      }
    case 'wait':
      return {
        title: `Please wait ${refusal.seconds} ${refusal.seconds === 1 ? 'second' : 'seconds'}`,
        next: 'There were several wrong tries. Nothing was changed and nothing is locked.',
        status: 429,
      }
    case 'last-factor':
      return {
        title: 'This is your only second step',
        next: 'It was kept. Add another one first, then take this one away.',
        status: 409,
      }
    case 'does-not-match':
      return {
        title: 'That did not match',
        next: 'Nothing was changed. With an app: check the letters, wait for the next code, and type that one.',
        status: 422,
      }
    case 'start-again':
      return {
        title: 'This page was open too long',
        next: 'Nothing was changed. Please try once more.',
        status: 409,
      }
  }
}
