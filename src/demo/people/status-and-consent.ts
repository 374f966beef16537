/** Made-up people whose permission to stay, consents or corrected records are the point. */
import { addDays } from '../../domain/calendar/day.ts'
import { cycles, needsFound } from '../telling/assessment-steps.ts'
import { adultInSupport, consented, told } from '../telling/referral-steps.ts'
import type { Story } from '../telling/story.ts'
import { houses, outreach, type Plot, tideOutreach } from './plot.ts'

/** Confirmed, without leave, and the form about circumstances has come. */
function confirmedWithoutLeave(s: Story, cg: number): void {
  adultInSupport(s, { rg: cg + 400, cg })
  s.tell('immigration-status-noted', cg - 3, { position: 'no-leave' })
  s.tell('vts-form-received', cg - 20, { answerBy: s.day(cg - 41) })
}

export const statusAndConsent: readonly Plot[] = [
  {
    alias: 'Quartz',
    why: 'Permission to stay ends in 55 days: the extension has to go in before.',
    service: outreach,
    worker: 'senna',
    language: 'Vietnamese',
    pronoun: 'she',
    entries: 32,
    behind: true,
    tell(s) {
      confirmedWithoutLeave(s, 420)
      s.tell('vts-decided', 310, { outcome: 'granted', from: s.day(310), to: s.day(-55) })
      cycles(s, needsFound(s, 700, 'mental-health', 'legal-immigration'), [
        { decided: 378, to: 196 },
        { decided: 203, to: 24 },
        { decided: 31, to: -66 },
      ])
    },
  },
  {
    alias: 'Feldspar',
    why: 'Consideration of permission to stay is paused.',
    service: tideOutreach,
    language: 'Albanian',
    pronoun: 'he',
    entries: 14,
    tell(s) {
      confirmedWithoutLeave(s, 130)
      cycles(s, needsFound(s, 480, 'legal-immigration'), [{ decided: 88, to: -96 }])
      s.tell('vts-paused', 40, {})
    },
  },
  {
    alias: 'Ochre',
    why: 'Extension of permission to stay applied for in time; it was paused and resumed before.',
    service: tideOutreach,
    language: 'Bengali',
    pronoun: 'he',
    entries: 16,
    tell(s) {
      confirmedWithoutLeave(s, 560)
      s.tell('vts-paused', 500, {})
      s.tell('vts-resumed', 470, {})
      s.tell('vts-decided', 440, { outcome: 'granted', from: s.day(440), to: s.day(-14) })
      cycles(s, needsFound(s, 800, 'education-work'), [
        { decided: 518, to: 336 },
        { decided: 343, to: 160 },
        { decided: 168, to: -20 },
      ])
      s.tell('vts-extension-applied', 16, {})
      s.tell('neighbouring-clock-started', 300, { limit: 'skilled-worker' })
    },
  },
  {
    alias: 'Mica',
    why: 'Permission to stay refused; legal advice asked for the same week.',
    service: houses,
    language: 'Portuguese',
    pronoun: 'she',
    entries: 17,
    tell(s) {
      confirmedWithoutLeave(s, 150)
      cycles(s, needsFound(s, 520, 'accommodation'), [{ decided: 108, to: -74 }])
      const refusal = s.tell('vts-decided', 12, { outcome: 'refused' })
      s.tell('legal-advice-sought', 9, { about: refusal })
      s.tell('neighbouring-clock-started', 20, { limit: 'exceptional-funding' })
    },
  },
  {
    alias: 'Agate',
    why: 'Consents apart: helps no investigation, took one sharing back, everything else stays.',
    service: outreach,
    worker: 'senna',
    language: 'English',
    pronoun: 'she',
    entries: 26,
    tell(s) {
      adultInSupport(s, { rg: 280 })
      needsFound(s, 250, 'legal-other', 'social-recovery')
      s.tell('consent-refused', 270, {
        consent: 'cooperate-authorities',
        why: 'Not now. Maybe later.',
      })
      consented(s, 240, 'share-with-organisation', 'research-feedback', 'decision-recipient')
      s.tell('consent-withdrawn', 66, {
        consent: 'share-with-organisation',
        form: 'verbal',
        why: 'The group is kind, but I want to tell them myself.',
      })
      consented(s, 60, 'cooperate-authorities')
      s.tell('neighbouring-clock-started', 30, { limit: 'access-request' })
    },
  },
  {
    alias: 'Marl',
    why: 'Records put right: one letter date corrected, one entry struck out, nothing erased.',
    service: tideOutreach,
    language: 'Polish',
    pronoun: 'they',
    entries: 15,
    tell(s) {
      const { cg = '' } = adultInSupport(s, { rg: 410, cg: 36, survivor: 3 })
      const corrected = s.tellOn(
        'conclusive-grounds-decided',
        s.workday(39),
        {
          outcome: 'positive',
          letter: s.letters.at(-1)?.id ?? s.thing(),
          receivedByProviderOn: s.workday(35),
          receivedBySurvivorOn: s.workday(33),
        },
        { supersedes: cg },
      )
      told(s, 30, 'conclusive-grounds', corrected)
      const slip = s.tellOn('detained', s.day(20), { where: 'hospital' })
      s.tellOn(
        'recorded-in-error',
        s.day(18),
        { why: 'A planned night in hospital, not detention.' },
        { supersedes: slip },
      )
    },
  },
  {
    alias: 'Gravel',
    why: 'Notice to leave the flat, and unpaid wages: two limits of other laws are running.',
    service: outreach,
    worker: 'senna',
    language: 'Romanian',
    pronoun: 'he',
    entries: 28,
    tell(s) {
      adultInSupport(s, { rg: 200 })
      needsFound(s, 170, 'accommodation', 'legal-other', 'material')
      s.tell('immigration-status-noted', 190, { position: 'has-leave' })
      s.tellOn('neighbouring-clock-started', addDays(s.today, -62), { limit: 'employment-ended' })
      const leavesHomeOn = addDays(s.today, 47)
      s.tellOn(
        'neighbouring-clock-started',
        leavesHomeOn,
        { limit: 'eviction-notice' },
        { knownOn: s.workday(4) },
      )
      consented(s, 55, 'ask-professional')
    },
  },
]
