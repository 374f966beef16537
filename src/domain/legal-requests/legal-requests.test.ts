/** Demands from outside, as tables that a data protection lead or a lawyer can check. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aDay } from '../calendar/day.ts'
import type { ShareItem } from '../circle/share-items.ts'
import { shareItemNames } from '../circle/share-items.ts'
import { mayLeave } from '../firewall/may-leave.ts'
import { type Asker, askers } from './asker.ts'
import {
  refusalOfSilence,
  refusalToAgree,
  refusalToLetOut,
  refusalToPropose,
  whyNotLetOut,
} from './decide-request.ts'
import { aRequest, stepsOf } from './decided.testing.ts'
import { decidedRequest } from './decided-request.ts'
import { type Ground, groundOf, grounds } from './ground.ts'
import { isOver, type LegalRequest, type RequestStep, requestStanding } from './legal-request.ts'

const some: readonly ShareItem[] = ['identity']
const all = (ground: Ground) => Object.keys(groundOf(ground).see)

describe('what may go out', () => {
  const rows: readonly {
    asker: Asker
    ground: Ground
    more?: Partial<LegalRequest>
    parts?: readonly ShareItem[]
    seen?: readonly string[]
    names?: true
    noPaper?: true
    code?: string
  }[] = [
    { asker: 'court', ground: 'court-order' },
    { asker: 'police', ground: 'judges-warrant' },
    { asker: 'police', ground: 'crime-request' },
    { asker: 'coroner', ground: 'coroner-notice' },
    { asker: 'council-children', ground: 'safeguarding' },
    { asker: 'police', ground: 'court-order', noPaper: true, code: 'order-not-named' },
    { asker: 'police', ground: 'court-order', seen: ['sealed'], code: 'not-all-seen' },
    { asker: 'police', ground: 'court-order', parts: [], code: 'no-part-named' },
    { asker: 'police', ground: 'none', code: 'ground-gives-nothing' },
    { asker: 'police', ground: 'immigration-control', code: 'ground-gives-nothing' },
    { asker: 'solicitor', ground: 'consent', code: 'ground-gives-nothing' },
    { asker: 'immigration-enforcement', ground: 'immigration-control', code: 'never-to-them' },
    { asker: 'immigration-enforcement', ground: 'crime-request', code: 'never-to-them' },
    { asker: 'immigration-enforcement', ground: 'court-order', code: 'never-to-them' },
    {
      asker: 'immigration-enforcement',
      ground: 'crime-request',
      names: true,
      code: 'never-to-them',
    },
    { asker: 'immigration-enforcement', ground: 'court-order', names: true },
    { asker: 'embassy', ground: 'court-order', code: 'never-to-them' },
    { asker: 'embassy', ground: 'safeguarding', names: true, code: 'never-to-them' },
    { asker: 'family', ground: 'safeguarding', code: 'never-to-them' },
    {
      asker: 'court',
      ground: 'court-order',
      more: { scope: 'kind' },
      code: 'everybody-is-refused',
    },
    {
      asker: 'immigration-enforcement',
      ground: 'court-order',
      ...{ more: { scope: 'kind' }, names: true, code: 'everybody-is-refused' },
    },
  ]
  for (const { asker, ground, more, parts = some, seen, names, noPaper, code } of rows) {
    const { title } = askers[asker]
    test(`${title}: ${groundOf(ground).title}${more ? ', about everybody of a kind' : ''}${names ? ', naming them' : ''}: ${code ?? 'may go out'}`, () => {
      const refused = whyNotLetOut(
        { ...aRequest, asker, ground, ...more },
        {
          ...({ decision: 'complied', parts, namesThem: names === true } as const),
          seen: seen ?? all(ground),
          ...(!noPaper && { paperId: 'd1' }),
        },
      )
      assert.equal(refused?.code, code)
    })
  }

  test('about nobody whom we know nothing goes out, and refusing needs no ground at all', () => {
    const { caseId: _, ...ofNobody } = aRequest
    const said = { parts: ['identity'], seen: all('court-order'), namesThem: false } as const
    const out = { decision: 'complied', ...said, paperId: 'd1' } as const
    assert.equal(whyNotLetOut(ofNobody, out)?.code, 'nobody-of-ours')
    const refused = { decision: 'refused', parts: [], seen: [], namesThem: false } as const
    assert.equal(whyNotLetOut({ ...ofNobody, scope: 'kind', ground: 'none' }, refused), undefined)
    assert.equal(
      whyNotLetOut(aRequest, { ...refused, parts: ['identity'] })?.code,
      'parts-though-refused',
    )
  })
})

test('a request is never an order: only what a judge made can open anything to those never told', () => {
  const byJudge = Object.entries(grounds).filter(([, { order }]) => order)
  assert.deepEqual(
    byJudge.map(([name]) => name),
    ['court-order', 'judges-warrant'],
  )
  for (const [, { binds, see }] of byJudge) {
    assert.equal(binds, 'must')
    assert.ok(Object.keys(see).length >= 3)
  }
})

describe('two people decide', () => {
  const [proposed] = stepsOf(aRequest, ['identity'])
  const steps: readonly RequestStep[] = proposed ? [proposed] : []
  const lead = { by: 'lead', as: 'data-protection-lead', noInterest: true } as const
  const rows = [
    { who: 'the data protection lead, after a manager', deciding: lead, code: undefined },
    { who: 'the manager who proposed', deciding: { ...lead, by: 'manager' }, code: 'same-person' },
    {
      who: 'whoever took the demand in',
      deciding: { ...lead, by: 'worker' },
      code: 'took-it-in',
    },
    {
      who: 'a second manager',
      deciding: { ...lead, by: 'other', as: 'service-manager' },
      code: 'same-office',
    },
    {
      who: 'a lead with an interest of their own',
      deciding: { ...lead, noInterest: false },
      code: 'interest-of-their-own',
    },
  ] as const
  for (const { who, deciding, code } of rows) {
    test(`${who}: ${code ?? 'agrees'}`, () => {
      assert.equal(refusalToAgree(aRequest, steps, deciding)?.code, code)
    })
  }

  test('nothing is agreed to that nobody proposed, or that was sent back, or twice', () => {
    const back = { step: 'sent-back', id: 'b', of: 'p1', by: 'lead', as: lead.as } as const
    assert.equal(refusalToAgree(aRequest, [], lead)?.code, 'not-proposed')
    assert.equal(refusalToAgree(aRequest, [...steps, back], lead)?.code, 'not-proposed')
    const both = stepsOf(aRequest, ['identity'])
    assert.equal(refusalToAgree(aRequest, both, lead)?.code, 'decided-already')
  })

  test('what was decided can be decided anew until something went out, and not after', () => {
    const both = stepsOf(aRequest, ['identity'])
    const out = { step: 'let-out', id: 'o', of: 'p1', by: 'manager', parts: ['identity'] } as const
    const anew = {
      ...({ by: 'manager', as: 'service-manager', noInterest: true } as const),
      ...({ decision: 'withdrawn', parts: [], seen: [], namesThem: false } as const),
    } as const
    assert.equal(refusalToPropose(aRequest, both, anew), undefined)
    assert.equal(refusalToPropose(aRequest, [...both, out], anew)?.code, 'decided-already')
    const told = { step: 'told', id: 't', by: 'manager' } as const
    assert.equal(refusalToPropose(aRequest, [...both, out, told], anew)?.code, 'request-over')
  })

  test('no more goes out than was decided, and it goes once', () => {
    const both = stepsOf(aRequest, ['identity', 'decisions'])
    assert.equal(refusalToLetOut(aRequest, steps, ['identity'])?.code, 'not-decided')
    assert.equal(refusalToLetOut(aRequest, both, ['identity']), undefined)
    assert.equal(refusalToLetOut(aRequest, both, ['identity', 'health'])?.code, 'more-than-decided')
    assert.equal(refusalToLetOut(aRequest, both, [])?.code, 'no-part-named')
    const out = { step: 'let-out', id: 'o', of: 'p1', by: 'manager', parts: ['identity'] } as const
    assert.equal(refusalToLetOut(aRequest, [...both, out], ['decisions'])?.code, 'decided-already')
    assert.equal(decidedRequest(aRequest, [...both, out]), undefined)
  })
})

describe('when it is over', () => {
  const both = stepsOf(aRequest, ['identity'])
  const out = { step: 'let-out', id: 'o', of: 'p1', by: 'manager', parts: ['identity'] } as const
  const told = { step: 'told', id: 't', by: 'manager' } as const
  const later = { step: 'not-told', id: 'n', by: 'manager', until: aDay('2026-04-01') } as const
  const rows: readonly (readonly [string, readonly RequestStep[], boolean])[] = [
    ['nothing was decided', [], false],
    ['decided to answer, nothing went out yet', both, false],
    ['it went out, they were not told', [...both, out], false],
    ['it went out, and they are told later', [...both, out, later], false],
    ['it went out, told after a time', [...both, out, later, told], true],
    ['they were told at the start and nothing was decided', [told], false],
  ]
  for (const [when, steps, over] of rows) {
    test(`${when}: ${over ? 'over' : 'still open'}`, () => {
      assert.equal(isOver(aRequest, steps), over)
    })
  }

  test('where there is nobody to tell, a refusal ends it', () => {
    const { caseId: _, ...ofNobody } = aRequest
    const [proposed, agreed] = stepsOf(aRequest, [])
    assert.ok(proposed?.step === 'proposed' && agreed)
    const steps = [{ ...proposed, decision: 'refused' } as const, agreed]
    assert.equal(isOver(ofNobody, steps), true)
    assert.equal(isOver(aRequest, steps), false)
  })

  for (const [until, code] of [
    ['2026-03-02', 'review-day-out-of-range'],
    ['2026-03-03', undefined],
    ['2026-05-31', undefined],
    ['2026-06-01', 'review-day-out-of-range'],
  ] as const) {
    test(`not telling them until ${until}, on 2 March: ${code ?? 'may be'}`, () => {
      assert.equal(refusalOfSilence(aDay(until), aDay('2026-03-02'))?.code, code)
    })
  }
})

test('in whatever order steps come, the way opens only on two different people and all that was seen', () => {
  const people = fc.constantFrom('worker', 'manager', 'lead', 'other')
  const office = fc.constantFrom('service-manager' as const, 'data-protection-lead' as const)
  const step: fc.Arbitrary<RequestStep> = fc.oneof(
    fc.record({
      ...{ step: fc.constant('proposed' as const), id: fc.constantFrom('p1', 'p2'), by: people },
      ...{ as: office, decision: fc.constantFrom('refused' as const, 'complied' as const) },
      parts: fc.subarray([...shareItemNames], { maxLength: 3 }),
      seen: fc.constantFrom(all('court-order'), ['sealed']),
      namesThem: fc.boolean(),
      paperId: fc.constant('d1'),
    }),
    fc.record({
      ...{ step: fc.constantFrom('agreed' as const, 'sent-back' as const), id: fc.constant('a') },
      ...{ of: fc.constantFrom('p1', 'p2'), by: people, as: office },
    }),
    fc.record({
      ...{ step: fc.constant('let-out' as const), id: fc.constant('o'), of: fc.constant('p1') },
      ...{ by: people, parts: fc.constant([...shareItemNames].slice(0, 1)) },
    }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const asker = 'immigration-enforcement'
      const request = { ...aRequest, asker } as const
      const decided = decidedRequest(request, steps)
      const asked = { sink: 'court', to: asker, classes: decided?.classes ?? [] }
      const opens = 'allowed' in mayLeave({ ...asked, ...(decided && { decided }) })
      assert.equal(opens, decided !== undefined)
      if (!decided) return
      const standing = requestStanding(steps)
      assert.ok(standing.status === 'decided' && standing.proposal.namesThem)
      assert.equal(standing.proposal.seen.length, all('court-order').length)
      const second = steps.find((one) => one.step === 'agreed' && one.by !== standing.proposal.by)
      assert.ok(second && second.by !== 'worker')
    }),
  )
})
