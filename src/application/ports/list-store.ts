/** Lists over many cases: Today, the caseload, the team. None of them opens a case. */
import type { Day } from '../../domain/calendar/day.ts'
import type { Asker } from './ask-store.ts'
import type { CaseFile, CaseProjection, DueItem } from './case-store.ts'

export interface CaseLine extends CaseFile {
  readonly projection: Omit<CaseProjection, 'coming' | 'unprovided'>
  readonly workerName: string
  readonly lastContactOn?: Day
  readonly nextDue?: Day
}

export interface TodayLine extends DueItem {
  readonly caseId: string
  readonly reference: string
  readonly alias: string
  /** The part of the case that asks, where it is not the pathway itself. */
  readonly askedBy?: Asker
}

export interface CaseloadFilter {
  /** Reference, alias or whole words of a name; names match only within one's own cases. */
  readonly find?: string
  readonly nrmState?: string
  readonly supportState?: string
  readonly rnaState?: string
  readonly nation?: string
  readonly workerId?: string
  readonly closed?: boolean
  readonly sort: 'next-due' | 'covered-until' | 'last-contact' | 'alias' | 'reference'
}

export interface ListStore {
  /** Due items of this worker's own and covered cases, shown by `today`, soonest first. */
  today(today: Day, limit: number): Promise<readonly TodayLine[]>
  /** Own active cases without a visit, call, meeting or message since before `since`. */
  withoutContactSince(since: Day): Promise<readonly CaseLine[]>
  /** Answers from the seats that nobody has recorded yet, on this worker's cases. */
  answersWaiting(): Promise<
    readonly { caseId: string; reference: string; alias: string; kind: string; at: string }[]
  >
  /**
   * Open cases of this manager's services whose worker has left, does other work now, or must stay
   * out: nobody looks after these people until somebody is chosen.
   */
  withoutWorker(): Promise<
    readonly { caseId: string; reference: string; alias: string; workerName: string }[]
  >
  /** RNAs waiting for this manager's release. */
  awaitingRelease(): Promise<
    readonly { caseId: string; reference: string; alias: string; workerName: string }[]
  >
  caseload(
    filter: CaseloadFilter,
    page: { offset: number; limit: number },
  ): Promise<{ lines: readonly CaseLine[]; total: number }>
  team(today: Day): Promise<readonly TeamLine[]>
}

/** Workload of one worker, without a word about any one person. */
export interface TeamLine {
  readonly workerId: string
  readonly workerName: string
  readonly activeCases: number
  readonly overdue: number
  readonly dueThisWeek: number
  readonly uncoveredNow: number
  readonly uncoveredWithin30Days: number
  readonly withoutContact14Days: number
}
