/**
 * A person's copy of their own record: what is kept, in their order, then what was left out and why, and
 * what they can do about it. Its title says nothing to somebody who looks over a shoulder.
 */
import type { OwnRecordInput } from '../../application/ports/access-requests/own-record-input.ts'
import { besideAnswers, besides, exemptions } from '../../domain/access-requests/exempt.ts'
import { type PartKind, partKinds } from '../../domain/access-requests/own-copy.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { definitions, heading, list, paragraph } from './write-blocks.ts'

const english = { lang: 'en', dir: 'ltr' } as const

export function ownRecord(input: AddressFree<OwnRecordInput>): DocumentContent {
  refuseAddresses(input)
  const { reference, madeOn, copy } = input
  // The keys of the table.
  const kinds = Object.keys(partKinds) as readonly PartKind[]
  return {
    ...{ kind: 'own-record', ...english, title: 'Your copy', reference, madeOn },
    blocks: [
      definitions([
        ['Reference', reference],
        ['You asked on', writtenDay(madeOn, 'en')],
      ]),
      paragraph(
        'This is what we keep about you, but for where you are and how you are reached: a paper can be found by somebody else, so we tell you those by themselves, whenever you like.',
      ),
      ...kinds.flatMap((kind) => partsOf(input, kind)),
      heading(1, 'What is not in this copy, and why'),
      copy.leftOut.length === 0
        ? paragraph('Nothing was left out.')
        : list(
            copy.leftOut.map(
              ({ what, times }) =>
                `${times === 1 ? 'Once' : `${times} times`}: ${exemptions[what].said} (${exemptions[what].source}).`,
            ),
          ),
      heading(1, 'What else we keep'),
      list(
        copy.besides.map(
          ({ what, answer }) => `${besides[what]}: ${midWord(besideAnswers[answer])}.`,
        ),
      ),
      heading(1, 'What you can do'),
      list([
        'You can ask us to explain anything in it, with an interpreter, for nothing.',
        'You can say that something is wrong. We put it right, or write your words beside it.',
        'You can complain to us, and to the Information Commissioner (ico.org.uk), at any time. You can also go to a court.',
        'You can ask who looked at your record and whom we told.',
      ]),
    ],
  }
}

function partsOf({ copy }: OwnRecordInput, kind: PartKind): Block[] {
  const parts = copy.parts.filter((part) => part.kind === kind)
  if (parts.length === 0) return []
  return [
    heading(1, partKinds[kind]),
    ...parts.flatMap(({ on, title, text }): Block[] => [
      heading(2, on ? `${writtenDay(on, 'en')}: ${title}` : title),
      ...text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => paragraph(line)),
    ]),
  ]
}

const midWord = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
