/**
 * What a professional reads in a sharing pack: what was agreed to, and nothing about what was not. Its title
 * and the name of its file say nothing to somebody who looks over a shoulder.
 */
import type { SharingPackInput } from '../../application/ports/packs/pack-press.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { definitions, heading, list, note, paragraph } from './write-blocks.ts'

export function sharingPack(input: AddressFree<SharingPackInput>): DocumentContent {
  refuseAddresses(input)
  const { number, madeOn, title, from, madeFor, until, parts, papers } = input
  return {
    kind: 'sharing-pack',
    lang: 'en',
    dir: 'ltr',
    title: 'Information pack',
    reference: number,
    madeOn,
    blocks: [
      definitions([
        ['Made for', madeFor],
        ['Made by', from],
        ['What it is', title],
        ['Made on', writtenDay(madeOn)],
        ['Can be opened until', writtenDay(until)],
        ['Number', number],
      ]),
      note(
        'For you alone',
        'The person it is about agreed that you are told this. Please do not copy it and do not pass it on. If it was not meant for you, close it and tell whoever gave it to you.',
      ),
      ...parts.flatMap(partBlocks),
      // Read for places like everything else; in print the list with page numbers stands instead.
      ...(papers.length > 0 ? [heading(1, 'What goes with it'), list(papersIn(input))] : []),
    ],
  }
}

function papersIn({ papers }: Pick<SharingPackInput, 'papers'>): readonly string[] {
  return papers.map(({ title }, at) => `Paper ${at + 1}: ${title}`)
}

function partBlocks({ title, lines }: SharingPackInput['parts'][number]): Block[] {
  const pairs = lines.flatMap(({ label, text }) => (label ? [[label, text] as const] : []))
  const alone = lines.flatMap(({ label, text }) => (label ? [] : [inItsDirection(text)]))
  return [heading(1, title), ...(pairs.length > 0 ? [definitions(pairs)] : []), ...alone]
}

const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u

function inItsDirection(text: string): Block {
  return rightToLeft.test(text) ? { ...paragraph(text), dir: 'rtl' } : paragraph(text)
}
