/** Who asked from outside, and what came of it, in the words in which the survivor reads it. */
import { afterHolds, atOnce, type CaseAct } from './case-act.ts'

export const demandActs = {
  'wrote down a demand': atOnce('demands', 'wrote down that somebody outside asked about you', 'N'),
  'read who asked about them': atOnce('demands', 'read who asked about you', 'N', 'S'),
  'noted advice on a demand': atOnce(
    'demands',
    'wrote down what a lawyer or another adviser said about it',
    'N',
  ),
  'proposed how a demand is answered': atOnce(
    'demands',
    'proposed what to answer to those who asked about you',
    ...(['N', 'S'] as const),
  ),
  'agreed how a demand is answered': atOnce(
    'demands',
    'agreed what to answer to those who asked about you',
    ...(['N', 'S'] as const),
  ),
  'did not agree how a demand is answered': atOnce(
    'demands',
    'did not agree to what was proposed to answer',
    ...(['N', 'S'] as const),
  ),
  'let something out under a demand': atOnce(
    'demands',
    'gave something about you to those who asked, as two people had decided',
    ...(['I', 'S', 'H', 'N', 'P'] as const),
  ),
  'was not allowed to let something out': atOnce(
    'demands',
    'tried to answer those who asked about you, and nothing went out',
    'O',
  ),
  'keeps all while somebody asks': atOnce(
    'demands',
    'noted that your record is kept while somebody asks about it',
    'O',
  ),
  'told them who asked': atOnce('demands', 'told you who asked about you', 'N'),
  'did not tell them yet who asked': afterHolds(
    'demands',
    'waited before telling you who asked about you',
    'N',
  ),
} as const satisfies Readonly<Record<string, CaseAct>>
