/**
 * The moving-on plan: what was gone through with the survivor, what is planned for the rest, and what
 * is still open. What nobody has said is called "not in place", never passed over.
 */
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { readRecord, type StandingRecord } from '../../domain/facts/standing-record.ts'
import { type ExitGate, type ExitGateItem, readExitGate } from '../../domain/leaving/exit-gate.ts'
import { isPending } from '../../domain/pathway/tracks/nrm/challenges.ts'
import type { ReadCase } from '../case/read-case.ts'
import {
  type ExitAnswer,
  type ExitPlanInput,
  type ExitSubject,
  exitSubjects,
} from '../ports/document-inputs.ts'
import { wordsAsSaid } from './own-words.ts'
import type { Prepared } from './prepared-answers.ts'

/** Which item of the exit gate speaks about which subject of the plan. */
const itemOf: Readonly<Record<ExitSubject, ExitGateItem>> = {
  newHome: 'safe-address',
  homeSafety: 'safe-address',
  move: 'move',
  income: 'income',
  gpAndMedicine: 'health',
  therapy: 'therapy',
  legal: 'legal',
  police: 'police',
  schooling: 'children',
  papers: 'documents',
  keepingInTouch: 'contact',
  careNeeds: 'care-needs',
  copies: 'copies',
}

/** Public numbers that anyone may ring, by day and night. */
const helpLines = [
  { who: 'In danger now', how: '999. If it is not safe to speak, ring 999 and press 55.' },
  { who: 'Modern Slavery and Exploitation Helpline', how: '08000 121 700, day and night' },
] as const

export function exitPlanInput(
  { file, picture }: ReadCase,
  prepared: Prepared,
  madeOn: Day,
): ExitPlanInput {
  const record = readRecord(file.facts, madeOn)
  const gate = readExitGate(record)
  const words = prepared['words']?.trim()
  const agreement = prepared['agreement']
  return {
    reference: `${file.reference}-X1`,
    madeOn,
    personReference: file.reference,
    supportEndsOn: lastDayOf(record),
    movesOn: parseDay(prepared['movesOn'] ?? ''),
    goals: (prepared['goals'] ?? '')
      .split(/\r?\n/)
      .map((goal) => goal.trim())
      .filter((goal) => goal !== ''),
    words: words ? wordsAsSaid(words) : undefined,
    subjects: subjectsOf(gate, prepared),
    inACrisis: helpLines,
    reachIn: {
      explainedOn: gate.items['reach-in'] === 'in-place' ? gate.checkedOn : undefined,
      choice: reachInChoice(record, gate),
    },
    comingBack: {
      explainedInWritingOn: gate.items['re-entry'] === 'in-place' ? gate.checkedOn : undefined,
    },
    reconsideration: reconsiderationLine(picture),
    agreement: {
      answer:
        agreement === 'agrees' || agreement === 'partly' || agreement === 'disagrees'
          ? agreement
          : 'not-asked',
      on: parseDay(prepared['agreedOn'] ?? ''),
    },
  }
}

function subjectsOf(gate: ExitGate, prepared: Prepared): ExitPlanInput['subjects'] {
  const answered = Object.keys(exitSubjects).map((name) => {
    // The keys of `exitSubjects` are exactly the subjects, by its own type.
    const subject = name as ExitSubject
    return [subject, answerOf(subject, gate, prepared)] as const
  })
  // Built from every subject of the table.
  return Object.fromEntries(answered) as Record<ExitSubject, ExitAnswer>
}

function answerOf(subject: ExitSubject, gate: ExitGate, prepared: Prepared): ExitAnswer {
  const planned = prepared[`says-${subject}`]?.trim()
  const state = gate.items[itemOf[subject]]
  if (state === 'in-place') {
    return { state, says: planned || 'Gone through together.', by: gate.checkedOn }
  }
  if (state === 'not-needed') return { state, says: planned || 'Not needed, as they said.' }
  return planned
    ? { state: 'planned', says: planned }
    : { state: 'not-in-place', says: 'Nothing is planned yet.' }
}

/** The last word about the end: a notice, or else the decision that names a day. */
function lastDayOf(record: StandingRecord): Day | undefined {
  return (
    record.last('exited')?.on ??
    record.last('exit-notice-given')?.detail.endsOn ??
    record.last('rna-decided')?.detail.supportEndsOn
  )
}

function reachInChoice(record: StandingRecord, gate: ExitGate): ExitPlanInput['reachIn']['choice'] {
  if (record.last('reach-in-started')) return 'yes'
  return gate.items['reach-in'] === 'not-needed' ? 'no' : 'not-decided'
}

function reconsiderationLine({ tracks }: ReadCase['picture']): string {
  const open = tracks.rnas.flatMap(({ cycle }) => cycle.challenges.filter(isPending))
  return open.length === 0
    ? 'No challenge of an RNA decision is open.'
    : 'A challenge of an RNA decision is open. Leaving does not end it.'
}
