/** Who looked: the log of one case as its team reads it, holds, and lines that were not recognised. */
import type { Day } from '../../../domain/calendar/day.ts'
import type { Hold, NewHold } from '../../../domain/looked/hold.ts'
import type { Done } from '../../../domain/looked/line.ts'
import type { Question } from '../../../domain/looked/question.ts'
import type { CaseFile } from '../case-store.ts'

/** The file of the case, without a word of its record. */
export interface LookedFile extends CaseFile {
  readonly organisation: string
  /** The day by the clock that dates the log, which no rehearsal moves. */
  readonly logDay: Day
}

export interface LookedStore {
  /** The case if it is theirs. Pages and filters of one opening are one line of the log. */
  open(caseId: string): Promise<LookedFile | undefined>
  /** Everything done with the case, by day, person and act, without the entries named. */
  done(caseId: string, without: readonly string[]): Promise<readonly Done[]>
  holds(caseId: string): Promise<readonly Hold[]>
  /** The same with its reason, for a service manager; the reading is in the log. */
  holdsInFull(caseId: string): Promise<readonly HoldInFull[]>
  /** Done once for each id; false when that hold is there already. */
  place(
    file: Pick<LookedFile, 'id' | 'reference'>,
    hold: NewHold & { id: string },
    renewsBy?: string,
  ): Promise<boolean>
  end(caseId: string, holdId: string): Promise<boolean>
  questions(caseId: string): Promise<readonly Question[]>
  /** False when the line was asked about before. */
  ask(file: LookedFile, asked: NewQuestion): Promise<boolean>
}

export interface HoldInFull extends Hold {
  readonly reason: string
  readonly placedByName: string
}

export interface NewQuestion {
  readonly id: string
  readonly entryId: string
  readonly answerBy: Day
  readonly words?: string
}

/** For the data protection lead, and for service managers where they answer. */
export interface LookedOffice {
  /** Every hold that is in force, and those that ended in the last thirty days. */
  holds(): Promise<readonly ListedHold[]>
  /** Never one about a line of their own. */
  questions(): Promise<readonly OpenQuestion[]>
  countQuestions(): Promise<number>
  /** Without an answer: they begin to look into it. False when it is not theirs or answered already. */
  answer(questionId: string, words?: string): Promise<boolean>
  /** Colleagues who opened more records of different people in a day than so many, newest day first. */
  unusual(moreThan: number): Promise<readonly UnusualDay[]>
}

export interface ListedHold extends HoldInFull {
  readonly caseReference: string
}

export interface OpenQuestion extends Question {
  readonly caseId: string
  readonly caseReference: string
  readonly takenByName?: string
  readonly line: {
    readonly at: string
    readonly by: string
    readonly role: string
    readonly act: string
  }
}

export interface UnusualDay {
  readonly day: Day
  readonly userId: string
  readonly name: string
  readonly role: string
  readonly records: number
  readonly references: readonly string[]
}
