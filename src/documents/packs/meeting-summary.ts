/** The survivor's own copy of what a meeting decided, under a title that says nothing to who looks over a shoulder. */
import type { MeetingSummaryInput } from '../../application/ports/circle/meeting-papers.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { definitions, heading, list, ownWords } from './write-blocks.ts'

const english = { lang: 'en', dir: 'ltr' } as const

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
