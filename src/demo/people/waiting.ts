/** Made-up people after a positive reasonable grounds decision, on the long wait and its turns. */
import { dependant, evidence, need, needsFound } from '../telling/assessment-steps.ts'
import { adultInSupport, riskReviewed } from '../telling/referral-steps.ts'
import { houses, outreach, type Plot, tideHouses, tideOutreach } from './plot.ts'

export const waiting: readonly Plot[] = [
  {
    alias: 'Juniper',
    why: 'Has waited 540 days for conclusive grounds; a daughter with needs of her own.',
    service: outreach,
    worker: 'senna',
    language: 'Albanian',
    pronoun: 'she',
    entries: 112,
    tell(s) {
      const { rg } = adultInSupport(s, { rg: 540 })
      const child = dependant(s, 534, 'Little Cone')
      const [mind] = needsFound(s, 500, 'mental-health', 'legal-immigration', 'accommodation')
      need(s, 470, 'dependant-child', { dependant: child.id, link: 'contributory' })
      if (mind) {
        const { received } = evidence(s, mind, 330, 300)
        if (received) s.tell('evidence-still-current', 60, { evidence: received })
      }
      s.tell('case-reviewed', 95, { why: 'long-wait', summary: 'Needs unchanged; evidence fresh.' })
      s.tell('case-reviewed', 40, {
        why: 'long-wait',
        summary: 'School place found for the child.',
      })
      s.tell('authority-chased', 38, { about: rg })
      s.tell('immigration-status-noted', 520, { position: 'no-leave' })
    },
  },
  {
    alias: 'Slate',
    why: 'British, 300 days into the wait: needs met by council services as well.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'he',
    entries: 64,
    tell(s) {
      adultInSupport(s, { rg: 300 })
      s.tell('immigration-status-noted', 290, { position: 'british' })
      needsFound(s, 280, 'substance-use', 'criminal-justice', 'independent-living')
      s.tell('case-reviewed', 70, { why: 'long-wait', summary: 'Keeps every appointment now.' })
      s.tell('neighbouring-clock-started', 250, { limit: 'criminal-injury' })
    },
  },
  {
    alias: 'Dunlin',
    why: 'No contact for more than twenty days, and an answer to the authority is overdue.',
    service: outreach,
    worker: 'senna',
    language: 'Vietnamese',
    pronoun: 'she',
    entries: 22,
    behind: true,
    lastContact: 22,
    tell(s) {
      adultInSupport(s, { rg: 170 })
      needsFound(s, 150, 'mental-health', 'education-work')
      s.tell('information-requested', 29, {
        answerBy: s.day(8),
        what: 'A letter from the college.',
      })
      s.tell('contact-attempted', 6, { reached: 'no', channel: 'phone' })
    },
  },
  {
    alias: 'Bracken',
    why: 'NRM case suspended after contact was lost; support goes on meanwhile.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'they',
    entries: 15,
    behind: true,
    tell(s) {
      adultInSupport(s, { rg: 210 })
      needsFound(s, 190, 'social-recovery')
      s.tell('nrm-suspended', 44, { reasons: 'The letter says that calls were not answered.' })
      s.tell('case-reviewed', 15, { why: 'suspension', summary: 'Would like the case to go on.' })
    },
  },
  {
    alias: 'Sedge',
    why: 'NRM case was suspended and resumed when contact came back.',
    service: tideOutreach,
    language: 'Portuguese',
    pronoun: 'he',
    entries: 15,
    behind: true,
    tell(s) {
      adultInSupport(s, { rg: 230 })
      s.tell('nrm-suspended', 120, {})
      s.tell('nrm-resumed', 84, { because: 'contact-restored' })
      const request = s.tell('information-requested', 70, { answerBy: s.day(50) })
      s.tell('information-supplied', 58, { request })
    },
  },
  {
    alias: 'Alder',
    why: 'Missing for three days; the police know, the room is kept.',
    service: houses,
    language: 'Romanian',
    pronoun: 'he',
    entries: 17,
    lastContact: 3,
    tell(s) {
      adultInSupport(s, { rg: 64, mode: 'safe-house-catered' })
      needsFound(s, 50, 'safety')
      s.tellOn('went-missing', s.day(3), { reportedToPolice: 'yes' })
    },
  },
  {
    alias: 'Lichen',
    why: 'Missing for twenty-five days: reviewed, never ended by itself.',
    service: tideHouses,
    language: 'Vietnamese',
    pronoun: 'he',
    entries: 13,
    lastContact: 25,
    tell(s) {
      adultInSupport(s, { rg: 130, mode: 'safe-house-self-catered' })
      s.tellOn('went-missing', s.day(25), { reportedToPolice: 'yes' })
      s.tell('case-reviewed', 9, { why: 'missing', summary: 'Room kept. Police have no news.' })
    },
  },
  {
    alias: 'Bilberry',
    why: 'Went missing and is in contact again; moved from a safe house to outreach.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'she',
    entries: 20,
    tell(s) {
      adultInSupport(s, { rg: 190, mode: 'safe-house-catered' })
      s.tellOn('went-missing', s.day(96), { reportedToPolice: 'yes' })
      s.tellOn('found-again', s.day(83), {})
      riskReviewed(s, 82)
      s.tell('support-mode-changed', 60, { mode: 'outreach' })
      needsFound(s, 55, 'safety', 'substance-use')
    },
  },
  {
    alias: 'Shale',
    why: 'Was held in immigration detention and released; support never stopped.',
    service: tideOutreach,
    language: 'Bengali',
    pronoun: 'he',
    entries: 19,
    tell(s) {
      adultInSupport(s, { rg: 260 })
      needsFound(s, 240, 'legal-immigration', 'physical-health')
      s.tellOn('detained', s.day(102), { where: 'immigration-detention' })
      s.tellOn('released', s.day(71), {})
      riskReviewed(s, 69)
    },
  },
]
