/** Their asking for their own record, and what was done about it, in the words in which they read it. */
import { atOnce, type CaseAct } from './case-act.ts'

const copied = ['I', 'S', 'H', 'N', 'P'] as const

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
