/** Made-up people in Scotland, Northern Ireland and Wales, each under the rules of that nation. */
import { cycles, evidence, need, needsFound } from '../telling/assessment-steps.ts'
import { adultInSupport, decided } from '../telling/referral-steps.ts'
import { nations, type Plot } from './plot.ts'

export const otherNations: readonly Plot[] = [
  {
    alias: 'Skerry',
    why: 'Scotland: day 30 of the 90 days of support.',
    service: nations,
    language: 'Romanian',
    pronoun: 'he',
    entries: 18,
    tell(s) {
      adultInSupport(s, { rg: 30, nation: 'SCOT' })
      needsFound(s, 20, 'physical-health', 'financial')
    },
  },
  {
    alias: 'Lochan',
    why: 'Scotland: the 90 days are over; support goes on because ministers may continue it.',
    service: nations,
    language: 'Tigrinya',
    pronoun: 'she',
    entries: 42,
    behind: true,
    tell(s) {
      adultInSupport(s, { rg: 140, nation: 'SCOT', mode: 'safe-house-self-catered' })
      const [mind] = needsFound(s, 120, 'mental-health', 'education-work')
      if (mind) evidence(s, mind, 100, 82)
      s.tell('support-continued', 56, {
        from: s.day(49),
        to: s.day(-40),
        reasons: 'Support goes on for three months while the conclusive determination is awaited.',
      })
    },
  },
  {
    alias: 'Machair',
    why: 'Scotland: conclusive grounds came on day 50, so the duty ended earlier than 90 days.',
    service: nations,
    language: 'Polish',
    pronoun: 'he',
    entries: 16,
    tell(s) {
      adultInSupport(s, { rg: 84, cg: 34, nation: 'SCOT' })
    },
  },
  {
    alias: 'Dulse',
    why: 'Northern Ireland: day 20 of the 45-day period.',
    service: nations,
    language: 'Albanian',
    pronoun: 'she',
    entries: 14,
    tell(s) {
      adultInSupport(s, { rg: 20, nation: 'NI' })
      need(s, 12, 'accommodation')
    },
  },
  {
    alias: 'Basalt',
    why: 'Northern Ireland: conclusive grounds positive on day 34; support runs to the end of 45 days.',
    service: nations,
    language: 'English',
    pronoun: 'he',
    entries: 15,
    tell(s) {
      adultInSupport(s, { rg: 40, cg: 6, survivor: 1, nation: 'NI' })
    },
  },
  {
    alias: 'Gannet',
    why: 'Wales: past the first thirty days, waiting for conclusive grounds.',
    service: nations,
    language: 'Vietnamese',
    pronoun: 'she',
    entries: 17,
    tell(s) {
      adultInSupport(s, { rg: 58, nation: 'WAL' })
      needsFound(s, 40, 'physical-health', 'social-recovery')
    },
  },
  {
    alias: 'Chough',
    why: 'Wales: second RNA agreed for months to come.',
    service: nations,
    language: 'Arabic',
    pronoun: 'he',
    entries: 34,
    tell(s) {
      adultInSupport(s, { rg: 760, cg: 330, nation: 'WAL' })
      const needs = needsFound(s, 600, 'mental-health', 'legal-other')
      cycles(s, needs, [
        { decided: 288, to: 108 },
        { decided: 115, to: -70 },
      ])
    },
  },
  {
    alias: 'Cairn',
    why: 'Northern Ireland: a negative second decision; the challenge was refused.',
    service: nations,
    language: 'Romanian',
    pronoun: 'they',
    entries: 13,
    tell(s) {
      adultInSupport(s, { rg: 320, nation: 'NI' })
      const decision = decided(s, 'conclusive-grounds-decided', 60, {
        outcome: 'negative',
        survivor: 2,
      })
      const request = s.tell('reconsideration-requested', 44, {
        of: decision,
        grounds: 'not-in-line',
      })
      s.tell('reconsideration-answered', 20, { request, answer: 'refused' })
      s.tell('legal-advice-sought', 17, { about: decision })
    },
  },
]
