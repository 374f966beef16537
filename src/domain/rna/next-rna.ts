/**
 * Is another RNA needed, why, and by when? Said early enough that support does not end first. Our
 * lead times, never guidance.
 */
import type { Day } from '../calendar/day.ts'
import { type GapAhead, gapsAhead, type LeadTimes } from '../cover/coming-gap.ts'
import type { Cover } from '../cover/cover.ts'
import type { CoverReason } from '../cover/cover-period.ts'
import type { Fact } from '../facts/fact.ts'
import { readRecord, type StandingRecord } from '../facts/standing-record.ts'

export type NextRna =
  | {
      readonly needed: false
      /** No positive decision that still counts, every need is secured or closed, or the person has left. */
      readonly because: 'not-confirmed' | 'no-gap-comes' | 'not-in-support'
    }
  | {
      readonly needed: true
      readonly because: 'move-on-ends' | 'agreed-support-ends' | 'never-agreed'
      readonly ahead: GapAhead
      /** All needs without cover from that day or later, to go into one RNA. */
      readonly needs: readonly string[]
      readonly startNow: boolean
      /** An RNA that is already on its way, if one is. */
      readonly inHand?: { readonly rna: string; readonly state: 'offered' | 'drafting' | 'sent' }
      /** They said no; they can change their mind until support ends. */
      readonly declinedOn?: Day
    }

export function nextRna(
  cover: Cover,
  facts: readonly Fact[],
  lead: LeadTimes,
  today: Day,
): NextRna {
  const record = readRecord(facts)
  const { periods, inSupport, rnaCanHelp } = cover.whole
  const confirmed = periods.some(({ reason }) => reason === 'move-on' || reason === 'agreed')
  if (!confirmed || !rnaCanHelp) {
    return { needed: false, because: 'not-confirmed' }
  }
  if (!inSupport.some(({ to }) => to === undefined || to >= today)) {
    return { needed: false, because: 'not-in-support' }
  }
  const gaps = gapsAhead(cover, lead, today)
  const [ahead] = gaps
  if (ahead === undefined) return { needed: false, because: 'no-gap-comes' }
  const inHand = rnaInHand(record)
  const declined = record.last('rna-declined')
  const stillDeclined =
    declined !== undefined && inHand === undefined && !answeredSince(record, declined.on)
  return {
    needed: true,
    because: whyFrom(cover, ahead),
    ahead,
    needs: [...new Set(gaps.flatMap(({ needs }) => needs))],
    startNow: today >= ahead.startOn,
    ...(inHand && { inHand }),
    ...(stillDeclined && { declinedOn: declined.on }),
  }
}

const whyByReason: Readonly<Partial<Record<CoverReason, 'move-on-ends' | 'agreed-support-ends'>>> =
  {
    'move-on': 'move-on-ends',
    agreed: 'agreed-support-ends',
  }

/** What ended last before the gap; a need that nothing ever secured was never agreed. */
function whyFrom(
  cover: Cover,
  { gap, needs }: GapAhead,
): 'move-on-ends' | 'agreed-support-ends' | 'never-agreed' {
  const periods = cover.needs
    .filter(({ need }) => needs.includes(need))
    .flatMap((need) => need.periods)
    .filter(({ to, reason }) => to !== undefined && to < gap.from && whyByReason[reason])
    .sort((one, other) => ((one.to ?? '') < (other.to ?? '') ? -1 : 1))
  const last = periods.at(-1)
  return (last && whyByReason[last.reason]) ?? 'never-agreed'
}

/** The last RNA that was offered and neither decided, declined nor withdrawn. */
function rnaInHand(
  record: StandingRecord,
): { rna: string; state: 'offered' | 'drafting' | 'sent' } | undefined {
  const state = new Map<string, 'offered' | 'drafting' | 'sent' | 'over'>()
  for (const fact of record.inOrder) {
    if (fact.type === 'rna-offered') state.set(fact.detail.rna, 'offered')
    if (fact.type === 'rna-accepted') state.set(fact.detail.rna, 'drafting')
    if (fact.type === 'rna-returned') state.set(fact.detail.rna, 'drafting')
    if (fact.type === 'rna-released') state.set(fact.detail.rna, 'sent')
    if (
      fact.type === 'rna-decided' ||
      fact.type === 'rna-declined' ||
      fact.type === 'rna-withdrawn'
    ) {
      state.set(fact.detail.rna, 'over')
    }
  }
  const open = [...state].findLast(([, at]) => at !== 'over')
  if (open === undefined || open[1] === 'over') return undefined
  return { rna: open[0], state: open[1] }
}

function answeredSince(record: StandingRecord, day: Day): boolean {
  return record.of('rna-accepted').some(({ on }) => on > day)
}
