/** For tests: a handover with something of every kind, and one made of any facts. */
import { aDay } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { carryFacts } from './carry-facts.ts'
import { type Carried, type Handover, handoverForm, handoverItems } from './handover.ts'

const on = aDay('2026-03-02')

export function carriedOf(facts: readonly Fact[]): Carried {
  return {
    identity: { names: 'Made-up Ravensworth Áine 测试', bornOn: '4 May 1990' },
    facts: carryFacts(facts, handoverItems),
    plan: { on, language: 'English', blocks: { signs: 'The same car twice.' } },
    account: [
      {
        ...{ what: 'own-words', topic: 'want-known', on, words: 'أريد أن أعمل', language: 'ar' },
        ...{ readBack: 'yes', approvedOn: on, approvedHow: 'said' },
        translations: [
          { on, words: 'I want to work </script> "&', language: 'en', readBack: 'no' },
        ],
      },
    ],
    history: [
      {
        ...{ part: 'risk', from: 'Made-up Harbour', on },
        lines: [{ label: 'Why', text: 'Somebody calls.' }],
      },
    ],
  }
}

export function handoverOf(carried: Carried, sha256 = 'a'.repeat(64)): Handover {
  return {
    ...{ form: handoverForm, version: 1, carried, check: 'b'.repeat(64) },
    making: {
      ...{ id: '0198c0de-0000-7000-8000-000000000001', organisation: 'Made-up Harbour', by: 'P1' },
      ...{ reference: 'WM-7K3F', madeAt: '2026-03-02T09:00:00.000Z', madeOn: on },
      ...{ waymark: '0.1.0', notAllowed: 0, sha256 },
    },
    computed: {
      standing: [{ label: 'Support', text: 'In support' }],
      clocks: [{ title: 'Next', startedOn: on, due: on, why: ['Because.'] }],
    },
  }
}
