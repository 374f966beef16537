/**
 * Answers what may be written to the log at all, which harm classes an act touches, and how a survivor
 * reads it. Acts with a part that varies are named by what may stand there, so none is without words.
 */
import { type FactType, isFactType, kindOf } from '../facts/fact.ts'
import type { HarmClass } from '../facts/field.ts'
import { atOnce, type CaseAct } from './case-act.ts'
import { caseActs } from './case-acts.ts'
import { otherActs } from './other-acts.ts'

/** What can be printed about a case, as the log names it. */
export const printedThings = {
  'rna-pack': 'your assessment',
  'survivor-copy': 'your own copy of a decision',
  'evidence-index': 'the list of papers that go with your assessment',
  'reconsideration-request': 'a request to look at a decision again',
  'exit-plan': 'your plan for moving on',
  'account-letter': 'a letter with words of yours, for somebody you agreed to',
  'chase-letter': 'a letter that asks again for what was promised to you',
  'escalation-letter': 'a letter that asks somebody higher up for what was promised to you',
} as const
type PrintedThing = keyof typeof printedThings

type CheckNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13

export type CaseActName =
  | keyof typeof caseActs
  | `recorded: ${FactType}`
  | `overruled check ${CheckNumber}`
  | `made a document: ${PrintedThing}, ${'pdf' | 'docx'}`

/** Proving again who one is, before an act of one kind: no class, because nothing is reached yet. */
type StepUpKind = 'location' | 'release-place' | 'break-glass' | 'contact-override'
type StepUpAct =
  | `proved again for ${StepUpKind} by ${'code' | 'passkey' | 'demo'}`
  | `not proved again for ${StepUpKind}: ${'wrong code' | 'wrong passkey' | 'had to wait' | 'had run out'}`

/** A ticket for a file that was not taken as it was given: nothing was reached. */
type TicketAct =
  `did not give a file: ${'used already' | 'too late' | 'not from the page' | 'session over'}`

export type OtherActName = keyof typeof otherActs | StepUpAct | TicketAct

/** A phrase that may be written to the log. Never a value. */
export type LoggedAct = CaseActName | OtherActName

/** What the survivor reads of an act, or nothing when it is not about a case. */
export function caseActOf(act: string): CaseAct | undefined {
  if (isFixed(act)) return caseActs[act]
  return recordedAct(act) ?? printedAct(act) ?? overruledAct(act)
}

/** The harm classes of an act, in one order: `IN`. Of a phrase from before this list was kept: none. */
export function classesOf(act: string): string {
  const classes: readonly HarmClass[] =
    caseActOf(act)?.classes ?? (isOther(act) ? otherActs[act] : [])
  return classes.toSorted().join('')
}

function isFixed(act: string): act is keyof typeof caseActs {
  return Object.hasOwn(caseActs, act)
}

function isOther(act: string): act is keyof typeof otherActs {
  return Object.hasOwn(otherActs, act)
}

/** Logs from before each fact had a line of its own hold several facts, with commas between. */
function recordedAct(act: string): CaseAct | undefined {
  const [, types] = /^recorded: (.+)$/.exec(act) ?? []
  if (types === undefined) return undefined
  const titles = types.split(', ').map((type) => (isFactType(type) ? kindOf(type).title : type))
  return atOnce('record', `wrote down: ${titles.join('; ')}`, 'S', 'N')
}

function printedAct(act: string): CaseAct | undefined {
  const [, thing] = /^made a document: ([a-z-]+), (?:pdf|docx)$/.exec(act) ?? []
  if (thing === undefined || !isPrinted(thing)) return undefined
  const said = `made a paper to print: ${printedThings[thing]}`
  // In an account stands what was done, and so by whom.
  const more = thing === 'account-letter' ? (['P'] as const) : []
  return atOnce('sharing', said, 'S', 'H', 'N', ...more)
}

function isPrinted(thing: string): thing is PrintedThing {
  return Object.hasOwn(printedThings, thing)
}

function overruledAct(act: string): CaseAct | undefined {
  if (!/^overruled check \d+$/.test(act)) return undefined
  return atOnce('assessment', 'sent your assessment on with one check not met', 'S', 'N')
}
