/** From the first concern to a positive conclusive grounds decision that the survivor knows of. */
import assert from 'node:assert/strict'
import { record, type Step } from './stage.ts'

export const beforeTheRna: readonly Step[] = [
  {
    name: 'a support worker reads Today and opens a new case',
    async walk(stage) {
      const { worker } = stage
      await worker.go('/today')
      await worker.sees('Today', 'Friday 20 November 2026')
      await worker.follow('Open a new case')
      await worker.fill({ alias: 'Wagtail', on: '2026-06-01', nation: 'ENG', ageGroup: 'adult' })
      await worker.press('Open the case')
      await worker.sees('Case opened', 'Wagtail', 'England', '18 or over')
      stage.base = worker.path()
    },
  },
  {
    name: 'consents are recorded one by one, and the referral after them',
    async walk(stage) {
      const { worker } = stage
      const said = { language: 'Tigrinya', interpreter: 'yes', readBack: 'yes', form: 'written' }
      for (const consent of ['nrm-referral', 'support']) {
        await record(stage, 'consent-given', { on: '2026-06-01', consent, ...said })
      }
      await worker.sees('2 live')
      await worker.follow('Record what happened')
      await worker.follow('Referred to the National Referral Mechanism')
      await worker.fill({
        on: '2026-06-02',
        authority: 'sca',
        wantsSupport: 'yes',
        reference: 'SYN-2026-0615',
      })
      await worker.press('Save')
      // Five working days after Tuesday 2 June: 3, 4, 5, 8, 9 June.
      await worker.sees('9 June')
    },
  },
  {
    name: 'a positive reasonable grounds letter starts at least thirty days of recovery',
    async walk(stage) {
      await record(stage, 'reasonable-grounds-decided', {
        on: '2026-06-08',
        outcome: 'positive',
        sentOn: '2026-06-08',
        receivedByProviderOn: '2026-06-09',
        receivedBySurvivorOn: '2026-06-10',
      })
      // Thirty days with 8 June as the first: 7 July. From the day it was received: 9 July.
      await stage.worker.sees(/at least to \d+ July 2026/)
    },
  },
  {
    name: 'support starts, and three needs are kept with the words that were said',
    async walk(stage) {
      const { worker } = stage
      await record(stage, 'support-started', { on: '2026-06-10', mode: 'outreach' })
      const needs = [
        ['mental-health', 'Somebody to talk to each week', 'I wake up every night', 'direct'],
        [
          'legal-immigration',
          'Advice about permission to stay',
          'I want to be allowed to work',
          'contributory',
        ],
        ['education-work', 'English lessons', 'I want to read my own letters', 'contributory'],
      ] as const
      for (const [category, description, survivorWords, link] of needs) {
        await worker.follow('Needs and cover')
        await worker.follow('Add a need')
        await worker.fill({ category, description, survivorWords, link, on: '2026-06-15' })
        await worker.press('Add the need')
        await worker.sees(survivorWords)
        stage.needs.set(category, /#need-(.+)$/.exec(worker.page.url())?.[1] ?? '')
      }
      assert.equal(new Set(stage.needs.values()).size, 3)
    },
  },
  {
    name: 'entries are written with the needs they are about',
    async walk(stage) {
      const { worker, base, needs } = stage
      const entries = [
        ['2026-10-05', 'visit', 'Nights are worst after calls about work', 'mental-health'],
        ['2026-10-19', 'call', 'The clinic says nine months of waiting', 'mental-health'],
        ['2026-10-26', 'meeting', 'The solicitor needs two more sessions', 'legal-immigration'],
        ['2026-11-09', 'survivor-words', 'The lessons are the one hour I forget', 'education-work'],
      ] as const
      for (const [on, kind, words, need] of entries) {
        await worker.go(base)
        await worker.fill({ words, kind, on, needs: [needs.get(need) ?? ''] })
        await worker.press('Save entry')
        await worker.sees('Entry saved', words)
      }
    },
  },
  {
    name: 'a positive conclusive grounds letter, got on 6 November, covers support to 21 December',
    async walk(stage) {
      const { worker, base } = stage
      await record(stage, 'conclusive-grounds-decided', {
        on: '2026-11-02',
        outcome: 'positive',
        sentOn: '2026-11-03',
        receivedByProviderOn: '2026-11-04',
        receivedBySurvivorOn: '2026-11-06',
      })
      // 45 days after 6 November, the latest plausible start: 24 days of November and 21 of December.
      await worker.sees('21 December', 'until 21 December 2026')
      await worker.go(`${base}/needs`)
      await worker.sees('Covered until 21 December 2026')
    },
  },
  {
    name: 'the survivor is told, in their language, and says it back',
    async walk({ worker }) {
      await worker.follow('What they were told')
      await worker.follow('Record that they were told')
      await worker.sees('Survivor told')
      await worker.fill({
        on: '2026-11-06',
        copyGiven: 'yes',
        language: 'Tigrinya',
        readBack: 'yes',
      })
      await worker.press('Save')
      await worker.sees('Recorded')
    },
  },
]
