/** Lines on Today about reaching people: what is shut comes first, then what a manager is asked, then asking again. */
import type { ContactLine } from '../../../application/ports/contact-store.ts'
import type { Tone } from '../../parts/lists.ts'
import { triggerWords } from '../contact/contact-words.ts'
import { momentWords } from '../contact/moments.ts'

export interface ReachingWords {
  readonly tone: Tone
  readonly mark: string
  readonly what: string
  readonly why: string
}

const ours = 'Europe/London'

export function reachingWords(line: ContactLine, now: string): readonly ReachingWords[] {
  const { frozenAt, secondAskedAt, overriddenAt, askAgainAt, unsettledBecause } = line
  const lines: ReachingWords[] = []
  if (frozenAt) {
    lines.push({
      tone: 'late',
      mark: 'Shut',
      what: 'Check who holds the telephone, then open the ways again',
      why: `Somebody else answered, ${momentWords(frozenAt, ours)}. Nobody reaches them until then.`,
    })
  }
  if (secondAskedAt) {
    lines.push({
      tone: 'soon',
      mark: 'Waiting for you',
      what: 'Agree, or not, to contact although it was stopped',
      why: `A colleague asked, ${momentWords(secondAskedAt, ours)}.`,
    })
  }
  if (overriddenAt) {
    lines.push({
      tone: 'soon',
      mark: 'Look',
      what: 'Read why their contact rules were not followed',
      why: `It was ${momentWords(overriddenAt, ours)}.`,
    })
  }
  if (askAgainAt && !frozenAt) {
    const over = askAgainAt <= now
    lines.push({
      tone: over ? 'late' : 'soon',
      mark: over ? 'Expired' : 'Soon',
      what: 'Ask again how to reach them safely',
      why:
        over && unsettledBecause
          ? `${triggerWords(unsettledBecause)}.`
          : over
            ? 'What they said is too old to rely on.'
            : `What they said holds until ${momentWords(askAgainAt, ours)}.`,
    })
  }
  return lines
}
