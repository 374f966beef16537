/** What is done with sharing packs, and with handovers to and from another service, in the words in which the survivor reads it. */
import { atOnce, type CaseAct } from './case-act.ts'

export const packActs = {
  'opened their sharing packs': atOnce(
    'sharing',
    'looked at which packs about you were made, and for whom',
    'N',
  ),
  'gave out a sharing pack': atOnce(
    'sharing',
    'made a pack for a professional, with what you had agreed to',
    ...(['I', 'C', 'S', 'H', 'N', 'P'] as const),
  ),
  'opened what was handed over': atOnce(
    'sharing',
    'looked at which services your support was handed over to',
    'N',
  ),
  'gave out a handover': atOnce(
    'sharing',
    'handed what you had agreed to over to another service, without where you are',
    ...(['I', 'S', 'H', 'N', 'P', 'O'] as const),
  ),
  'received a handover': atOnce(
    'sharing',
    'was given a file about you by another service, and has not taken it in yet',
    ...(['I', 'S', 'N'] as const),
  ),
  'read a handover that waits': atOnce(
    'sharing',
    'read what another service handed over about you',
    ...(['I', 'S', 'N'] as const),
  ),
  'took a handover in': atOnce(
    'sharing',
    'took into your record what another service handed over about you',
    ...(['I', 'S', 'N'] as const),
  ),
  'sent a handover away': atOnce(
    'sharing',
    'did not take in what another service handed over, and destroyed it',
    'O',
  ),
  'read what came with a handover': atOnce(
    'sharing',
    'read what the service before had written about you',
    'N',
  ),
} as const satisfies Readonly<Record<string, CaseAct>>
