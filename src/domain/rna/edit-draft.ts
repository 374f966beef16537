/**
 * Adding to and taking from the lists of a draft: steps, a taper, income, citations, evidence. Ids
 * come from the caller, so that adding the same thing twice adds it once.
 */
import { addDays, daysBetween } from '../calendar/day.ts'
import type { Statement } from './assessment.ts'
import type { Citation, DraftNeed, RnaDraft } from './draft.ts'

export type EditRefusal = { readonly code: 'no-such-need'; readonly need: string }

export type Edited = { readonly draft: RnaDraft } | { readonly refused: EditRefusal }

function inNeed(draft: RnaDraft, id: string, change: (need: DraftNeed) => DraftNeed): Edited {
  if (!draft.needs.some((need) => need.id === id))
    return { refused: { code: 'no-such-need', need: id } }
  return {
    draft: { ...draft, needs: draft.needs.map((need) => (need.id === id ? change(need) : need)) },
  }
}

export function addStep(draft: RnaDraft, need: string, id: string): Edited {
  return inNeed(draft, need, (one) => ({ ...one, steps: withItem(one.steps, id) }))
}

export function removeStep(draft: RnaDraft, need: string, id: string): Edited {
  return inNeed(draft, need, (one) => ({
    ...one,
    steps: one.steps.filter((step) => step.id !== id),
  }))
}

export function addTaper(draft: RnaDraft, need: string, id: string): Edited {
  return inNeed(draft, need, (one) => ({ ...one, taper: withItem(one.taper, id) }))
}

export function removeTaper(draft: RnaDraft, need: string, id: string): Edited {
  return inNeed(draft, need, (one) => ({
    ...one,
    taper: one.taper.filter((part) => part.id !== id),
  }))
}

/**
 * A taper in equal parts over the days asked for: the first parts take the days left over. Without
 * both days, or with more parts than days, the taper is emptied and can be filled by hand.
 */
export function taperEvenly(
  draft: RnaDraft,
  need: string,
  wanted: readonly { readonly id: string; readonly intensity: string }[],
): Edited {
  return inNeed(draft, need, (one) => {
    const { from, to } = one.recommendation
    const days = from && to ? daysBetween(from, to) + 1 : 0
    if (from === undefined || days < wanted.length || wanted.length === 0) {
      return { ...one, taper: [] }
    }
    const startOf = (part: number): number =>
      part * Math.floor(days / wanted.length) + Math.min(part, days % wanted.length)
    const taper = wanted.map(({ id, intensity }, part) => ({
      id,
      answers: {
        from: addDays(from, startOf(part)),
        to: addDays(from, startOf(part + 1) - 1),
        intensity,
      },
    }))
    return { ...one, taper }
  })
}

export function addIncome(draft: RnaDraft, id: string): RnaDraft {
  return { ...draft, income: withItem(draft.income, id) }
}

export function removeIncome(draft: RnaDraft, id: string): RnaDraft {
  return { ...draft, income: draft.income.filter((one) => one.id !== id) }
}

/** A dated entry under a statement. Cited again, the newer choice of excerpt counts. */
export function cite(
  draft: RnaDraft,
  need: string,
  statement: Statement,
  citation: Citation,
): Edited {
  return inNeed(draft, need, (one) => {
    const others = (one.citations[statement] ?? []).filter(({ entry }) => entry !== citation.entry)
    const all = [...others, citation].sort(byDay)
    return { ...one, citations: { ...one.citations, [statement]: all } }
  })
}

export function uncite(draft: RnaDraft, need: string, statement: Statement, entry: string): Edited {
  return inNeed(draft, need, (one) => ({
    ...one,
    citations: {
      ...one.citations,
      [statement]: (one.citations[statement] ?? []).filter((cited) => cited.entry !== entry),
    },
  }))
}

/** Evidence that the worker ties to a need besides what the record ties to it. */
export function attachEvidence(draft: RnaDraft, need: string, evidence: string): Edited {
  return inNeed(draft, need, (one) => ({
    ...one,
    evidence: [...new Set([...one.evidence, evidence])],
  }))
}

/** Takes a need out of this RNA. The need itself stays in the record. */
export function leaveOutNeed(draft: RnaDraft, need: string): Edited {
  if (!draft.needs.some(({ id }) => id === need)) return { refused: { code: 'no-such-need', need } }
  return {
    draft: {
      ...draft,
      needs: draft.needs.filter(({ id }) => id !== need),
      leftOut: [...draft.leftOut, need],
      carried: draft.carried.filter((path) => !path.startsWith(`needs/${need}/`)),
    },
  }
}

function withItem<I extends { readonly id: string }>(
  list: readonly I[],
  id: string,
): readonly (I | { readonly id: string; readonly answers: object })[] {
  return list.some((one) => one.id === id) ? list : [...list, { id, answers: {} }]
}

function byDay(one: Citation, other: Citation): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1
  if (one.entry === other.entry) return 0
  return one.entry < other.entry ? -1 : 1
}
