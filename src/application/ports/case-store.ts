/** The record of a case: its facts, what lists know of it, and how a write is told apart. */

import type { Day } from '../../domain/calendar/day.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import type { Unprovided } from '../../domain/promises/ledger.ts'

/** Which write this is. Sent twice with the same id, it is done once. */
export interface Write {
  /** UUID made by whoever fills in the form. */
  readonly writeId: string
  /** The version of the case that the writer was looking at. */
  readonly versionSeen: number
}

export type Written =
  | { readonly done: true; readonly version: number }
  /** This very write was already done: nothing was added now. */
  | { readonly alreadyDone: true; readonly version: number }
  /** Somebody else wrote first. Nothing was added. */
  | { readonly changedMeanwhile: { readonly version: number } }

export interface CaseFile {
  readonly id: string
  /** Like WM-7K3F: random, never a number that can be counted. */
  readonly reference: string
  /** A made-up everyday word, never a real name. */
  readonly alias: string
  readonly serviceId: string
  readonly workerId: string
  /** A colleague who covers while the worker is away. */
  readonly coverWorkerId?: string
  /** Colleagues with a conflict of interest: for them there is no such case. */
  readonly blockedIds?: readonly string[]
  /** Counts every write that another could contradict: facts, compartments, who works on it. */
  readonly version: number
}

export interface OpenCase extends CaseFile {
  /** Every fact ever recorded, superseded ones included, with who recorded each. */
  readonly facts: readonly RecordedFact[]
}

export type RecordedFact = Fact & { readonly recordedBy: string }

/** What lists need to know of a case without opening it. Rebuilt from facts at any time. */
export interface CaseProjection {
  /** Edition of the policy with which it was computed. */
  readonly policyEdition: string
  readonly nrmState: string
  readonly supportState: string
  readonly rnaState: string
  readonly nation: string
  readonly ageGroup: string
  /** Whether anyone still works on it; closed cases leave the lists unless asked for. */
  readonly active: boolean
  readonly overlay?: 'missing' | 'detained' | 'suspended'
  /** The last day on which every open need is covered; absent when none is known. */
  readonly coveredUntil?: Day
  readonly coming: readonly DueItem[]
  /** Every open need, and since when nothing was given for it. */
  readonly unprovided?: readonly Unprovided[]
}

/** One line of Today, as data. It does not depend on what day it is. */
export interface DueItem {
  /** Stable: the clock's id, the gap's need, the decision not given. */
  readonly key: string
  readonly kind: 'clock' | 'cover-gap' | 'not-given' | 'awaiting' | 'asked'
  readonly title: string
  readonly todo: string
  readonly whose: string
  readonly limit?: string
  readonly due: Day
  readonly showFrom: Day
}

export interface CaseStore {
  /** The case if this person may open it. "Not there" and "not theirs" are the same nothing. */
  open(caseId: string): Promise<OpenCase | undefined>
  /**
   * The file alone, without a line in the log: for what stands there already and is only checked again.
   * Being refused always leaves its line.
   */
  look(caseId: string): Promise<CaseFile | undefined>
  /** A random reference that no case of the organisation has. */
  unusedReference(): Promise<string>
  create(file: Omit<CaseFile, 'version'>, write: { writeId: string }): Promise<Written>
  /** Adds facts and replaces the projection, if the case is still as it was seen. */
  append(
    seen: OpenCase,
    added: { facts: readonly Fact[]; projection: CaseProjection },
    write: Write,
  ): Promise<Written>
  /** Whether this person has done this very write before. */
  wasDone(writeId: string): Promise<boolean>
  /** Replaces only the projection, after a change of policy. */
  reproject(caseId: string, projection: CaseProjection): Promise<void>
  reassign(
    seen: OpenCase,
    to: { serviceId: string; workerId: string; coverWorkerId?: string },
    write: Write,
  ): Promise<Written>
}
