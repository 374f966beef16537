/** A case and a complete RNA for tests: every test spoils or changes one thing of it. */
import { aDay } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import type { NeedCategories } from '../needs/category.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import { answer } from './answer.ts'
import type { RnaDraft } from './draft.ts'
import { addIncome, addStep, cite, type Edited } from './edit-draft.ts'
import { newDraft } from './new-draft.ts'

/** Two kinds are enough to show every rule. */
export const categories: Pick<NeedCategories, 'categories'> = {
  categories: ['mental-health', 'accommodation'].map((code) => ({
    code,
    title: code,
    covers: code,
    supports: { counselling: 'Counselling', travel: 'Travel' },
    elsewhere: ['NHS'],
    evidence: ['Letter'],
    outcomes: ['M6'],
    prompts: ['What is needed?'],
  })),
}

/** Positive conclusive grounds on 1 June 2026, received 5 June; one need with a letter. */
export const caseFacts: readonly Fact[] = [
  aFact('case-opened', '2026-01-01', { nation: 'ENG', ageGroup: 'adult' }),
  aFact('referred', '2026-01-01', { authority: 'sca', reference: 'NRM-TEST-1' }),
  aFact('reasonable-grounds-decided', '2026-01-02', { outcome: 'positive' }),
  aFact(
    'conclusive-grounds-decided',
    '2026-06-01',
    { outcome: 'positive', receivedBySurvivorOn: aDay('2026-06-05'), letter: 'doc-cg' },
    { id: 'cg' },
  ),
  aNeed('n1', '2026-02-01', { link: 'direct', survivorWords: 'I do not sleep', description: 'x' }),
  aFact(
    'evidence-received',
    '2026-05-20',
    { need: 'n1', datedOn: aDay('2026-05-18'), document: 'doc-gp', what: 'GP letter' },
    { id: 'gp-letter' },
  ),
  aFact('risk-reviewed', '2026-06-10', {}),
  aFact('rna-offered', '2026-06-08', {
    rna: 'r1',
    trigger: 'conclusive-grounds',
    language: 'Albanian',
    interpreter: 'yes',
  }),
  aFact('rna-accepted', '2026-06-08', { rna: 'r1', setting: 'face-to-face' }),
]

export const today = aDay('2026-06-15')

export function draftOf(facts: readonly Fact[] = caseFacts, rna = 'r1'): RnaDraft {
  return newDraft(rna, { facts, needs: needsOf(facts), categories, today })
}

export function answered(draft: RnaDraft, answers: Readonly<Record<string, unknown>>): RnaDraft {
  return Object.entries(answers).reduce((before, [path, value]) => {
    const result = answer(before, path, value, categories)
    if ('refused' in result) throw new Error(`${result.refused.code} at ${path}`)
    return result.draft
  }, draft)
}

export function edited(result: Edited): RnaDraft {
  if ('refused' in result) throw new Error(result.refused.code)
  return result.draft
}

/** An RNA in which nothing is missing. */
export function completeDraft(facts: readonly Fact[] = caseFacts): RnaDraft {
  const withLists = addIncome(edited(addStep(draftOf(facts), 'n1', 's1')), 'i1')
  const cited = edited(
    cite(withLists, 'n1', 'linkReasoning', { entry: 'e1', on: aDay('2026-05-01') }),
  )
  return answered(cited, {
    'about/takingPart': 'Went through each need together',
    'categories/accommodation/now': 'no-need-now',
    'needs/n1/linkReasoning': 'Began while held',
    'needs/n1/currentProvision': 'Weekly counselling',
    'needs/n1/mainstreamRoute': 'NHS talking therapies',
    'needs/n1/waiting': '20 weeks, as their letter says',
    'needs/n1/eligibility': 'Yes',
    'needs/n1/distance': '4 km, one bus',
    'needs/n1/languageThere': 'With an interpreter',
    'needs/n1/impactIfEnded': 'Would lose the only support',
    'needs/n1/riskIfEnded': 'Crisis',
    'needs/n1/asks': 'support',
    'needs/n1/recommendation/supports': ['counselling'],
    'needs/n1/recommendation/from': '2026-07-21',
    'needs/n1/recommendation/to': '2027-01-20',
    'needs/n1/recommendation/exitCondition': 'NHS therapy has begun',
    'needs/n1/recommendation/alternatives': 'Charity counselling: list closed',
    'needs/n1/steps/s1/what': 'Chase the NHS list',
    'needs/n1/steps/s1/owner': 'Support worker',
    'needs/n1/steps/s1/by': '2026-08-01',
    'financial/otherIncome': 'yes',
    'financial/dependantsSupported': 0,
    'financial/recoveryCosts': 'yes',
    'financial/whichCosts': 'Bus to counselling',
    'financial/reduced': 'no',
    'income/i1/kind': 'asylum-support',
    'income/i1/amount': '10 pounds a week',
    'survivor/reviewedOn': '2026-06-14',
    'survivor/agreement': 'agrees',
    'survivor/statement': 'This is right',
  })
}
