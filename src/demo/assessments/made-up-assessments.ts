/**
 * The RNAs that go with a made-up record, as working copies: filled from what was known on the day,
 * in full once they had been drafted, in part while the worker is still writing.
 */
import { addDays, addMonths, type Day, laterOf, ukDayOf } from '../../domain/calendar/day.ts'
import { type Fact, factsOfType } from '../../domain/facts/fact.ts'
import type { NeedCategories } from '../../domain/needs/category.ts'
import { needsOf } from '../../domain/needs/need.ts'
import { answer, confirmCarried } from '../../domain/rna/answer.ts'
import type { DraftNeed, RnaDraft } from '../../domain/rna/draft.ts'
import { addIncome, addStep, cite, type Edited } from '../../domain/rna/edit-draft.ts'
import { newDraft } from '../../domain/rna/new-draft.ts'
import type { MadeUpEntry } from '../journal/journal.ts'
import type { MadeUpPersonRecord } from '../made-up-installation.ts'
import { chanceFrom } from '../telling/chance.ts'
import { identifierAt } from '../telling/identifier.ts'
import { needAnswers } from './need-answers.ts'

type Categories = Pick<NeedCategories, 'categories'>

export interface MadeUpAssessment {
  readonly rnaId: string
  readonly draft: RnaDraft
  readonly savedAt: string
  /** The facts that were known when it was saved or sent: freeze it with these. */
  readonly knownFacts: readonly Fact[]
  /** The last release, when there was one. */
  readonly released?: { readonly submission: string; readonly on: Day; readonly at: string }
}

/** Working copies of every RNA that was accepted, oldest first. */
export function assessmentsOf(
  person: Pick<MadeUpPersonRecord, 'key' | 'facts' | 'journal'>,
  categories: Categories,
): readonly MadeUpAssessment[] {
  const done: MadeUpAssessment[] = []
  for (const { detail, recordedAt } of factsOfType(person.facts, 'rna-accepted')) {
    const earlier = done.findLast(({ released }) => released !== undefined)?.draft
    done.push(assessmentOf(person, detail.rna, { acceptedAt: recordedAt, categories, earlier }))
  }
  return done
}

interface Around {
  readonly acceptedAt: string
  readonly categories: Categories
  readonly earlier: RnaDraft | undefined
}

function assessmentOf(
  { key, facts, journal }: Pick<MadeUpPersonRecord, 'key' | 'facts' | 'journal'>,
  rna: string,
  { acceptedAt, categories, earlier }: Around,
): MadeUpAssessment {
  const about = facts.filter((fact) => 'rna' in fact.detail && fact.detail.rna === rna)
  const drafted = factsOfType(about, 'rna-drafted').at(-1)
  const release = factsOfType(about, 'rna-released').at(-1)
  const savedAt = release?.recordedAt ?? drafted?.recordedAt ?? lastOf(facts, acceptedAt)
  const knownFacts = facts.filter(({ recordedAt }) => recordedAt <= savedAt)
  const today = ukDayOf(savedAt)
  const uncoveredFrom = uncoveredIn(knownFacts)
  const empty = newDraft(rna, {
    facts: knownFacts,
    needs: needsOf(knownFacts),
    categories,
    today,
    uncoveredFrom,
    ...(earlier && { earlier }),
  })
  const filling: Filling = {
    facts,
    journal,
    rna,
    today,
    categories,
    key,
    time: Date.parse(savedAt),
  }
  const draft = drafted ? inFull(empty, filling) : begun(empty, filling)
  return {
    rnaId: rna,
    draft,
    savedAt,
    knownFacts,
    ...(release && {
      released: { submission: release.detail.submission, on: release.on, at: release.recordedAt },
    }),
  }
}

function lastOf(facts: readonly Fact[], otherwise: string): string {
  return facts.at(-1)?.recordedAt ?? otherwise
}

/** The day after the last agreed day of each need; for the others, the day after the move-on floor. */
function uncoveredIn(facts: readonly Fact[]): ReadonlyMap<string, Day> {
  const uncovered = new Map<string, Day>()
  const confirmed = factsOfType(facts, 'conclusive-grounds-decided').at(-1)
  const had = confirmed?.detail.receivedBySurvivorOn ?? confirmed?.on
  for (const { detail } of factsOfType(facts, 'need-identified')) {
    if (had) uncovered.set(detail.need, addDays(had, 46))
  }
  for (const { detail } of factsOfType(facts, 'need-decided')) {
    if (detail.to === undefined) continue
    const next = addDays(detail.to, 1)
    uncovered.set(detail.need, laterOf(uncovered.get(detail.need) ?? next, next))
  }
  return uncovered
}

interface Filling {
  readonly facts: readonly Fact[]
  readonly journal: readonly MadeUpEntry[]
  readonly rna: string
  readonly today: Day
  readonly categories: Categories
  readonly key: string
  readonly time: number
}

/** Half-written: the first need has its reasons, the others wait. */
function begun(draft: RnaDraft, filling: Filling): RnaDraft {
  const [first] = draft.needs
  if (first === undefined) return draft
  const words = wordsFor(first)
  return cited(
    put(draft, filling.categories, {
      'about/takingPart': 'Two sittings so far, one need at a time, with breaks.',
      [`needs/${first.id}/linkReasoning`]: words.linkReasoning,
      [`needs/${first.id}/currentProvision`]: words.currentProvision,
    }),
    first,
    filling,
  )
}

function inFull(empty: RnaDraft, filling: Filling): RnaDraft {
  const { categories } = filling
  const draft = empty.needs.reduce((before, need) => needInFull(before, need, filling), empty)
  const income = chanceFrom(`${filling.key} ${filling.rna}`)
  const source = draft.income[0]?.id ?? identifierAt(filling.time, income)
  const filled = put(addIncome(draft, source), categories, {
    'about/takingPart': 'Went through each need together, with breaks, over three sittings.',
    ...Object.fromEntries(
      Object.entries(draft.categories).flatMap(([code, { now }]) =>
        now === undefined ? [[`categories/${code}/now`, 'no-need-now']] : [],
      ),
    ),
    ...Object.fromEntries(
      draft.dependants.flatMap(({ id, answers }) => dependantAnswers(id, answers.now)),
    ),
    'financial/otherIncome': 'yes',
    'financial/dependantsSupported': draft.dependants.length,
    'financial/recoveryCosts': 'yes',
    'financial/whichCosts': 'Bus to counselling and class, about eight pounds a week.',
    'financial/reduced': 'no',
    [`income/${source}/kind`]: income.pick(['universal-credit', 'asylum-support', 'wages']),
    [`income/${source}/amount`]: `${income.whole(40, 90)} pounds a week`,
    ...Object.fromEntries(
      draft.earlier.steps.map(({ id }) => [
        `earlier/${id}/happened`,
        income.pick(['done', 'under-way']),
      ]),
    ),
    ...survivorAnswers(filling),
  })
  // Whatever came from the RNA before was looked at and still holds.
  return filled.carried.reduce(confirmCarried, filled)
}

function dependantAnswers(id: string, now: string | undefined): [string, string][] {
  return [
    ...(now === undefined ? [[`dependants/${id}/now`, 'no-need-now'] as [string, string]] : []),
    [`dependants/${id}/wellbeing`, 'Settled, a friend at school, tired on some mornings.'],
    [`dependants/${id}/bestInterests`, 'To stay at the same school and sleep in the same bed.'],
  ]
}

function survivorAnswers({ facts, rna, today }: Filling): Record<string, string> {
  const review = factsOfType(facts, 'rna-reviewed-by-survivor').findLast(
    ({ detail, on }) => detail.rna === rna && on <= today,
  )
  if (review === undefined) return {}
  const { agreement, language, readBack, statement } = review.detail
  return {
    'survivor/reviewedOn': review.on,
    'survivor/agreement': agreement,
    ...(language !== undefined && { 'survivor/reviewLanguage': language }),
    ...(readBack !== undefined && { 'survivor/readBack': readBack }),
    ...(statement !== undefined && { 'survivor/statement': statement }),
  }
}

function needInFull(draft: RnaDraft, need: DraftNeed, filling: Filling): RnaDraft {
  const { categories, rna, facts, today, time } = filling
  const words = wordsFor(need)
  const decided = factsOfType(facts, 'need-decided').find(
    ({ detail }) => detail.rna === rna && detail.need === need.id,
  )?.detail
  const from = decided?.askedFrom ?? laterOf(need.recommendation.from ?? today, addDays(today, 14))
  const to = decided?.askedTo ?? addDays(addMonths(from, 6), -1)
  const supports = Object.keys(
    categories.categories.find(({ code }) => code === need.category)?.supports ?? {},
  )
  const step = identifierAt(time, chanceFrom(`step ${need.id} ${rna}`))
  const { exitCondition, intensity, alternatives, step: what, ...reasons } = words
  const at = `needs/${need.id}`
  const answers: Record<string, unknown> = {
    ...Object.fromEntries(Object.entries(reasons).map(([name, text]) => [`${at}/${name}`, text])),
    [`${at}/eligibility`]: 'Yes, as they said on the phone.',
    [`${at}/distance`]: 'One bus, half an hour.',
    [`${at}/languageThere`]: 'With an interpreter, if booked.',
    [`${at}/asks`]: 'support',
    ...(need.whose !== 'survivor' && {
      [`${at}/bestInterests`]: 'To keep school and sleep steady.',
    }),
    ...(need.evidence.length === 0 && {
      [`${at}/noEvidenceReason`]:
        'Asked for; the answer has not come. The entries cited show it meanwhile.',
    }),
    [`${at}/recommendation/supports`]: supports.slice(0, 2),
    [`${at}/recommendation/from`]: from,
    [`${at}/recommendation/to`]: to,
    [`${at}/recommendation/exitCondition`]: exitCondition,
    [`${at}/recommendation/intensity`]: intensity,
    [`${at}/recommendation/alternatives`]: alternatives,
    [`${at}/steps/${step}/what`]: what,
    [`${at}/steps/${step}/owner`]: 'Support worker',
    [`${at}/steps/${step}/by`]: addDays(from, 30),
  }
  return cited(put(edited(addStep(draft, need.id, step)), categories, answers), need, filling)
}

/** Cites the last entries about this need: one under the link, one under what happens if it ends. */
function cited(draft: RnaDraft, need: DraftNeed, { journal, today }: Filling): RnaDraft {
  const about = journal.filter(
    ({ needIds, on }) =>
      on <= today && needIds.some((id) => id === need.id || need.carriesOn.includes(id)),
  )
  const statements = ['currentProvision', 'linkReasoning', 'impactIfEnded'] as const
  return about.slice(-3).reduce((before, entry, place) => {
    const statement = statements[place] ?? 'currentProvision'
    const excerpt = entry.words.split(/(?<=[.!?”])\s/)[0] ?? entry.words
    return edited(cite(before, need.id, statement, { entry: entry.id, on: entry.on, excerpt }))
  }, draft)
}

function wordsFor({ category }: DraftNeed) {
  const words = needAnswers[category]
  if (words === undefined) throw new Error(`no words for needs of the kind "${category}"`)
  return words
}

function put(
  draft: RnaDraft,
  categories: Categories,
  answers: Readonly<Record<string, unknown>>,
): RnaDraft {
  return Object.entries(answers).reduce((before, [path, value]) => {
    const result = answer(before, path, value, categories)
    if ('refused' in result) throw new Error(`${result.refused.code} at ${path}`)
    return result.draft
  }, draft)
}

function edited(result: Edited): RnaDraft {
  if ('refused' in result) throw new Error(result.refused.code)
  return result.draft
}
