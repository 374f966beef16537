/** What is done with sharing packs, in the words in which the survivor reads it. */
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
} as const satisfies Readonly<Record<string, CaseAct>>
