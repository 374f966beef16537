import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { loadNeedCategories } from '../../application/load-need-categories.ts'
import { aDay } from '../../domain/calendar/day.ts'
import { factsOfType } from '../../domain/facts/fact.ts'
import { needsOf } from '../../domain/needs/need.ts'
import { completenessOf, unsupportedStatements } from '../../domain/rna/completeness.ts'
import { madeUpInstallation } from '../made-up-installation.ts'
import { assessmentsOf } from './made-up-assessments.ts'
import { needAnswers } from './need-answers.ts'

const categories = loadNeedCategories(
  new URL('../../../policy/need-categories.json', import.meta.url).pathname,
)
const { people } = madeUpInstallation(aDay('2026-11-21'))
const all = people.flatMap((person) =>
  assessmentsOf(person, categories).map((assessment) => ({ person, assessment })),
)

/** Numbers of the checks that are not met, on the day when it was saved, among those about content. */
function notMet({ person, assessment }: (typeof all)[number]): number[] {
  const { draft, knownFacts, savedAt } = assessment
  return completenessOf({
    draft,
    facts: knownFacts,
    needs: needsOf(knownFacts),
    identityRecorded: person.identity.names !== undefined,
    moveOn: {
      to: aDay('2026-12-31'),
      source: factsOfType(knownFacts, 'conclusive-grounds-decided').at(-1)?.id ?? '',
    },
    limits: { maxMonths: 6, riskReviewDays: 10_000, evidenceDays: 10_000, submitDays: 0 },
    today: aDay(savedAt.slice(0, 10)),
  })
    .filter(({ result }) => result === 'not-met')
    .map(({ number }) => number)
}

suite('Made-up assessments', () => {
  test('there is one for every RNA that was accepted, and words for every kind of need', () => {
    const accepted = people.flatMap(({ facts }) => factsOfType(facts, 'rna-accepted'))
    assert.equal(all.length, accepted.length)
    assert.ok(all.length > 40)
    const codes = categories.categories.map(({ code }) => code)
    assert.deepEqual(Object.keys(needAnswers).sort(), codes.sort())
  })

  test('what was released is complete but for the length asked for', () => {
    const sent = all.filter(({ assessment }) => assessment.released !== undefined)
    assert.ok(sent.length > 30)
    for (const one of sent) {
      assert.deepEqual(
        notMet(one).filter((number) => number !== 5),
        [],
        one.person.alias,
      )
    }
  })

  test('one that is still being written has things left to do', () => {
    const curlew = all.filter(({ person }) => person.alias === 'Curlew')
    assert.equal(curlew.length, 1)
    for (const one of curlew) assert.ok(notMet(one).length > 3)
  })

  test('most released statements rest on dated entries or on evidence', () => {
    const needs = all
      .filter(({ assessment }) => assessment.released !== undefined)
      .flatMap(({ assessment: { draft } }) => draft.needs)
    const cited = needs.filter(({ citations }) => Object.keys(citations).length > 0)
    assert.ok(cited.length * 2 > needs.length, `${cited.length} of ${needs.length}`)
    assert.ok(all.some(({ assessment }) => unsupportedStatements(assessment.draft).length > 0))
  })

  test('the same need keeps its identifier from RNA to RNA and knows what it carries on', () => {
    const elder = all.filter(({ person }) => person.alias === 'Elder')
    assert.deepEqual(
      elder.map(({ assessment }) => assessment.draft.sequence),
      [1, 2, 3, 4, 5],
    )
    assert.ok(elder.at(-1)?.assessment.draft.needs.some(({ carriesOn }) => carriesOn.length === 1))
  })
})
