/** What is wrong with the log, in words: which row, by its number in the chain, and what was done to it. */
import type { LogProblem } from '../storage/audit/verify-chain.ts'

export function problemInWords(problem: LogProblem): string {
  switch (problem.what) {
    case 'changed':
      return `Entry ${problem.number} was changed after it was sealed.`
    case 'removed':
      return `Entry ${problem.number} was removed.`
    case 'inserted':
      return `Entry ${problem.number} was put in where another one stands.`
    case 'reordered':
      return `Entry ${problem.number} does not stand where it was sealed.`
    case 'cut-off':
      return `The end was cut off: entries ${problem.endsAt + 1} to ${problem.number} are gone.`
    case 'rewritten':
      return `Entry ${problem.number} is not the one that was noted outside the database: the log was written anew.`
    case 'not-sealed':
      return `Entry ${problem.entryId} of ${problem.at} still waits to be sealed. Is Waymark running?`
  }
}
