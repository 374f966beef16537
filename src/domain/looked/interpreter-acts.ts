/** What is done about interpreters, in the words in which the survivor reads it. */
import { atOnce, type CaseAct } from './case-act.ts'

export const interpreterActs = {
  'opened interpreters': atOnce('safety', 'looked at who interprets for you', 'N'),
  'wrote down wishes about interpreters': atOnce(
    'safety',
    'wrote down what you wish of an interpreter',
    'N',
  ),
  'wrote down an interpreter': atOnce('safety', 'wrote down an interpreter for you', 'N'),
  'excluded an interpreter': atOnce(
    'safety',
    'made sure that an interpreter is never used for you again',
    'N',
  ),
  'booked an interpreter': atOnce('safety', 'booked an interpreter for you', 'N'),
  'was not allowed to book an interpreter': atOnce(
    'safety',
    'was about to book an interpreter whom you do not want, and was not allowed to',
    'O',
  ),
  'wrote how interpreting went': atOnce(
    'safety',
    'wrote down how it went with an interpreter',
    'N',
  ),
} as const satisfies Readonly<Record<string, CaseAct>>
