/** Why a password was not taken, in words that help to find a better one. */
import type { ChosenPasswordProblem } from '../../application/accounts/signing-in/choose-password.ts'
import type { Problems } from '../request/typed.ts'

export const passwordHint =
  'At least 15 characters. Four or five plain words that do not belong together are good. You may paste it from a password manager. Capitals and symbols are not needed.'

export function passwordProblems(problem: ChosenPasswordProblem): Problems {
  switch (problem.code) {
    case 'too-short':
      return { password: `Use at least ${problem.atLeast} characters. Add another word or two` }
    case 'too-long':
      return { password: `Use at most ${problem.atMost} characters` }
    case 'common':
      return {
        password:
          'People who guess passwords try this one early: it is made of common words, of a row of keys, or of your own or your organisation’s name. Choose words that others would not expect from you',
      }
    case 'not-the-same':
      return { again: 'Type the same password in both places' }
  }
}
