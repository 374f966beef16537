/** What is done with what a person told about themselves, in the words in which they read it. */
import { atOnce, type CaseAct } from './case-act.ts'

export const accountActs = {
  'read their account': atOnce('sharing', 'read what you told about yourself', 'N'),
  'wrote down their account': atOnce('record', 'wrote down what you told, in your words', 'N'),
  'noted that their account is approved': atOnce(
    'record',
    'wrote down that you approved what you told',
    'N',
  ),
  'noted what their account is for': atOnce(
    'sharing',
    'wrote down what your words may be used for, and what not',
    'N',
  ),
  'took their account back': atOnce(
    'sharing',
    'made sure that words of yours are not used any more, as you asked',
    'N',
  ),
  'noted whom they told': atOnce('record', 'wrote down whom you told yourself', 'N'),
  'let out part of their account': atOnce(
    'sharing',
    'put words of yours into a paper that went out, as you had agreed',
    'N',
  ),
  'gave notice about their account': atOnce(
    'sharing',
    'asked somebody to stop using words of yours that you took back',
    'C',
    'N',
  ),
} as const satisfies Readonly<Record<string, CaseAct>>
