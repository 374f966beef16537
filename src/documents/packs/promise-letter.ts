/**
 * A letter about something that was promised: when it was asked, how often, what was said, and for how long
 * nothing was heard. It cites days and names nobody: the other side knows the matter by its own reference.
 */
import type { PromiseLetterInput } from '../../application/ports/promises/promise-letter.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { day, definitions, heading, paragraph } from './write-blocks.ts'

export function promiseLetter(input: AddressFree<PromiseLetterInput>): DocumentContent {
  refuseAddresses(input)
  const { kind, reference, madeOn } = input
  return {
    kind,
    lang: 'en',
    dir: 'ltr',
    title: kind === 'chase-letter' ? 'We ask again' : 'A promise that was not kept',
    reference,
    madeOn,
    blocks: [...opening(input), ...story(input), ...asking(input)],
  }
}

function opening({ to, step, theirReference, ourReference, madeOn }: PromiseLetterInput): Block[] {
  return [
    definitions([
      ['To', to],
      ['For the attention of', step],
      ['Your reference', theirReference],
      ['Our reference', ourReference],
      ['Date', writtenDay(madeOn)],
    ]),
  ]
}

function story({ words, askedOn, firstBy, by, happened }: PromiseLetterInput): Block[] {
  const moved = firstBy !== undefined && by !== undefined && by !== firstBy
  return [
    heading(1, 'What was asked'),
    paragraph(words),
    definitions([
      ['First asked on', writtenDay(askedOn)],
      ['Promised for', day(firstBy) ?? 'No day was given'],
      ['Then promised for', moved ? day(by) : undefined],
    ]),
    {
      type: 'table',
      caption: 'What happened since',
      header: ['Day', 'What happened'],
      widths: [4, 9],
      rows: happened.map(({ on, what }) => [writtenDay(on), what]),
    },
  ]
}

function asking({ kind, silence, lateDays }: PromiseLetterInput): Block[] {
  const late =
    lateDays === undefined
      ? ''
      : ` The day that was named passed ${lateDays} ${lateDays === 1 ? 'day' : 'days'} ago.`
  return [
    heading(1, 'What we ask'),
    paragraph(`${silence}${late}`),
    paragraph(
      kind === 'chase-letter'
        ? 'Please do it now. If you cannot, tell us why, by which day it will be done, and who is dealing with it.'
        : 'We asked those who deal with it, and it was not done. We ask you to see that it is done, and to tell us by which day and by whom.',
    ),
    paragraph(
      'This letter does not name the person it is about. Please answer with your own reference and ours.',
    ),
  ]
}
