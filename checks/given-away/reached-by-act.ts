/**
 * Which harm classes each act of the access rules can bring before somebody's eyes. The walk over every
 * route (`checks/looked`) fails when a page unseals a class that its act does not name here.
 */
import type { Act } from '../../src/application/access/access-rules.ts'
import type { HarmClass } from '../../src/domain/facts/field.ts'

const everything = ['L', 'I', 'C', 'S', 'H', 'N', 'P', 'O'] as const
/** What people write tells of their health and of those who harmed them as well. */
const words = ['N', 'H', 'P'] as const
const submitted = ['S', ...words, 'O'] as const

export const reachedByAct: Readonly<Record<Act, readonly HarmClass[]>> = {
  'read-case': everything,
  'work-on-case': everything,
  'release-rna': everything,
  'reassign-case': ['I', ...words, 'O'],
  // Colleagues, and professionals of the circle with how they are reached.
  'block-colleague': ['I', 'C', ...words, 'O'],
  'declare-conflict': ['I', ...words, 'O'],
  // Only what was named when the glass was broken; the rest of the case stays shut.
  'read-in-emergency': ['L', 'I', 'C', 'S', ...words, 'O'],
  'break-glass': ['O'],
  'review-break-glass': [...words, 'O'],
  // How long a record is kept stands on a page of the case, under the name the person goes by.
  'hold-back-lines': ['I', ...words, 'O'],
  'agree-to-contact': ['I', 'C', 'S', ...words, 'O'],
  'open-new-case': ['O'],
  'see-own-lists': ['S', 'O'],
  'see-team': ['S', 'O'],
  'see-policy': ['O'],
  'adjust-targets': ['O'],
  'read-log': ['O'],
  'answer-who-looked': [...words, 'O'],
  'manage-staff': ['O'],
  'read-submission': submitted,
  'answer-as-prime': submitted,
  'decide-as-authority': submitted,
  // One's own unsaved words are on the person's own screen already.
  'own-account': ['O'],
}
