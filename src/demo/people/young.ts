/** Made-up children and people who turned 18 on the way. Nobody under 18 has an RNA. */
import { addDays } from '../../domain/calendar/day.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import { needsFound } from '../telling/assessment-steps.ts'
import { consented, decided, identified, inSupport, referred } from '../telling/referral-steps.ts'
import type { Story } from '../telling/story.ts'
import { nations, type Plot, tideOutreach, young } from './plot.ts'

interface Childhood {
  readonly referred: number
  /** Days from today until the eighteenth birthday; negative when it is past. */
  readonly turns18In: number
  readonly nation?: FactOf<'case-opened'>['detail']['nation']
  readonly authority?: FactOf<'referred'>['detail']['authority']
}

/** Consent is not asked of a child: safety first, then the referral. */
function childReferred(s: Story, road: Childhood): void {
  const { referred: ago, turns18In, nation = 'ENG', authority = 'sca' } = road
  identified(s, ago + 4, { nation, ageGroup: 'child' })
  s.tell('eighteenth-birthday-noted', ago + 4, {
    turns18On: addDays(s.today, turns18In),
    certainty: s.chance.pick(['documented', 'stated']),
  })
  s.tell('safeguarding-referred', ago + 3, { council: 'A council (made up)' })
  s.tell('guardian-asked', ago + 2, {})
  referred(s, ago, { authority, wantsSupport: 'not-asked', destitute: 'not-known' })
}

export const youngPeople: readonly Plot[] = [
  {
    alias: 'Acorn',
    why: 'Child of fifteen, awaiting reasonable grounds.',
    service: young,
    language: 'Vietnamese',
    pronoun: 'he',
    entries: 10,
    tell: (s) => childReferred(s, { referred: 5, turns18In: 900 }),
  },
  {
    alias: 'Catkin',
    why: 'Child before the local panel: day 32 of 45.',
    service: young,
    language: 'English',
    pronoun: 'she',
    entries: 13,
    tell(s) {
      childReferred(s, { referred: 32, turns18In: 620, authority: 'devolved-panel' })
      s.tell('routed-to-devolved-panel', 32, {})
    },
  },
  {
    alias: 'Chestnut',
    why: 'Turns 18 in 90 days: planning has begun.',
    service: young,
    language: 'Albanian',
    pronoun: 'he',
    entries: 20,
    tell(s) {
      childReferred(s, { referred: 240, turns18In: 90 })
      decided(s, 'reasonable-grounds-decided', 228, { outcome: 'positive', survivor: 2 })
      s.tell('transition-planning-started', 8, {})
    },
  },
  {
    alias: 'Conker',
    why: 'Turns 18 in 60 days; planning has not started.',
    service: young,
    language: 'English',
    pronoun: 'he',
    entries: 15,
    behind: true,
    tell(s) {
      childReferred(s, { referred: 300, turns18In: 60 })
      decided(s, 'reasonable-grounds-decided', 290, { outcome: 'positive', survivor: 1 })
    },
  },
  {
    alias: 'Sapling',
    why: 'Turns 18 in 20 days; college, flat and two questions about consent ahead.',
    service: young,
    language: 'Tigrinya',
    pronoun: 'she',
    entries: 44,
    tell(s) {
      childReferred(s, { referred: 410, turns18In: 20 })
      decided(s, 'reasonable-grounds-decided', 398, { outcome: 'positive', survivor: 3 })
      s.tell('transition-planning-started', 70, {})
      needsFound(s, 300, 'education-work', 'social-recovery')
    },
  },
  {
    alias: 'Seedling',
    why: 'Turned 18 five days ago; has not been asked yet about staying in the NRM.',
    service: young,
    language: 'Bengali',
    pronoun: 'he',
    entries: 18,
    tell(s) {
      childReferred(s, { referred: 280, turns18In: -5 })
      decided(s, 'reasonable-grounds-decided', 270, { outcome: 'positive', survivor: 2 })
      s.tell('transition-planning-started', 96, {})
    },
  },
  {
    alias: 'Blossom',
    why: 'Turned 18, did not answer, and the case was suspended: follow up, nothing has ended.',
    service: young,
    language: 'Vietnamese',
    pronoun: 'she',
    entries: 14,
    lastContact: 26,
    tell(s) {
      childReferred(s, { referred: 390, turns18In: -64 })
      decided(s, 'reasonable-grounds-decided', 380, { outcome: 'positive', survivor: 2 })
      s.tell('transition-planning-started', 160, {})
      s.tell('transition-answered', 48, { answer: 'no-response' })
      s.tell('nrm-suspended', 36, {})
    },
  },
  {
    alias: 'Sprig',
    why: 'Turned 18, stayed in the NRM by spoken consent, and has adult support.',
    service: young,
    language: 'Amharic',
    pronoun: 'she',
    entries: 52,
    tell(s) {
      childReferred(s, { referred: 500, turns18In: -120 })
      decided(s, 'reasonable-grounds-decided', 490, { outcome: 'positive', survivor: 2 })
      s.tell('transition-planning-started', 215, {})
      s.tell('transition-answered', 112, { answer: 'stay', form: 'verbal' })
      consented(s, 112, 'transition-nrm', 'transition-support', 'support')
      inSupport(s, 104)
      needsFound(s, 90, 'education-work', 'independent-living')
    },
  },
  {
    alias: 'Puffin',
    why: 'Turned 18 and chose to leave the NRM.',
    service: young,
    language: 'English',
    pronoun: 'he',
    entries: 12,
    lastContact: 70,
    tell(s) {
      childReferred(s, { referred: 430, turns18In: -110 })
      decided(s, 'reasonable-grounds-decided', 420, { outcome: 'positive', survivor: 2 })
      s.tell('transition-answered', 90, { answer: 'withdraw', form: 'written' })
    },
  },
  {
    alias: 'Burdock',
    why: 'Age disputed: treated as a child until it is decided.',
    service: young,
    language: 'Arabic',
    pronoun: 'he',
    entries: 15,
    tell(s) {
      identified(s, 38, { ageGroup: 'not-known' })
      s.tell('eighteenth-birthday-noted', 37, {
        turns18On: addDays(s.today, 300),
        certainty: 'disputed',
      })
      s.tell('safeguarding-referred', 36, { council: 'A council (made up)' })
      referred(s, 34, { wantsSupport: 'not-asked' })
      decided(s, 'reasonable-grounds-decided', 24, { outcome: 'positive', survivor: 3 })
    },
  },
  {
    alias: 'Pinecone',
    why: 'Age was disputed and decided: adult. Consent was asked before the referral.',
    service: tideOutreach,
    language: 'Tigrinya',
    pronoun: 'he',
    entries: 17,
    tell(s) {
      identified(s, 120, { ageGroup: 'not-known' })
      s.tell('safeguarding-referred', 119, { council: 'A council (made up)' })
      s.tell('age-decided', 92, { ageGroup: 'adult' })
      consented(s, 86, 'nrm-referral', 'support')
      referred(s, 84)
      decided(s, 'reasonable-grounds-decided', 74, { outcome: 'positive', survivor: 1 })
      inSupport(s, 70)
    },
  },
  {
    alias: 'Teasel',
    why: 'Child with both decisions positive: no RNA, the council and a guardian lead.',
    service: young,
    language: 'English',
    pronoun: 'she',
    entries: 19,
    tell(s) {
      childReferred(s, { referred: 260, turns18In: 410 })
      decided(s, 'reasonable-grounds-decided', 250, { outcome: 'positive', survivor: 4 })
      decided(s, 'conclusive-grounds-decided', 60, { outcome: 'positive', survivor: 4 })
      s.tell('age-decided', 200, { ageGroup: 'child' })
    },
  },
  {
    alias: 'Cygnet',
    why: 'Child in Wales: guardian and council work together.',
    service: nations,
    language: 'English',
    pronoun: 'she',
    entries: 11,
    tell(s) {
      childReferred(s, { referred: 90, turns18In: 540, nation: 'WAL' })
      decided(s, 'reasonable-grounds-decided', 82, { outcome: 'positive', survivor: 3 })
    },
  },
  {
    alias: 'Whelk',
    why: 'Child in Scotland, with a guardian, waiting for the second decision.',
    service: nations,
    language: 'Vietnamese',
    pronoun: 'he',
    entries: 12,
    tell(s) {
      childReferred(s, { referred: 150, turns18In: 320, nation: 'SCOT' })
      decided(s, 'reasonable-grounds-decided', 138, { outcome: 'positive', survivor: 3 })
    },
  },
]
