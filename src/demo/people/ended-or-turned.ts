/** Made-up people whose road in the NRM ended or turned: withdrawn, disqualified, negative, begun again. */
import { needsFound } from '../telling/assessment-steps.ts'
import { exited, leaves, notice } from '../telling/leaving-steps.ts'
import { adultInSupport, consented, decided, referred, told } from '../telling/referral-steps.ts'
import { houses, outreach, type Plot, tideHouses, tideOutreach } from './plot.ts'

export const endedOrTurned: readonly Plot[] = [
  {
    alias: 'Cobble',
    why: 'Left the NRM by choice, spoken through a First Responder; support is ending.',
    service: houses,
    language: 'Polish',
    pronoun: 'he',
    entries: 12,
    tell(s) {
      adultInSupport(s, { rg: 120, mode: 'safe-house-self-catered' })
      s.tell('nrm-withdrawn', 9, {
        form: 'verbal',
        why: 'I have work now and want to look forward.',
      })
      notice(s, { ago: 5, ends: -6, reason: 'withdrew-from-nrm' })
    },
  },
  {
    alias: 'Beck',
    why: 'Left the NRM in writing and then left support.',
    service: tideOutreach,
    language: 'Romanian',
    pronoun: 'she',
    entries: 9,
    lastContact: 60,
    tell(s) {
      adultInSupport(s, { rg: 220 })
      s.tell('nrm-withdrawn', 80, { form: 'written' })
      leaves(s, 60, 'withdrew-from-nrm')
    },
  },
  {
    alias: 'Thistle',
    why: 'Withdrew from support only; the NRM case goes on.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'she',
    entries: 11,
    lastContact: 33,
    tell(s) {
      adultInSupport(s, { rg: 160 })
      s.tell('consent-withdrawn', 35, {
        consent: 'support',
        form: 'written',
        why: 'My sister is here now. Thank you for everything.',
      })
      exited(s, 33, 'withdrew-from-support')
    },
  },
  {
    alias: 'Gorse',
    why: 'Disqualified on public order: notice given, advice sought, a new request for help started.',
    service: houses,
    language: 'English',
    pronoun: 'he',
    entries: 16,
    tell(s) {
      adultInSupport(s, { rg: 240, mode: 'safe-house-self-catered' })
      needsFound(s, 220, 'accommodation', 'safety')
      const id = s.tell('disqualified', 11, {
        ground: 'public-order',
        receivedByProviderOn: s.workday(10),
        receivedBySurvivorOn: s.workday(9),
      })
      s.tell('legal-advice-sought', 8, { about: id })
      notice(s, { ago: 4, ends: -8, reason: 'disqualified' })
    },
  },
  {
    alias: 'Yarrow',
    why: 'Disqualified for bad faith, challenged, and the disqualification was lifted.',
    service: tideOutreach,
    language: 'Portuguese',
    pronoun: 'she',
    entries: 17,
    tell(s) {
      adultInSupport(s, { rg: 310 })
      const id = s.tell('disqualified', 150, {
        ground: 'bad-faith',
        receivedByProviderOn: s.workday(149),
        receivedBySurvivorOn: s.workday(148),
      })
      const request = s.tell('reconsideration-requested', 136, {
        of: id,
        grounds: 'new-evidence',
        by: 'legal-adviser',
      })
      s.tell('reconsideration-answered', 120, { request, answer: 'accepted' })
      s.tell('disqualification-lifted', 98, { reasons: 'The letter accepts the new documents.' })
    },
  },
  {
    alias: 'Tarn',
    why: 'Support ended because of a disqualification.',
    service: houses,
    language: 'English',
    pronoun: 'he',
    entries: 8,
    lastContact: 70,
    tell(s) {
      adultInSupport(s, { rg: 280, mode: 'safe-house-self-catered' })
      s.tell('disqualified', 92, { ground: 'public-order', receivedBySurvivorOn: s.workday(91) })
      leaves(s, 70, 'disqualified')
    },
  },
  {
    alias: 'Moss',
    why: 'Has died. The record rests: no reminders, no letters.',
    service: outreach,
    language: 'English',
    pronoun: 'they',
    entries: 9,
    lastContact: 52,
    tell(s) {
      adultInSupport(s, { rg: 400 })
      needsFound(s, 380, 'physical-health')
      s.tellOn('died', s.day(50), {})
    },
  },
  {
    alias: 'Otter',
    why: 'NRM case closed by the authority for another reason.',
    service: tideOutreach,
    language: 'Spanish',
    pronoun: 'he',
    entries: 6,
    tell(s) {
      adultInSupport(s, { rg: 150 })
      s.tell('nrm-closed', 26, { reasons: 'The letter says that two references were one person.' })
    },
  },
  {
    alias: 'Lagoon',
    why: 'Missing for months; a manager decided to close the absence. Coming back stays possible.',
    service: tideHouses,
    language: 'Vietnamese',
    pronoun: 'he',
    entries: 8,
    lastContact: 131,
    tell(s) {
      adultInSupport(s, { rg: 260, mode: 'safe-house-catered' })
      s.tellOn('went-missing', s.day(130), { reportedToPolice: 'yes' })
      s.tell('case-reviewed', 100, { why: 'missing' })
      exited(s, 62, 'missing')
    },
  },
  {
    alias: 'Fjord',
    why: 'Moved to Scotland with a warm hand-over; support here ended.',
    service: outreach,
    language: 'Polish',
    pronoun: 'she',
    entries: 10,
    lastContact: 28,
    tell(s) {
      adultInSupport(s, { rg: 330 })
      leaves(s, 28, 'moved-nation')
    },
  },
  {
    alias: 'Pebble',
    why: 'Conclusive grounds negative this week: nine working days to leave, thirty days to challenge.',
    service: houses,
    language: 'Tigrinya',
    pronoun: 'she',
    entries: 24,
    tell(s) {
      adultInSupport(s, { rg: 380, mode: 'safe-house-self-catered' })
      needsFound(s, 360, 'accommodation', 'mental-health')
      const decision = decided(s, 'conclusive-grounds-decided', 4, {
        outcome: 'negative',
        survivor: 1,
        reasons: 'The letter says that two accounts of the journey differ.',
      })
      s.tell('evidence-requested', 1, { of: decision, from: 'GP', what: 'Letter on memory' })
    },
  },
  {
    alias: 'Driftwood',
    why: 'Conclusive grounds negative, challenged within an extension; more time before leaving given.',
    service: tideHouses,
    language: 'Arabic',
    pronoun: 'he',
    entries: 27,
    tell(s) {
      adultInSupport(s, { rg: 420, mode: 'safe-house-catered' })
      const decision = decided(s, 'conclusive-grounds-decided', 52, {
        outcome: 'negative',
        survivor: 2,
      })
      notice(s, { ago: 48, ends: 38, reason: 'negative-conclusive-grounds' })
      s.tell('exit-extension-asked', 46, {
        why: 'The challenge is being written and there is no other home.',
      })
      s.tell('exit-extension-answered', 42, { given: 'yes', until: s.day(-12) })
      s.tell('extension-requested', 36, { of: decision })
      s.tell('extension-answered', 30, { of: decision, given: 'yes', until: s.day(5) })
      s.tell('reconsideration-requested', 8, {
        of: decision,
        grounds: 'new-evidence',
        by: 'legal-adviser',
      })
    },
  },
  {
    alias: 'Delta',
    why: 'Left after a negative conclusive grounds decision.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'they',
    entries: 9,
    lastContact: 74,
    tell(s) {
      adultInSupport(s, { rg: 470 })
      decided(s, 'conclusive-grounds-decided', 96, { outcome: 'negative', survivor: 1 })
      leaves(s, 74, 'negative-conclusive-grounds')
    },
  },
  {
    alias: 'Copse',
    why: 'Exploited again after leaving: second referral, and a further recovery period was given.',
    service: tideHouses,
    language: 'Romanian',
    pronoun: 'she',
    entries: 26,
    tell(s) {
      adultInSupport(s, { rg: 620 })
      s.tell('nrm-withdrawn', 430, { form: 'written' })
      leaves(s, 410, 'withdrew-from-nrm')
      consented(s, 72, 'nrm-referral', 'support')
      referred(s, 70)
      const second = decided(s, 'reasonable-grounds-decided', 58, {
        outcome: 'positive',
        survivor: 1,
      })
      s.tell('additional-recovery-period-decided', 55, { given: 'yes' })
      s.tell('support-started', 53, { mode: 'safe-house-catered' })
      told(s, 52, 'reasonable-grounds', second)
      needsFound(s, 45, 'safety', 'mental-health')
    },
  },
]
