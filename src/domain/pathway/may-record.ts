/**
 * May these facts be recorded? Yes, with what to look at again; or no, with the reason. Refuses
 * only what cannot be true or is dangerous: late letters and forgotten steps come in with a warning.
 */
import type { Day } from '../calendar/day.ts'
import type { Fact, FactOf } from '../facts/fact.ts'
import { readRecord, readRecordBefore } from '../facts/standing-record.ts'
import { guardAnyFact } from './guards/any-fact.ts'
import { decisionGuards } from './guards/decision-guards.ts'
import { exitGuards } from './guards/exit-guards.ts'
import type { Finding, Guard, GuardLimits, Guards, Setting } from './guards/guard.ts'
import { referralGuards } from './guards/referral-guards.ts'
import { rnaGuards } from './guards/rna-guards.ts'
import { statusGuards } from './guards/status-guards.ts'
import { supportGuards } from './guards/support-guards.ts'
import type { OtherFact, Refusal, Warning } from './refusals.ts'
import { type CaseReading, readCaseFrom } from './tracks.ts'

export type MayRecord =
  | { readonly accepted: readonly Fact[]; readonly warnings: readonly Warning[] }
  | { readonly refused: Refusal }

export interface RecordingDay {
  readonly today: Day
  readonly limits: GuardLimits
}

const guards: Guards = {
  ...referralGuards,
  ...decisionGuards,
  ...supportGuards,
  ...exitGuards,
  ...rnaGuards,
  ...statusGuards,
}

/**
 * Looks at the case as it would be with everything that is added, so that facts that belong
 * together can be recorded together, and earlier events can be recorded late.
 */
export function mayRecord(
  recorded: readonly Fact[],
  added: readonly Fact[],
  day: RecordingDay,
): MayRecord {
  const general = checkEach(recorded, added, day)
  const stopped = general.find(isRefusal)
  if (stopped) return { refused: stopped.refusal }

  const setting = settingOf([...recorded, ...added], added, day)
  const addedIds = new Set(added.map(({ id }) => id))
  const standing = setting.now.record.inOrder
  const particular = standing.filter(({ id }) => addedIds.has(id)).flatMap(guarded(setting))
  const refused = particular.find(isRefusal)
  if (refused) return { refused: refused.refusal }

  const warnings = [...general, ...particular].flatMap((found) =>
    'warning' in found ? [found.warning] : [],
  )
  const last = added.at(-1)
  if (last && reachesBack(added, standing)) {
    const others = noLongerFitting(recorded, addedIds, setting, day)
    if (others.length > 0) warnings.push({ code: 'others-no-longer-fit', fact: last.id, others })
  }
  return { accepted: added, warnings }
}

function checkEach(
  recorded: readonly Fact[],
  added: readonly Fact[],
  { today }: RecordingDay,
): readonly Finding[] {
  const record = readRecord(recorded)
  const now = readRecord([...recorded, ...added])
  return added.flatMap((fact) =>
    guardAnyFact(fact, { recorded: { facts: recorded, record }, together: added, now, today }),
  )
}

function isRefusal(finding: Finding): finding is { refusal: Refusal } {
  return 'refusal' in finding
}

function settingOf(
  facts: readonly Fact[],
  together: readonly Fact[],
  { today, limits }: RecordingDay,
): Setting {
  const earlier = new Map<string, CaseReading>()
  return {
    now: readCaseFrom(readRecord(facts, today), today, limits),
    limits,
    together,
    before(fact) {
      const known = earlier.get(fact.id)
      if (known) return known
      const reading = readCaseFrom(readRecordBefore(facts, fact), fact.on, limits)
      earlier.set(fact.id, reading)
      return reading
    },
  }
}

function guarded(setting: Setting): (fact: Fact) => readonly Finding[] {
  return (fact) => {
    // The table pairs each type with the guard for that type.
    const guard = guards[fact.type] as Guard<Fact['type']> | undefined
    return guard ? guard(fact as FactOf<Fact['type']>, setting) : []
  }
}

/** A correction, or an event from before the latest one: only these can contradict what stands. */
function reachesBack(added: readonly Fact[], standing: readonly Fact[]): boolean {
  const ids = new Set(added.map(({ id }) => id))
  const latest = standing.findLast(({ id }) => !ids.has(id))?.on
  return added.some(({ supersedes, on }) => supersedes !== undefined || (latest && on < latest))
}

/** Facts that were fine and that this recording now contradicts: to be looked at, not thrown away. */
function noLongerFitting(
  recorded: readonly Fact[],
  addedIds: ReadonlySet<string>,
  setting: Setting,
  day: RecordingDay,
): readonly OtherFact[] {
  const after = setting.now.record.inOrder.filter(({ id }) => !addedIds.has(id))
  const contradicted = after.flatMap((fact) => {
    const refusal = guarded({ ...setting, together: [] })(fact).find(isRefusal)?.refusal
    return refusal ? [{ fact, refusal }] : []
  })
  if (contradicted.length === 0) return []
  const was = settingOf(recorded, [], day)
  return contradicted.flatMap(({ fact, refusal }) =>
    guarded(was)(fact).some(isRefusal)
      ? []
      : [{ fact: fact.id, type: fact.type, on: fact.on, because: refusal.code }],
  )
}
