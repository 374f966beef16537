/** What the firewall does on the way out, in the words in which the survivor reads it. */
import { atOnce, type CaseAct } from './case-act.ts'

export const firewallActs = {
  'read where it may go before it was sent': atOnce(
    'sharing',
    'read that the Home Office may pass it on, before it was sent',
    'O',
  ),
} as const satisfies Readonly<Record<string, CaseAct>>
