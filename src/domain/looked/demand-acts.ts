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

const copied = ['I', 'S', 'H', 'N', 'P'] as const

/** Their asking for their own record, and what was done about it. */
export const accessActs = {
  'wrote down that they ask for their record': atOnce(
    'record',
    'wrote down that you ask for what is kept about you',
    'N',
  ),
  'opened their asking for the record': atOnce(
    'record',
    'looked at how your asking for your record stands',
    'N',
  ),
  'noted about their asking for the record': atOnce(
    'record',
    'wrote down how your asking for your record goes on',
    'N',
  ),
  'read what their copy would hold': atOnce(
    'record',
    'read your record, to prepare your copy of it',
    ...copied,
  ),
  'decided what is in their copy': atOnce(
    'record',
    'decided which words about others can be in your copy',
    'N',
  ),
  'prepared their copy': atOnce('record', 'prepared your copy of your record', ...copied),
  'agreed to their copy': atOnce('record', 'read your copy and agreed to it', ...copied),
  'did not agree to their copy': atOnce('record', 'asked for your copy to be looked at again', 'N'),
  'made their copy': atOnce(
    'papers',
    'made your copy of your record, to give it to you',
    ...copied,
  ),
  'gave them their copy': atOnce('papers', 'gave you the answer about your record', 'N'),
} as const satisfies Readonly<Record<string, CaseAct>>
