/** Made-up people who are leaving, have left, asked for Reach-in, or asked to come back. */
import {
  allAgreed,
  answered,
  assessment,
  cycles,
  need,
  needsFound,
} from '../telling/assessment-steps.ts'
import { exited, gateChecked, leaves, notice } from '../telling/leaving-steps.ts'
import { adultInSupport, consented, riskReviewed } from '../telling/referral-steps.ts'
import type { Story } from '../telling/story.ts'
import { houses, outreach, type Plot, tideHouses, tideOutreach } from './plot.ts'

/** In support through one RNA, then out when it ended. */
function oneRnaThenOut(s: Story, ended: number): void {
  adultInSupport(s, { rg: ended + 620, cg: ended + 230 })
  const needs = needsFound(s, ended + 560, 'mental-health', 'independent-living')
  cycles(s, needs, [{ decided: ended + 188, to: ended + 4 }])
  for (const { id } of needs)
    s.tell('need-closed', ended + 4, { need: id, because: 'met-elsewhere' })
  leaves(s, ended, 'planned', 30)
}

export const left: readonly Plot[] = [
  {
    alias: 'Shingle',
    why: 'Support ends in five days; not everything is in place, and a manager has signed what is open.',
    service: houses,
    language: 'English',
    pronoun: 'she',
    entries: 38,
    tell(s) {
      adultInSupport(s, { rg: 640, cg: 240, mode: 'safe-house-self-catered' })
      const needs = needsFound(s, 590, 'accommodation', 'independent-living')
      cycles(s, needs, [
        { decided: 198, to: 16 },
        { decided: 22, to: -5 },
      ])
      notice(s, { ago: 20, ends: -5, reason: 'planned' })
      gateChecked(s, 3, ['therapy', 'documents'])
    },
  },
  {
    alias: 'Cove',
    why: 'Left as planned three weeks ago: flat, college, everything in place.',
    service: outreach,
    language: 'Albanian',
    pronoun: 'she',
    entries: 30,
    lastContact: 20,
    tell(s) {
      oneRnaThenOut(s, 20)
    },
  },
  {
    alias: 'Inlet',
    why: 'Left by choice before the 45 days were over, well informed.',
    service: tideOutreach,
    language: 'Spanish',
    pronoun: 'he',
    entries: 12,
    lastContact: 15,
    tell(s) {
      adultInSupport(s, { rg: 390, cg: 44 })
      const { rna } = assessment(s, { offered: 38, upTo: 'offered' })
      s.tell('rna-declined', 33, { rna, why: 'My brother has a room for me and work.' })
      gateChecked(s, 18)
      exited(s, 15, 'choice')
    },
  },
  {
    alias: 'Harbour',
    why: 'No further support agreed; left, and Reach-in is running.',
    service: tideHouses,
    language: 'English',
    pronoun: 'he',
    entries: 22,
    lastContact: 12,
    tell(s) {
      adultInSupport(s, { rg: 720, cg: 330, mode: 'safe-house-catered' })
      const needs = needsFound(s, 650, 'accommodation', 'mental-health')
      const { rna } = assessment(s, { offered: 320, upTo: 'forwarded' })
      answered(s, rna, {
        ago: 270,
        told: 2,
        supportEndsOn: s.day(250),
        perNeed: needs.map((one) => ({ need: one, outcome: 'not-agreed', askedTo: 120 })),
      })
      leaves(s, 250, 'rna-not-agreed')
      consented(s, 240, 'reach-in')
      s.tell('reach-in-started', 236, {})
    },
  },
  {
    alias: 'Brook',
    why: 'Returned home by their own choice, with the journey planned together.',
    service: outreach,
    language: 'Romanian',
    pronoun: 'he',
    entries: 13,
    lastContact: 48,
    tell(s) {
      adultInSupport(s, { rg: 350 })
      need(s, 130, 'return-home')
      leaves(s, 48, 'return')
    },
  },
  {
    alias: 'Meadow',
    why: 'Left as planned; Reach-in ran for half a year and has ended.',
    service: outreach,
    language: 'Bengali',
    pronoun: 'she',
    entries: 17,
    lastContact: 90,
    tell(s) {
      oneRnaThenOut(s, 280)
      consented(s, 275, 'reach-in')
      s.tell('reach-in-started', 272, {})
      s.tell('reach-in-ended', 90, {})
    },
  },
  {
    alias: 'Heath',
    why: 'Asked to come back into support: the assessment is in, the decision is awaited.',
    service: tideOutreach,
    language: 'Arabic',
    pronoun: 'he',
    entries: 21,
    tell(s) {
      oneRnaThenOut(s, 210)
      consented(s, 200, 'reach-in')
      s.tell('reach-in-started', 197, {})
      consented(s, 20, 're-entry', 'support')
      const request = s.tell('re-entry-requested', 17, {
        assessed: ['risks', 'needs', 'support'],
        statement: 'Reach-in listened, and the nights have become hard again.',
      })
      s.tell('authority-chased', 4, { about: request })
    },
  },
  {
    alias: 'Moorland',
    why: 'Coming back was refused without weighing the risks; legal advice has been asked for.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'they',
    entries: 19,
    tell(s) {
      oneRnaThenOut(s, 330)
      consented(s, 52, 're-entry', 'support')
      s.tell('re-entry-requested', 49, { assessed: ['needs', 'support'] })
      const refusal = s.tell('re-entry-decided', 19, {
        outcome: 'refused',
        weighed: ['support'],
        reasons: 'The letter says that Reach-in is enough.',
      })
      s.tell('legal-advice-sought', 15, { about: refusal })
      s.tell('neighbouring-clock-started', 15, { limit: 'unlawful-decision' })
    },
  },
  {
    alias: 'Glade',
    why: 'Came back into support after asking; a new RNA was agreed.',
    service: outreach,
    worker: 'senna',
    language: 'Tigrinya',
    pronoun: 'she',
    entries: 72,
    tell(s) {
      oneRnaThenOut(s, 420)
      consented(s, 205, 're-entry', 'support')
      s.tell('re-entry-requested', 202, { assessed: ['risks', 'needs', 'support'] })
      s.tell('re-entry-decided', 170, {
        outcome: 'agreed',
        weighed: ['risks', 'needs', 'support', 'reasons'],
      })
      s.tell('support-mode-changed', 166, { mode: 'safe-house-self-catered' })
      riskReviewed(s, 165)
      const earlier = s.needs[0]?.id
      const again = need(s, 160, 'mental-health', earlier ? { earlierNeed: earlier } : {})
      const { rna } = assessment(s, { offered: 150, upTo: 'forwarded', trigger: 're-entry' })
      answered(s, rna, { ago: 104, told: 1, perNeed: allAgreed([again], -74) })
    },
  },
]
