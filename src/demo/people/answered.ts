/** Made-up people whose first RNA has been answered: not given yet, refused in part, challenged, late. */
import {
  allAgreed,
  answered,
  assessment,
  evidence,
  needsFound,
} from '../telling/assessment-steps.ts'
import { gateChecked, notice } from '../telling/leaving-steps.ts'
import { adultInSupport } from '../telling/referral-steps.ts'
import { houses, outreach, type Plot, tideHouses, tideOutreach } from './plot.ts'

export const answeredPeople: readonly Plot[] = [
  {
    alias: 'Larch',
    why: 'The RNA decision came two days ago and the survivor has not been given it.',
    service: outreach,
    worker: 'senna',
    language: 'Vietnamese',
    pronoun: 'she',
    entries: 30,
    tell(s) {
      adultInSupport(s, { rg: 500, cg: 66 })
      const needs = needsFound(s, 450, 'mental-health', 'accommodation', 'legal-immigration')
      const { rna } = assessment(s, { offered: 60, upTo: 'forwarded' })
      answered(s, rna, { ago: 5, perNeed: allAgreed(needs, -118) })
    },
  },
  {
    alias: 'Hornbeam',
    why: 'Part refusal: one need refused, one shorter. The window to challenge is open, evidence asked for.',
    service: outreach,
    worker: 'senna',
    language: 'Arabic',
    pronoun: 'he',
    entries: 92,
    tell(s) {
      adultInSupport(s, { rg: 590, cg: 74 })
      const [mind, home, course] = needsFound(
        s,
        540,
        'mental-health',
        'accommodation',
        'education-work',
      )
      const { rna } = assessment(s, { offered: 66, upTo: 'forwarded' })
      if (!mind || !home || !course) return
      evidence(s, mind, 90, 73)
      const decision = answered(s, rna, {
        ago: 17,
        told: 2,
        perNeed: [
          { need: mind, outcome: 'partly-agreed', to: -45, askedTo: -160 },
          { need: home, outcome: 'agreed', to: -100, askedTo: -100 },
          { need: course, outcome: 'not-agreed', askedTo: -160 },
        ],
      })
      s.tell('evidence-requested', 13, {
        of: decision,
        need: mind.id,
        from: 'GP',
        what: 'Why twelve weeks of counselling are too few',
      })
      s.tell('legal-advice-sought', 12, { about: decision })
    },
  },
  {
    alias: 'Whitebeam',
    why: 'A refused need was challenged in time; the answer is awaited.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'she',
    entries: 29,
    behind: true,
    tell(s) {
      adultInSupport(s, { rg: 510, cg: 108 })
      const [mind, money] = needsFound(s, 470, 'mental-health', 'financial')
      const { rna } = assessment(s, { offered: 101, upTo: 'forwarded' })
      if (!mind || !money) return
      const decision = answered(s, rna, {
        ago: 58,
        told: 3,
        perNeed: [
          { need: mind, outcome: 'agreed', to: -62, askedTo: -62 },
          { need: money, outcome: 'not-agreed', askedTo: -62 },
        ],
      })
      const request = s.tell('reconsideration-requested', 37, {
        of: decision,
        grounds: 'both',
        by: 'support-worker',
      })
      s.tell('reconsideration-answered', 24, { request, answer: 'accepted' })
    },
  },
  {
    alias: 'Spruce',
    why: 'Everything refused: notice given, more time asked for, the window to challenge still open.',
    service: houses,
    language: 'Romanian',
    pronoun: 'he',
    entries: 31,
    tell(s) {
      adultInSupport(s, { rg: 530, cg: 82, mode: 'safe-house-self-catered' })
      const needs = needsFound(s, 480, 'accommodation', 'legal-other')
      const { rna } = assessment(s, { offered: 75, upTo: 'forwarded' })
      const decision = answered(s, rna, {
        ago: 14,
        told: 2,
        supportEndsOn: s.day(-9),
        perNeed: needs.map((one) => ({ need: one, outcome: 'not-agreed', askedTo: -150 })),
      })
      s.tell('legal-advice-sought', 9, { about: decision })
      notice(s, { ago: 8, ends: -9, reason: 'rna-not-agreed' })
      s.tell('exit-extension-asked', 5, { why: 'No home has been found that is safe.' })
      gateChecked(s, 2, ['safe-address', 'income', 'move'])
    },
  },
  {
    alias: 'Maple',
    why: 'Late service: the survivor had the RNA decision on day 22 of 28.',
    service: tideOutreach,
    language: 'Bengali',
    pronoun: 'she',
    entries: 26,
    tell(s) {
      adultInSupport(s, { rg: 490, cg: 90 })
      const [mind, course] = needsFound(s, 440, 'mental-health', 'education-work')
      const { rna } = assessment(s, { offered: 83, upTo: 'forwarded' })
      if (!mind || !course) return
      answered(s, rna, {
        ago: 24,
        told: 22,
        perNeed: [
          { need: mind, outcome: 'partly-agreed', to: -36, askedTo: -150 },
          { need: course, outcome: 'agreed-elsewhere', askedTo: -150 },
        ],
      })
    },
  },
  {
    alias: 'Osier',
    why: 'An RNA was withdrawn by the provider and a new one offered when needs had changed.',
    service: tideHouses,
    language: 'Spanish',
    pronoun: 'she',
    entries: 23,
    tell(s) {
      adultInSupport(s, { rg: 460, cg: 64, mode: 'safe-house-catered' })
      needsFound(s, 420, 'accommodation', 'safety')
      const { rna } = assessment(s, { offered: 58, upTo: 'forwarded' })
      s.tell('rna-withdrawn', 30, { rna, reasons: 'She moved towns; every date in it was wrong.' })
      assessment(s, { offered: 18, upTo: 'drafted', trigger: 'needs-changed' })
    },
  },
]
