/** The words around matters: their clocks, what happened, why a need is not met, and why not. */
import type { MatterSaved } from '../../../application/promises/keep-matters.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import type { MatterClock } from '../../../domain/matters/matter-clock.ts'
import type { MatterEvent } from '../../../domain/matters/matter-event.ts'
import { kindOf, type MatterKindName } from '../../../domain/matters/matter-kinds.ts'
import { daysInWords } from '../../../domain/promises/standing.ts'
import { dueDay, plainDay } from '../../parts/dates.ts'
import type { RefusalWords } from '../../words.ts'

/** "Hearing: Wednesday 9 December, 18 days" or "Applied: 2 March 2026, 61 days ago" */
export function clockWords(clock: MatterClock, today: Day): string {
  const { title, on, due, elapsed } = clock
  if (elapsed === undefined) return `${title}: ${dueDay(on, today)}`
  const working =
    elapsed.workingDays === undefined ? '' : `, ${elapsed.workingDays} of them working days`
  const since = `${title}: ${plainDay(on)}, ${daysInWords(elapsed.days)} ago${working}`
  return due === undefined ? since : `${since}. Counts to ${dueDay(due, today)}`
}

export function matterEventWords(event: MatterEvent, of: MatterKindName): string {
  const kind = kindOf(of)
  switch (event.kind) {
    case 'opened':
      return 'Begun'
    case 'moved':
      return kind.stages[event.stage]?.title ?? event.stage
    case 'dated':
      return `${kind.days[event.which]?.ask ?? event.which}: ${plainDay(event.day)}`
    case 'barrier':
      return `In the way: ${kind.barriers?.[event.barrier] ?? event.barrier}`
    case 'struck-out':
      return 'Struck out'
  }
}

type Refusal = Extract<MatterSaved, { refused: unknown }>['refused']

export function matterInWords(refusal: Refusal): RefusalWords {
  switch (refusal.code) {
    case 'case-not-available':
      return {
        title: 'You cannot open this case',
        next: 'Check the reference, or ask your service manager to assign the case to you.',
        status: 404,
      }
    case 'changed-meanwhile':
      return {
        title: 'Somebody else wrote in this record at the same moment',
        next: 'What you typed is still here. Look at what stands now, then save again.',
        status: 409,
      }
    case 'no-such-matter':
      return {
        title: 'This matter is not there any more',
        next: 'Nothing was changed. Somebody struck it out: look at the list of matters.',
        status: 409,
      }
    case 'no-such-need':
      return {
        title: 'This need is not there any more',
        next: 'Nothing was changed. Look at the needs of this person.',
        status: 409,
      }
    case 'nothing-to-write':
      return {
        title: 'What this sentence is about is not there any more',
        next: 'Nothing was written. Look at what stands now.',
        status: 409,
      }
    case 'in-the-future':
      return {
        title: 'The day lies in the future',
        next: 'Nothing was changed. Enter the day on which it happened.',
        status: 409,
      }
    case 'has-not-happened':
      return {
        title: 'This has not happened yet',
        next: 'Nothing was changed. The day lies in the future: enter the day on which it happened.',
        status: 409,
      }
    case 'before-it-began':
      return {
        title: `The day is before this matter began, on ${plainDay(refusal.openedOn)}`,
        next: 'Nothing was changed. Check the day.',
        status: 409,
      }
    case 'not-of-this-kind':
      return {
        title: 'This does not belong to this kind of matter',
        next: 'Nothing was changed. Choose again.',
        status: 409,
      }
    case 'nothing-to-strike-out':
      return {
        title: 'This was struck out already',
        next: 'Nothing was changed. Look at what stands now.',
        status: 409,
      }
  }
}
