/** Keeping and destroying in words: how a part stands, why something was refused. */
import type { DueRow } from '../../../application/ports/retention/retention-store.ts'
import type { KeepingRefusal } from '../../../application/retention/keep-records.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { type Certificate, completionOf } from '../../../domain/retention/certificate.ts'
import {
  type KeptClass,
  keptClassesInWords,
  staysInWords,
} from '../../../domain/retention/kept-classes.ts'
import { coolOffDays, type PurgeStanding, purgeStops } from '../../../domain/retention/purge.ts'
import { retentionEvents } from '../../../domain/retention/schedule.ts'
import { plainDay } from '../../parts/dates.ts'
import type { RefusalWords } from '../../words.ts'

export function partsInWords(kept: readonly KeptClass[]): string {
  return kept.map((one) => keptClassesInWords[one].title).join(', ')
}

/** "Kept until 3 March 2032, 6 years after the day the case was closed". */
export function standingInWords({ status, until, because }: DueRow): string {
  const day = until ? plainDay(until) : ''
  const why = because && 'length' in because ? whyOf(because) : ''
  switch (status) {
    case 'no-rule':
      return 'Kept: the schedule has no rule for it'
    case 'open-case':
      return 'Kept: the case is open'
    case 'day-not-known':
      return `Kept: not known${because && 'needs' in because ? ` is ${lower(retentionEvents[because.needs])}` : ''}, so nothing is counted`
    case 'gone':
      return `Destroyed on ${day}`
    case 'held':
      return `Kept by a hold, to ${day} at least`
    case 'waits':
      return `Kept until ${day}: somebody wrote in it lately`
    case 'kept':
      return `Kept until ${day}${why}`
    case 'first-warning':
    case 'second-warning':
      return `Ends soon: kept until ${day}${why}`
    case 'due':
      return `Its time was over on ${day}${why}. Nothing goes until two people agree`
  }
}

function whyOf({ from, length }: Extract<DueRow['because'], { length: unknown }>): string {
  const unit = length.count === 1 ? length.unit.slice(0, -1) : length.unit
  return `, ${length.count} ${unit} after ${lower(retentionEvents[from])}`
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

export function purgeInWords(standing: PurgeStanding): string {
  switch (standing.status) {
    case 'proposed':
      return standing.agreedAs.length === 0
        ? 'Nobody has agreed yet'
        : 'One person has agreed; another has to'
    case 'cooling-off':
      return `Decided. Its keys are destroyed on ${plainDay(standing.earliest)} or the day after; until then it can be taken back`
    case 'taken-back':
      return 'Taken back'
    case 'stopped':
      return `Not done: ${lower(purgeStops[standing.because])}`
    case 'carried-out':
      return `Destroyed on ${plainDay(standing.on)}`
  }
}

export function certificateInWords(certificate: Certificate, today: Day): readonly string[] {
  const completion = completionOf(certificate, today)
  return [
    `Destroyed: ${partsInWords(certificate.kept)}; ${certificate.keys} keys of the case.`,
    completion.status === 'not-known'
      ? 'When it is complete is not known: nobody has said how long backups are kept.'
      : completion.status === 'complete'
        ? `Complete since ${plainDay(completion.on)}: no backup with these keys is left.`
        : `Complete on ${plainDay(completion.on)}. Until then an older backup still holds the keys.`,
    ...(certificate.copiesElsewhere
      ? ['Something had been sent or shared before. Those copies are not ours to destroy.']
      : []),
    `What stays: ${lower(staysInWords)}`,
  ]
}

export function inWords(refusal: KeepingRefusal): RefusalWords {
  const message = (title: string, next: string, status = 409) => ({ title, next, status })
  switch (refusal.code) {
    case 'case-not-available':
      return message('You cannot open this case', 'Check the reference.', 404)
    case 'no-such-reference':
      return message(
        'There is no case with this reference',
        'Check it, and write it as it stands on a letter or in the log.',
        422,
      )
    case 'hold-while-somebody-asks':
      return message(
        'Somebody still asks for what is kept here',
        'The hold ends by itself when that is settled. Nothing was changed.',
      )
    case 'purge-not-there':
      return message('There is no such proposal', 'Nothing was changed.')
    case 'purge-is-over':
      return message('This was decided meanwhile', 'Nothing was changed. How it stands is below.')
    case 'purge-same-person':
      return message('You have agreed already', 'Somebody else has to agree too.')
    case 'purge-needs-the-lead':
      return message('The data protection lead has to agree', 'Nothing was changed.')
    case 'purge-held':
      return message('A hold keeps it', 'Nothing was changed. The holds are below.')
    case 'purge-lifted-its-hold':
      return message(
        'You lifted a hold of this record',
        'Nothing was changed. Two others decide whether it is destroyed.',
      )
    case 'purge-not-looked-at':
      return message(
        'Look first whether anything asks for a hold',
        'Tick the box when you have.',
        422,
      )
    case 'hold-ends-before-today':
      return message('The last day of the hold is over', 'Choose today or a later day.', 422)
    case 'hold-too-long':
      return message(
        'A hold is looked at again within three years',
        `Choose a day up to ${plainDay(refusal.atMost)}.`,
        422,
      )
    case 'hold-without-reason':
      return message('Say why it is kept', 'A sentence is enough.', 422)
    case 'schedule-changed-meanwhile':
      return message('Somebody else confirmed a schedule meanwhile', 'Yours is still below.')
    case 'schedule-has-no-rule':
      return message('Write at least one length', 'Nothing was saved.', 422)
    case 'schedule-length-out-of-range':
      return message('A length is between 1 and 1200 months', 'Nothing was saved.', 422)
    case 'schedule-says-one-thing-twice':
      return message('One thing is said twice', 'Nothing was saved.', 422)
    case 'schedule-warnings-out-of-order':
      return message('The first warning comes before the second', 'Nothing was saved.', 422)
    case 'schedule-days-out-of-range':
      return message('Days are between 1 and 3650', 'Nothing was saved.', 422)
  }
}

export const coolOffInWords = `${coolOffDays} days`
