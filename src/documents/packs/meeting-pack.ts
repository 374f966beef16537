/**
 * The pack of a meeting for one attendee: the least that this one may be told today. Its title and its file
 * name say nothing to somebody who looks over a shoulder.
 */
import type { MeetingPackInput } from '../../application/ports/circle/meeting-papers.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { definitions, heading, list, note, paragraph } from './write-blocks.ts'

const english = { lang: 'en', dir: 'ltr' } as const

export function meetingPack(input: AddressFree<MeetingPackInput>): DocumentContent {
  refuseAddresses(input)
  const { reference, madeOn, heldOn, organisation, forWhom } = input
  const { about, standing, needs, worries, lawful } = input
  return {
    ...{ kind: 'meeting-pack', ...english, title: 'For a meeting', reference, madeOn },
    blocks: [
      definitions([
        ['Our reference', reference],
        ['For', forWhom],
        ['From', organisation],
        ['Meeting on', writtenDay(heldOn, 'en')],
        ...(about ? [['About', about] as const] : []),
      ]),
      note(
        'For this person and this meeting only',
        'Please do not copy it, do not pass it on, and destroy it after the meeting. Anything more is asked of the one who gave it to you.',
      ),
      ...(lawful
        ? [
            note(
              'Some of this is told without consent',
              `The reason that was written down: ${lawful}`,
            ),
          ]
        : []),
      ...part('Where they stand', standing),
      ...part('What they need', needs),
      ...(worries ? [heading(1, 'What worries us'), paragraph(worries)] : []),
    ],
  }
}

function part(title: string, lines: readonly string[] | undefined): Block[] {
  return lines && lines.length > 0 ? [heading(1, title), list(lines)] : []
}
