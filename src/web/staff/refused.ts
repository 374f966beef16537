/** A refusal in words: what happened, what was kept, what to do. One without words does not compile. */
import type { RecordRefusal } from '../../application/case/record-facts.ts'
import { inWords as pathwayWords } from '../../domain/pathway/refusal-words.ts'
import type { RefusalWords } from '../words.ts'

export function inWords(refusal: RecordRefusal): RefusalWords {
  switch (refusal.code) {
    case 'case-not-available':
      return {
        title: 'You cannot open this case',
        next: 'Check the reference, or ask your service manager to assign the case to you.',
        status: 404,
      }
    case 'changed-meanwhile':
      return {
        title: 'Somebody else changed this case while you were writing',
        next: 'Your answers are still here. Read what changed on the timeline, then save again.',
        status: 409,
      }
    default:
      return { ...pathwayWords(refusal), status: 409 }
  }
}
