/** What professionals were asked about a few made-up people, and what they wrote back. */
import type { OpenRecipientType } from '../../domain/circle/recipient.ts'
import type { EvidenceTemplate } from '../../domain/guests/evidence-question.ts'

export interface MadeUpQuestion {
  /** The first of this kind in their circle. */
  readonly whom: OpenRecipientType
  /** Days ago. */
  readonly ago: number
  /** In how many days an answer would help. */
  readonly within: number
  readonly template: EvidenceTemplate
  readonly own?: string
  readonly answer?: string
}

export const asked: Readonly<Record<string, readonly MadeUpQuestion[]>> = {
  Curlew: [
    {
      whom: 'general-practice',
      ago: 3,
      within: 10,
      template: 'treatment-needed',
      answer:
        'Registered here since June. She needs trauma therapy for about a year. The waiting list is at nine months; she is on it since July. (Made up.)',
    },
    {
      whom: 'legal-adviser',
      ago: 1,
      within: 9,
      template: 'free',
      own: 'Does she have to come to you herself before the end of the month, or can she sign here?',
    },
  ],
  Sandpiper: [{ whom: 'benefits', ago: 6, within: 4, template: 'housing-application' }],
  Kestrel: [{ whom: 'general-practice', ago: 2, within: 12, template: 'treatment-dates' }],
}
