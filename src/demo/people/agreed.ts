/** Made-up people with support agreed in RNA decisions: one after another, ending, with gaps. */
import { addDays } from '../../domain/calendar/day.ts'
import {
  answered,
  assessment,
  cycles,
  dependant,
  evidence,
  need,
  needsFound,
  provided,
} from '../telling/assessment-steps.ts'
import { adultInSupport, consented, riskReviewed, told } from '../telling/referral-steps.ts'
import { houses, outreach, type Plot, tideHouses, tideOutreach } from './plot.ts'

export const agreed: readonly Plot[] = [
  {
    alias: 'Aspen',
    why: 'Three RNAs; every agreed period ends in ten days and the next RNA has not been started.',
    service: outreach,
    worker: 'senna',
    language: 'Polish',
    pronoun: 'she',
    entries: 124,
    tell(s) {
      adultInSupport(s, { rg: 1080, cg: 560 })
      const child = dependant(s, 1070, 'Little Leaf')
      const needs = needsFound(s, 700, 'mental-health', 'financial')
      needs.push(need(s, 640, 'dependant-child', { dependant: child.id }))
      cycles(s, needs, [
        { decided: 518, to: 338 },
        { decided: 346, to: 166 },
        { decided: 174, to: -10 },
      ])
      const [mind] = needs
      if (mind) provided(s, mind, { from: 480, to: 4, every: 14, missedEach: 7 })
      riskReviewed(s, 24)
      told(s, 20, 'monthly')
    },
  },
  {
    alias: 'Poplar',
    why: 'Ends in 25 days; the fifth RNA is being drafted now.',
    service: tideOutreach,
    language: 'Tigrinya',
    pronoun: 'he',
    entries: 98,
    tell(s) {
      adultInSupport(s, { rg: 1190, cg: 640 })
      const needs = needsFound(s, 900, 'mental-health', 'legal-immigration', 'social-recovery')
      cycles(s, needs, [
        { decided: 598, to: 418 },
        { decided: 428, to: 238 },
        { decided: 246, to: 58 },
        { decided: 66, to: -25 },
      ])
      const [mind] = needs
      if (mind) evidence(s, mind, 40, 22)
      assessment(s, { offered: 12, upTo: 'accepted', trigger: 'period-ending' })
    },
  },
  {
    alias: 'Sycamore',
    why: 'Two RNAs; agreed support ends in forty days: time to offer the next one.',
    service: houses,
    language: 'Albanian',
    pronoun: 'she',
    entries: 48,
    tell(s) {
      adultInSupport(s, { rg: 820, cg: 350, mode: 'safe-house-self-catered' })
      const needs = needsFound(s, 600, 'accommodation', 'information-advocacy')
      cycles(s, needs, [
        { decided: 308, to: 128 },
        { decided: 136, to: -40 },
      ])
      told(s, 12, 'monthly')
    },
  },
  {
    alias: 'Birch',
    why: 'One need of three runs out in three weeks; the other two are covered for months.',
    service: outreach,
    worker: 'senna',
    language: 'Spanish',
    pronoun: 'he',
    entries: 44,
    tell(s) {
      adultInSupport(s, { rg: 610, cg: 170 })
      const [mind, money, course] = needsFound(
        s,
        560,
        'mental-health',
        'financial',
        'education-work',
      )
      const { rna } = assessment(s, { offered: 152, upTo: 'forwarded' })
      if (!mind || !money || !course) return
      answered(s, rna, {
        ago: 95,
        told: 1,
        perNeed: [
          { need: mind, outcome: 'agreed', to: -21, askedTo: -21 },
          { need: money, outcome: 'agreed', to: -88, askedTo: -88 },
          { need: course, outcome: 'agreed', to: -88, askedTo: -88 },
        ],
      })
      s.tell('hand-over-planned', 18, {
        need: mind.id,
        startsOn: s.day(-58),
        confirmed: 'no',
        service: 'NHS talking therapies (made up)',
      })
    },
  },
  {
    alias: 'Elder',
    why: 'Four RNAs, and a gap now: cover ended six days ago, the next RNA is with the prime.',
    service: outreach,
    worker: 'senna',
    language: 'Arabic',
    pronoun: 'she',
    entries: 150,
    tell(s) {
      adultInSupport(s, { rg: 1330, cg: 780 })
      const [mind, home] = needsFound(s, 1000, 'mental-health', 'accommodation')
      if (!mind || !home) return
      cycles(
        s,
        [mind, home],
        [
          { decided: 738, to: 556 },
          { decided: 564, to: 376 },
          { decided: 384, to: 192 },
        ],
      )
      const deeper = need(s, 242, 'mental-health', { link: 'direct', earlierNeed: mind.id })
      cycles(s, [deeper, home], [{ decided: 196, to: 6 }])
      provided(s, deeper, { from: 180, to: 8, every: 14, missedEach: 4 })
      evidence(s, deeper, 40, 24)
      assessment(s, { offered: 22, upTo: 'released', trigger: 'period-ending' })
    },
  },
  {
    alias: 'Blackthorn',
    why: 'The longest record: five RNAs, two children with needs of their own, nearly done.',
    service: tideOutreach,
    language: 'English',
    pronoun: 'she',
    entries: 142,
    tell(s) {
      adultInSupport(s, { rg: 1580, cg: 1120 })
      const [first, second] = [
        dependant(s, 1575, 'Little Sloe'),
        dependant(s, 1575, 'Little Thorn'),
      ]
      const needs = needsFound(s, 1300, 'mental-health', 'independent-living')
      needs.push(need(s, 1200, 'dependant-child', { dependant: first.id }))
      needs.push(need(s, 1195, 'dependant-child', { dependant: second.id, link: 'contributory' }))
      cycles(s, needs, [
        { decided: 1078, to: 896 },
        { decided: 905, to: 715 },
        { decided: 722, to: 534 },
        { decided: 541, to: 352 },
      ])
      const [, homeSkills, , secondChild] = needs
      if (!homeSkills || !secondChild) return
      s.tell('need-closed', 360, { need: secondChild.id, because: 'met-elsewhere' })
      cycles(
        s,
        needs.filter((one) => one !== secondChild),
        [{ decided: 356, to: 170 }],
      )
      s.tell('need-closed', 180, { need: homeSkills.id, because: 'met' })
      cycles(
        s,
        needs.filter((one) => one !== secondChild && one !== homeSkills),
        [{ decided: 178, to: -52 }],
      )
      provided(s, needs[0] ?? homeSkills, { from: 1000, to: 9, every: 28, missedEach: 9 })
    },
  },
  {
    alias: 'Hawthorn',
    why: 'A refusal was changed after the challenge; one need handed to another service.',
    service: houses,
    language: 'Portuguese',
    pronoun: 'he',
    entries: 36,
    tell(s) {
      adultInSupport(s, { rg: 640, cg: 250, mode: 'safe-house-self-catered' })
      const [mind, course] = needsFound(s, 590, 'mental-health', 'education-work')
      const { rna } = assessment(s, { offered: 240, upTo: 'forwarded' })
      if (!mind || !course) return
      const decision = answered(s, rna, {
        ago: 196,
        told: 2,
        perNeed: [
          { need: mind, outcome: 'not-agreed', askedTo: 20 },
          { need: course, outcome: 'agreed-elsewhere', askedTo: 20 },
        ],
      })
      const request = s.tell('reconsideration-requested', 180, {
        of: decision,
        grounds: 'new-evidence',
        by: 'survivor',
      })
      s.tell('reconsideration-answered', 166, { request, answer: 'accepted' })
      const changed = s.tell('reconsideration-decided', 150, {
        request,
        outcome: 'changed',
        receivedByProviderOn: s.workday(149),
        receivedBySurvivorOn: s.workday(148),
      })
      told(s, 148, 'rna-decision', changed)
      answered(s, rna, {
        ago: 146,
        told: 2,
        afterReconsideration: request,
        perNeed: [{ need: mind, outcome: 'agreed', to: -30, from: 146, askedTo: -30 }],
      })
      s.tell('hand-over-planned', 30, {
        need: course.id,
        startsOn: addDays(s.today, 12),
        confirmed: 'yes',
        service: 'A college (made up)',
      })
    },
  },
  {
    alias: 'Cedar',
    why: 'Agreed is not received: counselling was agreed and missed again and again.',
    service: tideHouses,
    language: 'Amharic',
    pronoun: 'he',
    entries: 41,
    behind: true,
    tell(s) {
      adultInSupport(s, { rg: 580, cg: 190, mode: 'safe-house-catered' })
      const needs = needsFound(s, 530, 'mental-health', 'interpretation')
      cycles(s, needs, [{ decided: 148, to: -34 }])
      const [mind, words] = needs
      if (mind) provided(s, mind, { from: 112, to: 5, every: 7, missedEach: 2 })
      if (words) provided(s, words, { from: 100, to: 10, every: 30 })
      consented(s, 90, 'ask-professional', 'share-with-organisation')
    },
  },
  {
    alias: 'Rockrose',
    why: 'Nothing is wrong: covered for months, all told in time, three needs doing well.',
    service: houses,
    language: 'Vietnamese',
    pronoun: 'she',
    entries: 40,
    tell(s) {
      adultInSupport(s, { rg: 560, cg: 110, mode: 'safe-house-self-catered' })
      const needs = needsFound(s, 500, 'accommodation', 'physical-health', 'material')
      cycles(s, needs, [{ decided: 68, to: -114 }])
      riskReviewed(s, 9)
    },
  },
]
