/**
 * A new RNA, filled with everything the record already holds: nobody is asked again for what they
 * have told. What comes from an earlier RNA is marked, so that someone looks whether it still holds.
 */
import type { Day } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { readRecord, type StandingRecord } from '../facts/standing-record.ts'
import type { NeedCategories } from '../needs/category.ts'
import { evidenceFor, evidenceOf } from '../needs/evidence.ts'
import { dependantsOf, lineOf, type Need, openNeeds } from '../needs/need.ts'
import { neverGiven, provisionOf } from '../needs/provision.ts'
import { edition } from './assessment.ts'
import { decisionHistory } from './decision-history.ts'
import type { DraftNeed, EarlierStep, Given, RnaDraft } from './draft.ts'

export interface Recorded {
  readonly facts: readonly Fact[]
  readonly needs: readonly Need[]
  readonly categories: Pick<NeedCategories, 'categories'>
  /** The draft of the last RNA that was sent, when there was one. */
  readonly earlier?: RnaDraft
  /** First uncovered day per need, from the cover: the day from which to ask. */
  readonly uncoveredFrom?: ReadonlyMap<string, Day>
  readonly today: Day
}

export function newDraft(rna: string, recorded: Recorded): RnaDraft {
  const { facts, categories, earlier } = recorded
  const record = readRecord(facts)
  const rnas = [...new Set(record.of('rna-offered').map(({ detail }) => detail.rna))]
  const position = rnas.indexOf(rna)
  const empty: RnaDraft = {
    edition,
    rna,
    sequence: position === -1 ? rnas.length + 1 : position + 1,
    about: aboutFrom(record, rna),
    categories: Object.fromEntries(
      categories.categories.map(({ code }) => [code, earlier?.categories[code] ?? {}]),
    ),
    needs: [],
    leftOut: [],
    dependants: [],
    financial: earlier?.financial ?? {},
    income: earlier?.income ?? [],
    survivor: {},
    earlier: { decisions: [], neverGiven: [], steps: earlierSteps(earlier) },
    carried: [],
  }
  return withCarriedMarks(broughtUpToDate(empty, recorded))
}

/**
 * The draft with what was recorded since: new needs and dependants, new evidence, new decisions.
 * Nothing that anyone wrote is changed or taken away.
 */
export function broughtUpToDate(draft: RnaDraft, recorded: Recorded): RnaDraft {
  const { facts, needs, today } = recorded
  const known = new Set([...draft.needs.map(({ id }) => id), ...draft.leftOut])
  const added = openNeeds(needs, today).filter(({ id }) => !known.has(id))
  const evidence = evidenceOf(facts)
  const all = [...draft.needs, ...added.map((need) => draftNeed(need, recorded))].map((need) => {
    const found = evidenceFor(evidence, [...need.carriesOn, need.id]).map(({ id }) => id)
    return { ...need, evidence: [...new Set([...need.evidence, ...found])] }
  })
  const categories = Object.fromEntries(
    Object.entries(draft.categories).map(([code, answers]) => [
      code,
      all.some(({ category }) => category === code)
        ? { ...answers, now: 'need' as const }
        : withoutNeed(answers),
    ]),
  )
  return {
    ...draft,
    categories,
    needs: all,
    dependants: dependantsOf(facts, needs).map(({ id, needs: own }) => {
      const before =
        draft.dependants.find((one) => one.id === id) ??
        recorded.earlier?.dependants.find((one) => one.id === id)
      const answers = before?.answers ?? {}
      const has = own.some((need) => all.some((one) => one.id === need.id))
      return { id, answers: has ? { ...answers, now: 'need' as const } : withoutNeed(answers) }
    }),
    earlier: {
      ...draft.earlier,
      decisions: decisionHistory(facts, needs),
      neverGiven: neverGiven(provisionOf(facts), today),
    },
  }
}

/** "There is a need" stands only while one is listed; otherwise the question is open again. */
function withoutNeed<A extends { readonly now?: string }>(answers: A): A {
  if (answers.now !== 'need') return answers
  const { now: _gone, ...rest } = answers
  return rest as A // `now` may be absent in every set of answers that has it
}

function aboutFrom(record: StandingRecord, rna: string): RnaDraft['about'] {
  const offered = record.of('rna-offered').findLast(({ detail }) => detail.rna === rna)?.detail
  const accepted = record.of('rna-accepted').findLast(({ detail }) => detail.rna === rna)?.detail
  return {
    ...(accepted?.setting !== undefined && { setting: accepted.setting }),
    ...(offered?.language !== undefined && { language: offered.language }),
    ...(offered?.interpreter !== undefined && { interpreter: offered.interpreter }),
  }
}

function draftNeed(need: Need, { needs, earlier, uncoveredFrom }: Recorded): DraftNeed {
  const line = lineOf(need, needs).map(({ id }) => id)
  const before = earlier?.needs.findLast(({ id }) => line.includes(id))
  const from = uncoveredFrom?.get(need.id)
  const { noEvidenceReason: _asked, ...answers } = before?.answers ?? {}
  return {
    id: need.id,
    category: need.category,
    whose: need.whose,
    carriesOn: line.slice(0, -1),
    answers: {
      ...answers,
      ...(need.description !== undefined && { description: need.description }),
      ...(need.survivorWords !== undefined && { survivorWords: need.survivorWords }),
      ...(need.link !== undefined && { link: need.link }),
    },
    recommendation: {
      ...carriedRecommendation(before),
      ...(from !== undefined && { from }),
    },
    steps: [],
    taper: [],
    citations: before?.citations ?? {},
    evidence: before?.evidence ?? [],
  }
}

/** Kinds of support carry over; the days are asked for anew each time. */
function carriedRecommendation(before: DraftNeed | undefined): DraftNeed['recommendation'] {
  const { from: _from, to: _to, whyLonger: _why, ...kept } = before?.recommendation ?? {}
  return kept
}

function earlierSteps(earlier: RnaDraft | undefined): readonly EarlierStep[] {
  return (earlier?.needs ?? []).flatMap(({ id: need, steps }) =>
    steps.map(({ id, answers }) => ({ id, need, step: answers, answers: {} })),
  )
}

/** Answers for which the record has a newer source are not "carried": they are simply recorded. */
const fromRecord = new Set(['survivorWords', 'description', 'link'])

function withCarriedMarks(draft: RnaDraft): RnaDraft {
  const inNeeds = draft.needs.flatMap(({ id, answers, recommendation }) => [
    ...names(answers)
      .filter((name) => !fromRecord.has(name))
      .map((name) => `needs/${id}/${name}`),
    ...names(recommendation)
      .filter((name) => name !== 'from')
      .map((name) => `needs/${id}/recommendation/${name}`),
  ])
  const inGroups = [
    ...names(draft.financial).map((name) => `financial/${name}`),
    ...draft.income.flatMap(({ id, answers }) =>
      names(answers).map((name) => `income/${id}/${name}`),
    ),
    ...Object.entries(draft.categories).flatMap(([code, answers]) =>
      answers.now === undefined || answers.now === 'need' ? [] : [`categories/${code}/now`],
    ),
    ...draft.dependants.flatMap(({ id, answers }) =>
      names(answers)
        .filter((name) => name !== 'now' || answers.now !== 'need')
        .map((name) => `dependants/${id}/${name}`),
    ),
  ]
  return { ...draft, carried: [...inNeeds, ...inGroups] }
}

function names(answers: Given<object>): readonly string[] {
  return Object.keys(answers)
}
