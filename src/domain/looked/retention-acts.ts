/** Keeping, holding and destroying, in the words in which a survivor reads it. */
import { atOnce } from './case-act.ts'

export const retentionActs = {
  'read how long it is kept': atOnce('record', 'looked at how long your record is kept', 'O', 'N'),
  'placed a legal hold': atOnce('record', 'decided that your record is kept longer, for now', 'N'),
  'lifted a legal hold': atOnce('record', 'ended what had kept your record longer', 'O'),
  'proposed to destroy': atOnce(
    'record',
    'noted that the time to keep part of your record is over',
    'O',
  ),
  'agreed to destroy': atOnce(
    'record',
    'agreed that part of your record is destroyed, because its time is over',
    'O',
  ),
  'took back a decision to destroy': atOnce(
    'record',
    'took back the decision to destroy part of your record',
    'O',
  ),
  'stopped a destruction': atOnce('record', 'did not destroy part of your record after all', 'O'),
  'destroyed keys': atOnce('record', 'destroyed part of your record for good', 'O'),
} as const
