/** Why nothing was opened, and what to do instead: there is always somebody to ring. */
import type { EmergencyRefusal } from '../../../domain/break-glass/break-glass.ts'
import { emergencyLimits } from '../../../domain/break-glass/emergency-terms.ts'
import type { RefusalWords } from '../../words.ts'

const instead = 'Ring the lead on call. In danger, ring 999.'

export function refusedEmergency({
  code,
}: EmergencyRefusal | { readonly code: 'not-yours' }): RefusalWords {
  switch (code) {
    case 'nothing-fits':
      return {
        title: 'Nothing was opened',
        next: `No single case fits what you gave, or it is not open to you. Check every letter once more. ${instead}`,
        status: 409,
      }
    case 'once-a-day':
      return {
        title: 'You opened a case in an emergency today already',
        next: `Nothing was opened. A lead can give you the case at once. ${instead}`,
        status: 409,
      }
    case 'too-many-asks':
      return {
        title: `You asked ${emergencyLimits.asksADay.value} times today`,
        next: `Nothing was opened. ${instead}`,
        status: 409,
      }
    case 'no-two-leads':
      return {
        title: 'Nothing was opened, because two leads could not be told',
        next: `Everything you typed is still here. ${instead}`,
        status: 409,
      }
    case 'leads-not-told':
      return {
        title: 'Nothing was opened, because the leads could not be told',
        next: `Everything you typed is still here: try once more. ${instead}`,
        status: 503,
      }
    case 'words-too-short':
    case 'nothing-named':
      return { title: 'Say what is happening and what you need', next: instead, status: 422 }
    case 'not-yours':
      return { title: 'There is no page here for you', next: instead, status: 404 }
  }
}
