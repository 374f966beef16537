/** Made-up people in move-on: at each step of a first Recovery Needs Assessment. */
import {
  assessment,
  evidence,
  needsFound,
  released,
  reviewed,
} from '../telling/assessment-steps.ts'
import { adultInSupport, consented, told } from '../telling/referral-steps.ts'
import { houses, outreach, type Plot, tideOutreach } from './plot.ts'

export const assessing: readonly Plot[] = [
  {
    alias: 'Heron',
    why: 'Confirmed last week after a long wait; the RNA has not been offered yet. Start here.',
    service: outreach,
    worker: 'senna',
    language: 'Tigrinya',
    pronoun: 'she',
    entries: 96,
    tell(s) {
      adultInSupport(s, { rg: 610, cg: 6, survivor: 1 })
      const [mind] = needsFound(s, 560, 'mental-health', 'accommodation', 'education-work')
      if (mind) evidence(s, mind, 40, 21)
    },
  },
  {
    alias: 'Kestrel',
    why: 'RNA offered, no answer yet: it is their choice.',
    service: outreach,
    language: 'Spanish',
    pronoun: 'he',
    entries: 16,
    tell(s) {
      adultInSupport(s, { rg: 480, cg: 13 })
      needsFound(s, 430, 'physical-health', 'financial')
      assessment(s, { offered: 6, upTo: 'offered' })
    },
  },
  {
    alias: 'Lapwing',
    why: 'Declined the RNA, well informed; may still change their mind until support ends.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'she',
    entries: 15,
    tell(s) {
      adultInSupport(s, { rg: 450, cg: 27 })
      needsFound(s, 400, 'education-work')
      const { rna } = assessment(s, { offered: 22, upTo: 'offered' })
      s.tell('rna-declined', 17, { rna, why: 'I have my flat and my course. I want to try.' })
    },
  },
  {
    alias: 'Curlew',
    why: 'RNA being drafted: four needs, one letter too old and one still missing.',
    service: outreach,
    worker: 'senna',
    language: 'Amharic',
    pronoun: 'she',
    entries: 86,
    tell(s) {
      adultInSupport(s, { rg: 520, cg: 20 })
      const [mind, body] = needsFound(
        s,
        480,
        'mental-health',
        'physical-health',
        'accommodation',
        'social-recovery',
      )
      if (mind) evidence(s, mind, 280, 260)
      if (body) evidence(s, body, 11)
      assessment(s, { offered: 15, upTo: 'accepted' })
    },
  },
  {
    alias: 'Sandpiper',
    why: 'The draft RNA is with the survivor, to correct and to agree or not.',
    service: houses,
    language: 'Arabic',
    pronoun: 'he',
    entries: 28,
    tell(s) {
      adultInSupport(s, { rg: 430, cg: 23, mode: 'safe-house-self-catered' })
      const [home] = needsFound(s, 390, 'accommodation', 'legal-immigration')
      if (home) evidence(s, home, 30, 18)
      assessment(s, { offered: 12, upTo: 'drafted' })
    },
  },
  {
    alias: 'Avocet',
    why: 'Agrees in part with the RNA; it waits for the manager’s check.',
    service: outreach,
    language: 'Polish',
    pronoun: 'she',
    entries: 20,
    tell(s) {
      adultInSupport(s, { rg: 400, cg: 29 })
      const [course] = needsFound(s, 350, 'education-work', 'mental-health')
      if (course) evidence(s, course, 33, 25)
      assessment(s, { offered: 17, upTo: 'reviewed', agreement: 'partly' })
    },
  },
  {
    alias: 'Dipper',
    why: 'The manager returned the RNA: one need had no exit condition.',
    service: houses,
    language: 'Bengali',
    pronoun: 'he',
    entries: 18,
    tell(s) {
      adultInSupport(s, { rg: 410, cg: 31, mode: 'safe-house-catered' })
      needsFound(s, 370, 'accommodation', 'independent-living')
      const { rna } = assessment(s, { offered: 24, upTo: 'reviewed' })
      s.tell('rna-returned', 6, { rna, by: 'manager', reasons: 'Need two says no end condition.' })
    },
  },
  {
    alias: 'Osprey',
    why: 'The RNA is with the prime contractor.',
    service: tideOutreach,
    language: 'Romanian',
    pronoun: 'she',
    entries: 21,
    tell(s) {
      adultInSupport(s, { rg: 390, cg: 33 })
      needsFound(s, 350, 'mental-health', 'financial')
      assessment(s, { offered: 24, upTo: 'released' })
    },
  },
  {
    alias: 'Goosander',
    why: 'With the authority for ten weeks: late, chased, and the move-on floor has passed.',
    service: houses,
    language: 'Albanian',
    pronoun: 'she',
    entries: 33,
    tell(s) {
      adultInSupport(s, { rg: 560, cg: 98, mode: 'safe-house-self-catered' })
      needsFound(s, 500, 'accommodation', 'mental-health', 'legal-other')
      const { forward } = assessment(s, { offered: 92, upTo: 'forwarded' })
      if (forward) s.tell('authority-chased', 45, { about: forward })
    },
  },
  {
    alias: 'Pipit',
    why: 'The authority asked for more about the RNA; the answer is due in three days.',
    service: outreach,
    worker: 'senna',
    language: 'Portuguese',
    pronoun: 'he',
    entries: 24,
    tell(s) {
      adultInSupport(s, { rg: 440, cg: 46 })
      needsFound(s, 400, 'physical-health', 'financial')
      const { rna } = assessment(s, { offered: 40, upTo: 'forwarded' })
      const request = s.tell('rna-information-requested', 6, {
        rna,
        answerBy: s.day(-3),
        what: 'The clinic’s waiting time, and travel costs month by month.',
      })
      told(s, 4, 'information-requested', request)
    },
  },
  {
    alias: 'Siskin',
    why: 'Came back from the prime once, went again, information supplied; decision awaited.',
    service: tideOutreach,
    language: 'Tigrinya',
    pronoun: 'he',
    entries: 25,
    tell(s) {
      adultInSupport(s, { rg: 470, cg: 72 })
      needsFound(s, 420, 'mental-health', 'interpretation')
      const { rna } = assessment(s, { offered: 66, upTo: 'released' })
      s.tell('rna-returned', 46, { rna, by: 'prime', reasons: 'The evidence index lacks a date.' })
      s.tell('rna-drafted', 41, { rna })
      reviewed(s, 38, rna, 'agrees')
      released(s, 35, rna)
      s.tell('rna-forwarded', 31, { rna })
      const request = s.tell('rna-information-requested', 20, { rna, answerBy: s.day(6) })
      s.tell('rna-information-supplied', 10, { rna, request, what: 'Letter and dates sent.' })
    },
  },
  {
    alias: 'Granite',
    why: 'In prison with release in nine days: needs stay open, the RNA goes on.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'he',
    entries: 46,
    tell(s) {
      adultInSupport(s, { rg: 430, cg: 39 })
      needsFound(s, 380, 'accommodation', 'substance-use', 'mental-health')
      s.tellOn('detained', s.day(150), { where: 'prison', releaseExpectedOn: s.day(-9) })
      assessment(s, { offered: 26, upTo: 'accepted' })
      consented(s, 20, 'ask-professional')
    },
  },
]
