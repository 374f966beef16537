/** What is done with the professionals around a person, in the words in which the survivor reads it. */
import { atOnce, type CaseAct } from './case-act.ts'

export const circleActs = {
  'opened their circle': atOnce(
    'sharing',
    'looked at which professionals may be told about you',
    'C',
    'N',
  ),
  'brought somebody into the circle': atOnce(
    'sharing',
    'wrote down a professional who may be told what you agreed to',
    'C',
    'N',
  ),
  'changed what somebody may be told': atOnce(
    'sharing',
    'changed what a professional may be told about you, or until when',
    'C',
    'N',
  ),
  'ended what somebody may be told': atOnce(
    'sharing',
    'made sure that a professional is told nothing more about you',
    'C',
    'N',
  ),
  'found that somebody must not be told': atOnce(
    'sharing',
    'found that a professional must not be told about you, and stopped it',
    'C',
    'N',
  ),
  'cleared that somebody must not be told': atOnce(
    'sharing',
    'found that it was a mistake that a professional must not be told about you',
    'C',
    'N',
  ),
  'opened their meetings': atOnce(
    'sharing',
    'read what professionals said about you in meetings, and what they agreed to do',
    'N',
  ),
  'wrote about a meeting': atOnce(
    'sharing',
    'wrote down what was said and agreed about you in a meeting',
    'N',
  ),
  'printed a pack for a meeting': atOnce(
    'sharing',
    'made a short paper about you for one professional in a meeting',
    'I',
    'S',
    'N',
  ),
  'printed what a meeting decided': atOnce(
    'sharing',
    'made your own copy of what a meeting decided',
    'N',
  ),
  'opened what was shared': atOnce('sharing', 'looked at what was shared with whom', 'C', 'N'),
  'told a professional': atOnce(
    'sharing',
    'told a professional something about you, as you had agreed',
    'C',
    'S',
    'N',
  ),
  'told somebody for a lawful reason': atOnce(
    'sharing',
    'told a professional something about you without your consent, and wrote down why',
    'C',
    'S',
    'N',
  ),
  'was not allowed to tell a professional': atOnce(
    'sharing',
    'was about to tell a professional something about you, and was not allowed to',
    'O',
  ),
  'gave notice to stop using what was shared': atOnce(
    'sharing',
    'asked a professional to stop using what they were told, and to delete it',
    'C',
  ),
} as const satisfies Readonly<Record<string, CaseAct>>
