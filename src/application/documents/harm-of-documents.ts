/**
 * Whom each kind of made document could hurt. None may hold where somebody is or how to reach them: the
 * objects they are written from have no such field. A kind without its classes does not compile.
 */
import type { HarmClass } from '../../domain/facts/field.ts'
import type { ToMake } from '../ports/document-press.ts'

export interface HarmOfDocument {
  readonly classes: readonly Exclude<HarmClass, 'L' | 'C'>[]
  readonly because: string
}

/** Papers for the survivor: there is no making one without asking whether it may reach them, by hand as well. */
const theirs = ['survivor-copy', 'exit-plan'] as const

export function isForSurvivor(kind: ToMake['kind']): boolean {
  return theirs.some((one) => one === kind)
}

export const harmOfDocuments: Readonly<Record<ToMake['kind'], HarmOfDocument>> = {
  'rna-pack': { classes: ['S', 'H', 'N'], because: 'Needs, health and words of an assessment' },
  'survivor-copy': { classes: ['S', 'N'], because: 'What was decided, and why' },
  'evidence-index': { classes: ['S', 'H', 'N'], because: 'Which papers show which need' },
  'reconsideration-request': { classes: ['S', 'N'], because: 'What is challenged, and why' },
  'account-letter': {
    // An account says who did it, as a rule: the same part of a sharing pack is of class P as well.
    classes: ['S', 'H', 'N', 'P'],
    because: 'What they told, in the words they approved for this reader',
  },
  'own-record': {
    classes: ['I', 'S', 'H', 'N', 'P'],
    because: 'What is kept about a person, given to that person',
  },
  'who-looked': { classes: ['O'], because: 'Roles, initials and times of those who looked' },
  'chase-letter': { classes: ['S', 'N'], because: 'What was promised, and that it was not done' },
  'escalation-letter': {
    classes: ['S', 'N'],
    because: 'What was promised, and that it was not done',
  },
  'meeting-pack': { classes: ['I', 'S', 'N'], because: 'Initials, standing, needs and worries' },
  'meeting-summary': { classes: ['N'], because: 'What a meeting decided, for the survivor' },
  'sharing-pack': {
    classes: ['I', 'S', 'H', 'N', 'P'],
    because: 'What they agreed that one professional is told',
  },
  'exit-plan': { classes: ['S', 'H', 'N'], because: 'What is in place when support ends' },
}
