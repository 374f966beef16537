/**
 * The papers of a meeting: a pack for one attendee, and the survivor's copy of what was decided. Titles and
 * file names say nothing to somebody who looks over a shoulder.
 */
import type {
  MeetingPackInput,
  MeetingSummaryInput,
} from '../../application/ports/circle/meeting-papers.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { definitions, heading, list, note, ownWords, paragraph } from './write-blocks.ts'

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

export function meetingSummary(input: AddressFree<MeetingSummaryInput>): DocumentContent {
  refuseAddresses(input)
  const { reference, madeOn, heldOn, summary, actions, nextOn } = input
  return {
    ...{ kind: 'meeting-summary', ...english, title: 'Your notes', reference, madeOn },
    blocks: [
      definitions([
        ['Reference', reference],
        ['Day', writtenDay(heldOn, 'en')],
        ...(nextOn ? [['Next time', writtenDay(nextOn, 'en')] as const] : []),
      ]),
      heading(1, 'What was said and decided'),
      ownWords(summary, 'Written for you'),
      ...(actions.length > 0
        ? [
            heading(1, 'Who does what'),
            list(
              actions.map(
                ({ who, what, due }) =>
                  `${who}: ${what}${due ? `, by ${writtenDay(due, 'en')}` : ''}`,
              ),
            ),
          ]
        : []),
      heading(1, 'Good to know'),
      list([
        'You can say what you think of this at any time, and it is written down in your words.',
        'You can take back what you agreed to. It costs you nothing else.',
        'You can ask who was told what about you, and read who looked.',
      ]),
    ],
  }
}
