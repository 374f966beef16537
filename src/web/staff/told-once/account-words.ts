/** The words around an account: why something was not saved, and what stands beside each part. */
import type { AccountSaved } from '../../../application/told-once/keep-account.ts'
import {
  accountUseNames,
  accountUses,
  useAnswers,
} from '../../../domain/told-once/account-words.ts'
import type { Block } from '../../../domain/told-once/block.ts'
import { lastAgreedDay } from '../../../domain/told-once/may-reuse.ts'
import { plainDay } from '../../parts/dates.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { tag } from '../../parts/lists.ts'
import type { RefusalWords } from '../../words.ts'

type Refused = Extract<AccountSaved, { readonly refused: unknown }>['refused']

export function inWords(refusal: Refused): RefusalWords {
  switch (refusal.code) {
    case 'case-not-available':
      return {
        title: 'You cannot open this case',
        next: 'Check the reference, or ask your service manager to assign the case to you.',
        status: 404,
      }
    case 'changed-meanwhile':
      return {
        title: 'Somebody else wrote here while you were writing',
        next: 'Your words are still here. Read what stands now, then save again: yours become a version of their own.',
        status: 409,
      }
    case 'nothing-there':
      return {
        title: 'That part of their account is not here',
        next: 'Nothing was saved. Open their account again and begin there.',
        status: 409,
      }
    case 'in-the-future':
      return {
        title: 'The day is in the future',
        next: 'Enter the day on which it happened.',
        status: 409,
      }
    case 'no-words':
      return {
        title: 'No words were written',
        next: 'Nothing has to be written. Leave the page if they would rather not say.',
        status: 409,
      }
    case 'taken-back-already':
      return {
        title: `They took these words back on ${plainDay(refusal.on)}`,
        next: 'Nothing more can be done with them. If they want to say it again, begin a new part.',
        status: 409,
      }
    case 'other-words-now':
      return {
        title: 'These are not the newest words any more',
        next: 'Read the newest words back to them, then record what they say.',
        status: 409,
      }
    case 'approved-already':
      return {
        title: 'They approved these words already',
        next: 'Nothing was changed.',
        status: 409,
      }
    case 'nothing-answered':
      return {
        title: 'No use was answered',
        next: 'Choose what they said about at least one use. The others stay as they are.',
        status: 409,
      }
    case 'nothing-to-translate':
      return {
        title: 'The words that this renders have changed or are gone',
        next: 'Open the words as they stand now, and translate those.',
        status: 409,
      }
    case 'before-the-words':
      return {
        title: `That is before the words were said, on ${plainDay(refusal.on)}`,
        next: 'Check the day.',
        status: 409,
      }
  }
}

export function standsTag({ what, takenBack, now }: Block): Html {
  if (takenBack !== undefined) return tag('late', 'Taken back')
  if (what === 'translation') return nothing
  return now.approved ? tag('good', 'Approved') : tag('unsure', 'Not approved yet')
}

/** One line for each use that was spoken about; uses nobody asked about stay unsaid. */
export function useLines(block: Block, today: string): readonly Html[] {
  return accountUseNames.flatMap((use) => {
    const given = block.answers[use]
    if (given === undefined) return []
    const { title } = accountUses[use]
    if (given.answer !== 'agreed') {
      return [
        html`${title}: ${useAnswers[given.answer].toLowerCase()}, ${plainDay(given.on)} ${tag('late', 'No')}`,
      ]
    }
    const until = lastAgreedDay(given.until, given.on)
    if (given.version !== block.now.id) {
      return [html`${title}: they agreed to earlier words ${tag('unsure', 'Ask again')}`]
    }
    return [
      html`${title}: they agree, until ${plainDay(until)}${until < today ? html` ${tag('soon', 'Over. Ask again')}` : nothing}`,
    ]
  })
}
