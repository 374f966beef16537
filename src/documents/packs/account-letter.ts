/**
 * A letter to one professional with words that a person approved for exactly this reader. Their words stand
 * as they said them, in their language first, each with where it comes from. No name of theirs, no place.
 */
import type {
  AccountLetterInput,
  SaidInput,
} from '../../application/ports/told-once/account-letter-input.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { definitions, heading, list, note, paragraph } from './write-blocks.ts'

export function accountLetter(input: AddressFree<AccountLetterInput>): DocumentContent {
  refuseAddresses(input)
  const { reference, madeOn, to, kindOfReader, why, parts } = input
  const used = parts.flatMap(({ said, translations }) => [said, ...translations])
  return {
    kind: 'account-letter',
    ...{ lang: 'en', dir: 'ltr', title: 'Letter', reference, madeOn },
    blocks: [
      definitions([
        ['To', to],
        ['Written for', kindOfReader],
        ['Our reference', reference],
        ['Date', writtenDay(madeOn)],
      ]),
      ...(why ? [paragraph(why)] : []),
      note(
        'About these words',
        'The person we support has told this once and approved it for this letter. Please do not ask them to tell it again. Use it only for what we wrote about, and pass it to nobody without asking us. They can take their words back; then we write to you.',
      ),
      ...parts.flatMap(partBlocks),
      heading(1, 'What this letter used'),
      list(used.map(({ mark, on }) => `Account ${mark}, of ${writtenDay(on)}`)),
    ],
  }
}

function partBlocks({
  topic,
  theirs,
  said,
  translations,
}: AccountLetterInput['parts'][number]): readonly Block[] {
  return [
    heading(1, topic),
    theirs
      ? quote(said, `Their own words. Said on ${writtenDay(said.on)}`)
      : quote(said, `A worker’s summary, not their own words. Written on ${writtenDay(said.on)}`),
    ...translations.map((one) =>
      quote(
        one,
        `Translated on ${writtenDay(one.on)}${one.translator ? ` by ${one.translator}` : ''}`,
      ),
    ),
  ]
}

function quote({ words, interpreter, readBack, approvedOn, mark }: SaidInput, how: string): Block {
  const by = [
    how,
    words.language && `in ${words.language}`,
    interpreter && `through an interpreter (${interpreter})`,
    readBack && 'read back to them',
    approvedOn && `approved on ${writtenDay(approvedOn)}`,
    `account ${mark}`,
  ]
  const { text, lang, dir } = words
  return { type: 'quote', text, lang, dir, by: by.filter(Boolean).join(', ') }
}
