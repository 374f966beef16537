/** Made-up people from the first concern to the reasonable grounds decision. */
import { evidence, need } from '../telling/assessment-steps.ts'
import { leaves } from '../telling/leaving-steps.ts'
import {
  adultReferred,
  adultReferredOnly,
  consented,
  decided,
  identified,
  inSupport,
  referred,
  told,
} from '../telling/referral-steps.ts'
import { outreach, type Plot, tideHouses, tideOutreach } from './plot.ts'

export const beforeDecision: readonly Plot[] = [
  {
    alias: 'Bramble',
    why: 'First concern only: thinking about consent, and a First Responder has not answered yet.',
    service: outreach,
    language: 'Romanian',
    pronoun: 'he',
    entries: 5,
    tell(s) {
      identified(s, 8)
      s.tell('first-responder-asked', 5, {
        answer: 'waiting',
        who: 'A First Responder charity (made up)',
      })
    },
  },
  {
    alias: 'Clover',
    why: 'Did not want to be referred, so a Duty to Notify report went without a name.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'she',
    entries: 7,
    tell(s) {
      identified(s, 46)
      s.tell('reasonable-grounds-to-believe', 44, { who: 'A council (made up)' })
      s.tell('consent-refused', 40, {
        consent: 'nrm-referral',
        why: 'I want help with the flat. I do not want my name in another office.',
      })
      s.tell('duty-to-notify-sent', 38, {})
    },
  },
  {
    alias: 'Fennel',
    why: 'Referred three days ago; the reasonable grounds decision is awaited in time.',
    service: outreach,
    worker: 'senna',
    language: 'Vietnamese',
    pronoun: 'he',
    entries: 6,
    tell(s) {
      identified(s, 12)
      s.tell('first-responder-asked', 11, {
        answer: 'declined',
        who: 'A First Responder charity (made up)',
        reasons: 'No capacity this month.',
      })
      s.tell('first-responder-asked', 8, { answer: 'accepted', who: 'A council (made up)' })
      consented(s, 6, 'nrm-referral', 'support', 'contact-route')
      s.tell('contact-attempted', 5, { reached: 'yes', channel: 'visit' })
      referred(s, 3)
    },
  },
  {
    alias: 'Sorrel',
    why: 'Reasonable grounds overdue by far; destitute, so in emergency support before the decision.',
    service: tideHouses,
    language: 'Amharic',
    pronoun: 'she',
    entries: 14,
    behind: true,
    tell(s) {
      identified(s, 29)
      consented(s, 27, 'nrm-referral', 'support', 'contact-route')
      const referral = referred(s, 25, { destitute: 'now' })
      s.tell('emergency-support-agreed', 25, {})
      s.tell('risk-reviewed', 20, { summary: 'Settling. Afraid of the street at night.' })
      s.tell('authority-chased', 9, { about: referral })
    },
  },
  {
    alias: 'Tansy',
    why: 'The authority asked for information before deciding; the answer is due in four days.',
    service: tideOutreach,
    language: 'Albanian',
    pronoun: 'she',
    entries: 8,
    tell(s) {
      adultReferred(s, 13)
      s.tell('information-requested', 5, {
        answerBy: s.day(-4),
        what: 'Dates of the two jobs, and any payslip.',
      })
    },
  },
  {
    alias: 'Linnet',
    why: 'Reasonable grounds negative twelve days ago: the window to challenge is open.',
    service: outreach,
    language: 'Bengali',
    pronoun: 'he',
    entries: 12,
    tell(s) {
      adultReferredOnly(s, 27)
      const decision = decided(s, 'reasonable-grounds-decided', 12, {
        outcome: 'negative',
        provider: 1,
        survivor: 2,
        reasons: 'The letter says that the account of the work was not detailed enough.',
      })
      s.tell('evidence-requested', 9, {
        of: decision,
        from: 'GP',
        what: 'Letter on the injury and when it was first seen',
      })
      s.tell('legal-advice-sought', 8, { about: decision })
    },
  },
  {
    alias: 'Wren',
    why: 'Reasonable grounds negative; reconsideration asked for and no answer yet.',
    service: tideOutreach,
    language: 'Spanish',
    pronoun: 'she',
    entries: 11,
    tell(s) {
      adultReferredOnly(s, 48)
      const decision = decided(s, 'reasonable-grounds-decided', 34, {
        outcome: 'negative',
        survivor: 3,
      })
      s.tell('legal-advice-sought', 28, { about: decision })
      const request = s.tell('reconsideration-requested', 17, {
        of: decision,
        grounds: 'both',
        by: 'legal-adviser',
        statement: 'New letter from the clinic, and the paragraph on objective factors.',
      })
      s.tell('authority-chased', 5, { about: request })
    },
  },
  {
    alias: 'Plover',
    why: 'Reasonable grounds negative and out of time; more time was asked for and refused.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'he',
    entries: 9,
    tell(s) {
      adultReferredOnly(s, 82)
      const decision = decided(s, 'reasonable-grounds-decided', 66, {
        outcome: 'negative',
        survivor: 15,
      })
      s.tell('extension-requested', 41, {
        of: decision,
        statement: 'The letter arrived late and the hospital records were not there yet.',
      })
      s.tell('extension-answered', 30, { of: decision, given: 'no' })
      s.tell('neighbouring-clock-started', 30, { limit: 'unlawful-decision' })
      s.tell('legal-advice-sought', 29, { about: decision })
    },
  },
  {
    alias: 'Teal',
    why: 'A negative decision was changed after reconsideration: the recovery period starts now.',
    service: tideHouses,
    language: 'Arabic',
    pronoun: 'he',
    entries: 18,
    tell(s) {
      adultReferred(s, 92)
      const decision = decided(s, 'reasonable-grounds-decided', 78, {
        outcome: 'negative',
        survivor: 2,
      })
      const request = s.tell('reconsideration-requested', 56, {
        of: decision,
        grounds: 'new-evidence',
        by: 'support-worker',
      })
      s.tell('reconsideration-answered', 43, { request, answer: 'accepted' })
      const changed = s.tell('reconsideration-decided', 16, {
        request,
        outcome: 'changed',
        sentOn: s.workday(16),
        receivedByProviderOn: s.workday(15),
        receivedBySurvivorOn: s.workday(15),
      })
      told(s, 15, 'reasonable-grounds', changed)
      inSupport(s, 12, 'safe-house-catered')
      const flat = need(s, 8, 'mental-health')
      evidence(s, flat, 6)
    },
  },
  {
    alias: 'Flint',
    why: 'In the recovery period, twelve days in, newly arrived in a safe house.',
    service: tideHouses,
    language: 'Tigrinya',
    pronoun: 'he',
    entries: 14,
    tell(s) {
      adultReferred(s, 21)
      decided(s, 'reasonable-grounds-decided', 12, { outcome: 'positive', survivor: 1 })
      inSupport(s, 9, 'safe-house-catered')
      const health = need(s, 6, 'physical-health')
      evidence(s, health, 5)
      need(s, 5, 'interpretation')
    },
  },
  {
    alias: 'Marram',
    why: 'Consented to support four days ago and was never reached: more than 48 hours.',
    service: outreach,
    worker: 'senna',
    language: 'Polish',
    pronoun: 'he',
    entries: 4,
    lastContact: 7,
    tell(s) {
      identified(s, 19)
      consented(s, 17, 'nrm-referral')
      referred(s, 16)
      decided(s, 'reasonable-grounds-decided', 9, { outcome: 'positive', survivor: 1 })
      consented(s, 7, 'support')
      s.tell('contact-attempted', 6, { reached: 'no', channel: 'phone' })
      s.tell('contact-attempted', 5, { reached: 'no', channel: 'message' })
      s.tell('contact-attempted', 4, { reached: 'no', channel: 'professional' })
    },
  },
  {
    alias: 'Estuary',
    why: 'Left after a negative reasonable grounds decision, from emergency support.',
    service: tideHouses,
    language: 'Portuguese',
    pronoun: 'she',
    entries: 9,
    lastContact: 41,
    tell(s) {
      identified(s, 88)
      consented(s, 86, 'nrm-referral', 'support')
      referred(s, 85, { destitute: 'within-two-weeks' })
      s.tell('emergency-support-agreed', 84, {})
      decided(s, 'reasonable-grounds-decided', 61, { outcome: 'negative', survivor: 1 })
      leaves(s, 41, 'negative-reasonable-grounds')
    },
  },
]
