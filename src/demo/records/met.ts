/** One meeting about each of a few made-up people. Days count back from the day of the demo. */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { Meeting } from '../../domain/circle/meeting.ts'

/** Who was there is filled in with whoever stands in the circle of that person. */
export function metAbout(
  alias: string,
  { today, there, newId }: { today: Day; there: readonly string[]; newId: () => string },
): Meeting | undefined {
  if (!['Curlew', 'Sandpiper', 'Kestrel', 'Whitebeam'].includes(alias)) return undefined
  const [first] = there
  return {
    type: 'review',
    heldOn: addDays(today, -10),
    trigger: 'Support ends in a few weeks, and there is no home yet.',
    chair: 'The service manager',
    items: ['initials-and-age-band', 'risk-summary'],
    attendees: there.map((memberId) => ({ memberId, present: true })),
    riskSummary: 'Without a home the old employer’s offer of a room could look like the only way.',
    view: { answer: 'said', words: 'I do not want to move far again.' },
    actions: [
      {
        id: newId(),
        what: 'Ask the council for a named officer.',
        owner: 'us',
        due: addDays(today, 4),
      },
      ...(first
        ? [
            {
              id: newId(),
              what: 'Write a letter about why moving far would do harm.',
              owner: first,
            },
          ]
        : []),
    ],
    disagreement: 'One of those there would have moved sooner; the person would not.',
    nextOn: addDays(today, 18),
    retention: 'case-record',
    summary: {
      told: 'We agreed who asks the council and who writes the letter. Nothing changes before we meet again, and you will be asked first.',
      on: addDays(today, -9),
    },
  }
}
