/** What may leave, by which way, to whom: the table that a lawyer can read. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { deniedTypes, recipientTypes } from '../circle/recipient.ts'
import type { HarmClass } from '../facts/field.ts'
import { officials } from '../legal-requests/asker.ts'
import { decidedFor } from '../legal-requests/decided.testing.ts'
import { passingOn, whoPassesOn } from './explanation.ts'
import { whyNotLeaveWords } from './leave-words.ts'
import { besideStatus, mayLeave, type ToLeave } from './may-leave.ts'
import { sinkNames, sinkOf, sinks } from './sinks.ts'

const why = (asked: ToLeave): readonly string[] => {
  const said = mayLeave(asked)
  return 'refused' in said ? said.refused.map(({ code }) => code) : []
}

const toThePolice = decidedFor({ asker: 'police', ground: 'court-order' }, [
  'identity',
  'decisions',
])
const toEnforcement = decidedFor(
  { asker: 'immigration-enforcement', ground: 'court-order' },
  ['identity'],
  true,
)

describe('what leaves, and what does not', () => {
  const rows: readonly (readonly [string, ToLeave, readonly string[]])[] = [
    [
      'who they are and what was decided, to a solicitor they agreed to',
      { sink: 'told', to: 'legal-adviser', classes: ['I', 'S'] },
      [],
    ],
    [
      'a place to a solicitor, among other things',
      { sink: 'pack', to: 'legal-adviser', classes: ['I', 'L'] },
      ['not-carried'],
    ],
    [
      'one place, told once, to the police',
      { sink: 'place-release', to: 'police', classes: ['L'] },
      [],
    ],
    [
      'a place with a decision beside it',
      { sink: 'place-release', to: 'police', classes: ['L', 'S'], explained: true },
      ['not-carried', 'status-beside-person'],
    ],
    [
      'a decision to the police, unexplained',
      { sink: 'told', to: 'police', classes: ['S'] },
      ['explain-first'],
    ],
    [
      'a decision to the police, explained',
      { sink: 'told', to: 'police', classes: ['S'], explained: true },
      [],
    ],
    ['health to the police', { sink: 'told', to: 'police', classes: ['H'] }, []],
    [
      'an RNA, unexplained',
      { sink: 'submission', to: 'prime-contractor', classes: ['S', 'H', 'N'] },
      ['explain-first'],
    ],
    [
      'an RNA, explained',
      { sink: 'submission', to: 'prime-contractor', classes: ['S', 'H', 'N'], explained: true },
      [],
    ],
    [
      'an RNA that says who they are',
      { sink: 'submission', to: 'prime-contractor', classes: ['S', 'I'], explained: true },
      ['not-carried', 'status-beside-person'],
    ],
    [
      'a status in a message',
      { sink: 'message', to: 'survivor', classes: ['S', 'C'] },
      ['not-carried', 'status-beside-person'],
    ],
    [
      'nationality in numbers',
      { sink: 'statistics', to: 'ourselves', classes: ['S'] },
      ['not-carried'],
    ],
    [
      'a paper to a school',
      { sink: 'made-paper', to: 'school', classes: ['O'] },
      ['not-by-this-way'],
    ],
    ['a way nobody described', { sink: 'webhook', to: 'police', classes: ['O'] }, ['no-such-way']],
    [
      'under a request that nobody decided',
      { sink: 'court', to: 'police', classes: ['O'] },
      ['not-decided'],
    ],
    [
      'under a request that two people decided',
      { sink: 'court', to: 'police', classes: ['S', 'I'], decided: toThePolice },
      [],
    ],
    [
      'more than two people decided',
      { sink: 'court', to: 'police', classes: ['S', 'I', 'L'], decided: toThePolice },
      ['not-carried'],
    ],
    [
      'to somebody else than two people decided',
      { sink: 'court', to: 'benefits', classes: ['I'], decided: toThePolice },
      ['not-decided'],
    ],
    [
      'under a decision that somebody put together by hand',
      { sink: 'court', to: 'police', classes: ['I'], decided: { ...toThePolice } },
      ['not-decided'],
    ],
    [
      'to enforcement, under a decision that no order names',
      { sink: 'court', to: 'immigration-enforcement', classes: ['I'], decided: toThePolice },
      ['never-to-them'],
    ],
    [
      'to enforcement, under a judge’s order that names it, decided by two people',
      { sink: 'court', to: 'immigration-enforcement', classes: ['I'], decided: toEnforcement },
      [],
    ],
    [
      'to enforcement, under the same order put together by hand',
      {
        ...{ sink: 'court', to: 'immigration-enforcement', classes: ['I'] },
        decided: { ...toEnforcement },
      },
      ['never-to-them'],
    ],
    [
      'a class that the order to enforcement does not name',
      { sink: 'court', to: 'immigration-enforcement', classes: ['S'], decided: toEnforcement },
      ['not-carried'],
    ],
    [
      'to enforcement, under a request that nobody decided',
      { sink: 'court', to: 'immigration-enforcement', classes: ['O'] },
      ['never-to-them'],
    ],
    [
      'to enforcement, "decided", but by another way',
      { sink: 'pack', to: 'immigration-enforcement', classes: ['O'], decided: toEnforcement },
      ['never-to-them'],
    ],
  ]
  for (const [when, asked, expected] of rows) {
    test(`${when}: ${expected.join(', ') || 'may leave'}`, () => {
      assert.deepEqual(why(asked), expected)
    })
  }
})

const anyClasses = fc.subarray<HarmClass>(['L', 'I', 'C', 'S', 'H', 'N', 'P', 'O'])

test('whoever is denied is told nothing by any way, whatever it is, unless two people decided', () => {
  const denied = fc.oneof(fc.constantFrom(...deniedTypes), fc.string())
  const way = fc.oneof(fc.constantFrom(...sinkNames), fc.string())
  fc.assert(
    fc.property(denied, way, anyClasses, fc.boolean(), (to, sink, classes, explained) => {
      fc.pre(deniedTypes.has(to) || !Object.hasOwn(recipientTypes, to))
      fc.pre(!['survivor', 'ourselves', 'solicitor', ...officials].includes(to))
      assert.deepEqual(why({ sink, to, classes, explained }), ['never-to-them'])
    }),
  )
})

test('status leaves beside the person only inside, on consent to each part, or under a decided request', () => {
  const to = fc.constantFrom<string>(...Object.keys(recipientTypes), 'survivor', 'court')
  fc.assert(
    fc.property(
      fc.constantFrom(...sinkNames),
      to,
      anyClasses,
      fc.boolean(),
      (sink, recipient, classes, decided) => {
        fc.pre(besideStatus(classes).length > 0)
        const said = mayLeave({
          ...{ sink, to: recipient, classes, explained: true },
          ...(decided && { decided: toThePolice }),
        })
        if ('refused' in said) return
        const together = sinkOf(sink)?.together
        if (together === 'their-own') return assert.equal(recipient, 'survivor')
        assert.ok(together === 'consent' || (together === 'legal-request' && decided), sink)
      },
    ),
  )
})

test('no way but a legal request leads to anybody who is denied', () => {
  const leading = sinkNames.filter((name) => sinks[name].to.some((to) => deniedTypes.has(to)))
  assert.deepEqual(leading, ['court'])
})

test('whoever may pass it on is explained in words, and every reason has its own', () => {
  assert.deepEqual(whoPassesOn, ['home-office-competent-authority', 'prime-contractor', 'police'])
  assert.equal(passingOn('toString'), undefined)
  const said = mayLeave({ sink: 'place-release', to: 'school', classes: ['S', 'I'] })
  assert.ok('refused' in said)
  assert.deepEqual(said.refused.map(whyNotLeaveWords), [
    'Nothing leaves this way that says their status or who they are',
    'Their status never leaves this way together with who they are',
  ])
})
