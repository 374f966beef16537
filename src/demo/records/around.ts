/**
 * The professionals around a few made-up people, and what they were told. Days count back from the day on
 * which the demo is made; a negative number lies ahead.
 */

import type { EndedWhy } from '../../domain/circle/member.ts'
import type { OpenRecipientType } from '../../domain/circle/recipient.ts'
import type { ShareItem } from '../../domain/circle/share-items.ts'

export interface MadeUpProfessional {
  readonly type: OpenRecipientType
  readonly who: string
  readonly organisation: string
  readonly role?: string
  readonly reachedBy?: string
  readonly items: readonly ShareItem[]
  readonly agreed: number
  readonly language: string
  readonly interpreter: 'yes' | 'no'
  readonly readBack: 'yes' | 'no'
  readonly about?: string
  readonly until: number
  /** Days ago, which parts, and what in words. */
  readonly told?: readonly (readonly [number, readonly ShareItem[], string])[]
  readonly takenBack?: number
  readonly ended?: readonly [number, EndedWhy]
}

export const around: Readonly<Record<string, readonly MadeUpProfessional[]>> = {
  Curlew: [
    {
      type: 'legal-adviser',
      who: 'Ms Tannerly (made up)',
      organisation: 'Quill and Lantern (made up)',
      role: 'Advises on permission to stay.',
      reachedBy: '0161 496 0101 (made up)',
      items: ['identity', 'pathway-dates', 'decisions', 'account'],
      agreed: 33,
      language: 'Albanian',
      interpreter: 'yes',
      readBack: 'yes',
      about: 'Everything she needs for my papers. Not my health.',
      until: -57,
      told: [
        [
          30,
          ['identity', 'pathway-dates', 'decisions'],
          'The letters on the decisions, by secure mail.',
        ],
        [12, ['account'], 'The part about the work in the nail bar.'],
      ],
    },
    {
      type: 'general-practice',
      who: 'Dr Reedham (made up)',
      organisation: 'Reed Lane Surgery (made up)',
      role: 'Her doctor.',
      items: ['identity', 'health'],
      agreed: 81,
      language: 'Albanian',
      interpreter: 'yes',
      readBack: 'yes',
      until: -9,
    },
    {
      type: 'council-housing',
      who: 'Mr Penrow (made up)',
      organisation: 'Sample Borough housing desk (made up)',
      items: ['identity', 'support-needs'],
      agreed: 40,
      language: 'Albanian',
      interpreter: 'no',
      readBack: 'no',
      about: 'Only that I need somewhere to live.',
      until: -50,
      told: [[20, ['identity', 'support-needs'], 'The housing application, by telephone.']],
      takenBack: 3,
    },
    {
      type: 'victim-navigator',
      who: 'Ms Larkin (made up)',
      organisation: 'Sample Navigators (made up)',
      items: ['pathway-dates', 'contact-through-worker'],
      agreed: 120,
      language: 'Albanian',
      interpreter: 'yes',
      readBack: 'yes',
      until: 30,
      ended: [45, 'no-longer-needed'],
    },
  ],
  Sandpiper: [
    {
      type: 'benefits',
      who: 'Mr Osk (made up)',
      organisation: 'Jobcentre (made up)',
      items: ['identity', 'contact-through-worker'],
      agreed: 24,
      language: 'English',
      interpreter: 'no',
      readBack: 'yes',
      until: -66,
      told: [[24, ['identity'], 'To ask about September.']],
    },
  ],
  Kestrel: [
    {
      type: 'support-provider',
      who: 'Mx Harrow (made up)',
      organisation: 'Second Lantern Support (made up)',
      role: 'Takes over the support when they move.',
      items: [
        ...(['identity', 'pathway-dates', 'decisions', 'support-needs'] as const),
        ...(['risk-summary', 'safety-plan', 'documents-named'] as const),
      ],
      agreed: 4,
      language: 'English',
      interpreter: 'no',
      readBack: 'yes',
      about: 'So that I need not tell it all again. Not my health.',
      until: -80,
    },
    {
      type: 'police',
      who: 'DC Varn (made up)',
      organisation: 'Sample Police (made up)',
      role: 'Looks into what the two men did.',
      items: ['risk-summary', 'contact-through-worker'],
      agreed: 47,
      language: 'English',
      interpreter: 'no',
      readBack: 'yes',
      until: -43,
      told: [[40, ['contact-through-worker'], 'That she is reached through us.']],
    },
    {
      type: 'general-practice',
      who: 'Dr Marl (made up)',
      organisation: 'Marl Street Surgery (made up)',
      role: 'Her doctor.',
      items: ['identity'],
      agreed: 15,
      language: 'English',
      interpreter: 'no',
      readBack: 'yes',
      until: -75,
    },
  ],
  Whitebeam: [
    {
      type: 'legal-adviser',
      who: 'Ms Pennant (made up)',
      organisation: 'Pennant Law (made up)',
      items: ['identity', 'pathway-dates'],
      agreed: 18,
      language: 'Vietnamese',
      interpreter: 'yes',
      readBack: 'yes',
      until: -72,
    },
  ],
}
