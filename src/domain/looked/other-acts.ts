/**
 * Everything that is written to the log and is not about a case: signing in, accounts, services, rules.
 * The phrases are plain as they stand, for the data protection lead; a survivor never reads them.
 * The seats' own dealings stand in the logs of their own organisations.
 */
import type { HarmClass } from '../facts/field.ts'

export const otherActs = {
  'opened a submission': ['S', 'H', 'N'],
  'was refused a submission': [],
  'answered: forwarded': ['S', 'N'],
  'answered: returned': ['S', 'N'],
  'answered: information-requested': ['S', 'N'],
  'answered: information-supplied': ['S', 'N'],
  'answered: decided': ['S', 'N'],
  'signed in by password': [],
  'signed in by second-factor': [],
  'signed in by demo': [],
  'ended another of their sessions': [],
  'ended all their other sessions': [],
  'changed their password': [],
  'added an authenticator': [],
  'removed an authenticator': [],
  'added a passkey': [],
  'removed a passkey': [],
  'made new recovery codes': [],
  'made the organisation': [],
  'chose where submissions go': [],
  'made a service': [],
  'opened a service again': [],
  'closed a service to new cases': [],
  'made an account': [],
  'gave a new set-up code': [],
  'changed the rights of an account': [],
  'switched an account on again': [],
  'switched an account off': [],
  'changed a target of the organisation': [],
  'moved the rehearsal day': [],
  'wrapped the keys anew': [],
  'asked to break the glass, and nothing opened': [],
  'could not tell two leads, and nothing opened': [],
  'read the list of emergencies': ['O'],
  'read the log': ['O'],
  'read the holds': ['O'],
  'read questions about who looked': ['N'],
  'read unusual access': ['O'],
  'read which old places are still kept': ['S'],
} as const satisfies Readonly<Record<string, readonly HarmClass[]>>
