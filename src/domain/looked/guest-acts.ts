/** What professionals do with a link and a code, in the words in which the survivor reads it. */
import { atOnce, type CaseAct } from './case-act.ts'

export const guestActs = {
  'opened a door for a guest': atOnce(
    'sharing',
    'made a link, with a code, for a professional you agreed to',
    'S',
    'N',
  ),
  'closed a door for a guest': atOnce('sharing', 'closed the link of a professional', 'O'),
  'looked at the links for guests': atOnce('sharing', 'looked at which links are open', 'S'),
  'asked a professional a question': atOnce(
    'sharing',
    'asked a professional you agreed to a question about you',
    'S',
    'N',
  ),
  'looked at the questions to professionals': atOnce(
    'sharing',
    'looked at what professionals were asked about you',
    'S',
    'N',
  ),
  'opened what a professional answered': atOnce(
    'sharing',
    'read what a professional answered about you',
    'H',
    'N',
  ),
  'took what a professional answered into the record': atOnce(
    'sharing',
    'kept what a professional answered in your record',
    'H',
    'N',
  ),
  'a guest answered': atOnce('sharing', 'answered a question about you', 'H', 'N'),
  'a guest gave the right code': atOnce('sharing', 'came with a link and gave the right code', 'O'),
  'a guest gave a wrong code': atOnce('sharing', 'came with a link and gave a wrong code', 'O'),
  'a guest came to a door that was closed': atOnce(
    'sharing',
    'came with a link that was closed, and was shown nothing',
    'O',
  ),
  'a guest opened what was behind their door': atOnce(
    'sharing',
    'opened what you had agreed to, with a link and a code',
    ...(['I', 'C', 'S', 'H', 'N', 'P'] as const),
  ),
  'a door for a guest closed after wrong codes': atOnce(
    'sharing',
    'gave too many wrong codes, and the link closed',
    'O',
  ),
  'a door for a guest closed because who made it may not know it': atOnce(
    'sharing',
    'lost their link, because the colleague who made it is no longer here or must stay out',
    'O',
  ),
  'a door for a guest closed in time': atOnce(
    'sharing',
    'did not come in time, and the link closed',
    'O',
  ),
} as const satisfies Readonly<Record<string, CaseAct>>
