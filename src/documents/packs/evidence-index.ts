/**
 * A list of the evidence behind an assessment or a request, in date order, with what each piece
 * shows and which need it belongs to. It lists; it does not repeat what the pieces say.
 */
import type { EvidenceIndexInput } from '../../application/ports/document-inputs.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { definitions, heading, list, paragraph, whatItIs } from './write-blocks.ts'

export function evidenceIndex(input: AddressFree<EvidenceIndexInput>): DocumentContent {
  refuseAddresses(input)
  return {
    kind: 'evidence-index',
    lang: 'en',
    dir: 'ltr',
    title: 'Evidence index',
    reference: input.reference,
    madeOn: input.madeOn,
    blocks: [
      definitions([
        ['Person', input.personReference],
        ['Goes with', input.goesWith],
        ['Made on', writtenDay(input.madeOn)],
        ['Pieces listed', `${input.items.length}`],
      ]),
      heading(1, 'Evidence, oldest first'),
      ...pieces(input),
      ...awaited(input),
      ...without(input),
    ],
  }
}

function pieces({ items }: EvidenceIndexInput): Block[] {
  if (items.length === 0) return [paragraph('No evidence is listed.')]
  // Sorting is stable: pieces of one day keep the order in which they were given.
  const inOrder = items.toSorted((one, other) =>
    one.on < other.on ? -1 : one.on > other.on ? 1 : 0,
  )
  return [
    {
      type: 'table',
      caption: 'Each piece, its own date, and the needs it supports',
      header: ['No.', 'Date', 'What it is', 'What it shows', 'Needs'],
      widths: [2, 5, 5, 8, 5],
      rows: inOrder.map((item, index) => [
        `${index + 1}`,
        writtenDay(item.on),
        whatItIs(item),
        item.stillTrueOn === undefined
          ? item.shows
          : `${item.shows} (Still true on ${writtenDay(item.stillTrueOn)}.)`,
        item.needs.join(', '),
      ]),
    },
  ]
}

function awaited({ awaited: missing }: EvidenceIndexInput): Block[] {
  if (missing.length === 0) return []
  return [
    heading(1, 'Asked for and not here yet'),
    {
      type: 'table',
      caption: 'What was asked for, from whom, and when',
      header: ['What', 'From', 'Asked on'],
      widths: [9, 6, 5],
      rows: missing.map(({ what, from = '', askedOn }) => [what, from, writtenDay(askedOn)]),
    },
  ]
}

function without({ without: bare }: EvidenceIndexInput): Block[] {
  if (bare.length === 0) return []
  return [
    heading(1, 'Needs without evidence'),
    list(bare.map(({ need, reason }) => `${need}: ${reason}`)),
  ]
}
