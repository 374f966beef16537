/** What did they mean, on the form of a meeting? Everything typed is kept; each problem has its field. */
import type { Day } from '../../../domain/calendar/day.ts'
import {
  type Attendee,
  lawfulGrounds,
  type Meeting,
  type MeetingAction,
  type MeetingItem,
  meetingItems,
  meetingTypes,
  retentionClasses,
  type SurvivorSummary,
  viewAnswers,
} from '../../../domain/circle/meeting.ts'
import { dayAsTyped, readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'
import { isId } from '../../request/write-id.ts'
import { mostWords, type Read, wordsIn } from './member.form.ts'

/** So many things to do can be written at once; there is always room for one more. */
export const actionRows = [1, 2, 3, 4, 5, 6, 7, 8] as const
const mostLong = 4_000

export function readMeeting(
  typed: Typed,
  { today, before, newId }: { today: Day; before?: Meeting | undefined; newId: () => string },
): Read<Meeting> {
  const type = oneOf(meetingTypes, typed, 'type')
  const heldOn = readDay(typed, 'heldOn')
  const nextOn = readDay(typed, 'nextOn')
  const actions = readActions(typed, { today, before, newId })
  const summary = readSummary(typed, today, before)
  const problems: Problems = {
    ...(!type && { type: 'Choose what kind of meeting it was' }),
    ...(!('day' in heldOn) && { heldOn: 'Enter the day it was held, like 27 3 2026' }),
    ...('day' in heldOn && heldOn.day > today && { heldOn: 'Write it down once it was held' }),
    ...('notADay' in nextOn && { nextOn: 'Enter a day that exists, like 27 3 2026' }),
    ...tooLong(typed, mostWords, ['trigger', 'chair', 'disagreement']),
    ...tooLong(typed, mostLong, ['riskSummary', 'viewWords', 'summaryWords', 'withheldWords']),
    ...actions.problems,
    ...summary.problems,
    ...attendeeProblems(typed),
  }
  if (!type || !('day' in heldOn) || Object.keys(problems).length > 0) return { problems }
  const [riskSummary, viewWords] = [wordsIn(typed, 'riskSummary'), wordsIn(typed, 'viewWords')]
  const disagreement = wordsIn(typed, 'disagreement')
  return {
    value: {
      type,
      heldOn: heldOn.day,
      trigger: wordsIn(typed, 'trigger'),
      chair: wordsIn(typed, 'chair'),
      items: itemsIn(typed, 'items'),
      attendees: listOf(typed, 'there')
        .filter(isId)
        .map((id) => attendeeIn(typed, id)),
      view: {
        answer: oneOf(viewAnswers, typed, 'viewAnswer') ?? (viewWords ? 'said' : 'not-asked'),
        ...(viewWords && { words: viewWords }),
      },
      actions: actions.value,
      retention: oneOf(retentionClasses, typed, 'retention') ?? 'case-record',
      ...(riskSummary && { riskSummary }),
      ...(disagreement && { disagreement }),
      ...('day' in nextOn && { nextOn: nextOn.day }),
      ...(summary.value && { summary: summary.value }),
    },
  }
}

function attendeeIn(typed: Typed, memberId: string): Attendee {
  const conflict = wordsIn(typed, `conflict-${memberId}`)
  const ground = oneOf(lawfulGrounds, typed, `ground-${memberId}`)
  return {
    memberId,
    present: !listOf(typed, 'absent').includes(memberId),
    ...(conflict && { conflict }),
    ...(ground && {
      lawful: {
        ground,
        words: wordsIn(typed, `lawful-${memberId}`),
        items: itemsIn(typed, `lawfulItems-${memberId}`),
      },
    }),
  }
}

function attendeeProblems(typed: Typed): Problems {
  return Object.assign(
    {},
    ...listOf(typed, 'there').map((id): Problems => {
      const ground = textOf(typed, `ground-${id}`)
      if (ground === '') return {}
      return {
        ...(!wordsIn(typed, `lawful-${id}`) && {
          [`lawful-${id}`]: 'Write why it has to be told without consent',
        }),
        ...(itemsIn(typed, `lawfulItems-${id}`).length === 0 && {
          [`lawfulItems-${id}`]: 'Tick which parts',
        }),
      }
    }),
  )
}

interface Found<Value> {
  readonly value: Value
  readonly problems: Problems
}

/** A row without words is no action. The id of one that was kept goes along, so that it stays the same. */
function readActions(
  typed: Typed,
  { today, before, newId }: { today: Day; before?: Meeting | undefined; newId: () => string },
): Found<readonly MeetingAction[]> {
  const problems: Record<string, string> = {}
  const value = actionRows.flatMap((row): readonly MeetingAction[] => {
    const what = wordsIn(typed, `what${row}`)
    if (what === '') return []
    const due = readDay(typed, `due${row}`)
    if ('notADay' in due) problems[`due${row}`] = 'Enter a day that exists, like 27 3 2026'
    if (what.length > mostWords) problems[`what${row}`] = `Write at most ${mostWords} characters`
    const known = before?.actions.find(({ id }) => id === textOf(typed, `action${row}`))
    const done = listOf(typed, `done${row}`).includes('yes')
    return [
      {
        ...{ id: known?.id ?? newId(), what, owner: textOf(typed, `owner${row}`) || 'us' },
        ...('day' in due && { due: due.day }),
        ...(done && { doneOn: known?.doneOn ?? today }),
        ...(known?.promiseId && { promiseId: known.promiseId }),
      },
    ]
  })
  return { value, problems }
}

function readSummary(
  typed: Typed,
  today: Day,
  before: Meeting | undefined,
): Found<SurvivorSummary | undefined> {
  const kept = before?.summary
  const [told, withheld] = [wordsIn(typed, 'summaryWords'), wordsIn(typed, 'withheldWords')]
  switch (textOf(typed, 'summary')) {
    case 'told': {
      if (told === '')
        return { value: undefined, problems: { summaryWords: 'Write what you told them' } }
      const on = kept && 'told' in kept ? kept.on : today
      return { value: { told, on }, problems: {} }
    }
    case 'withheld':
      return withheld === ''
        ? {
            value: undefined,
            problems: { withheldWords: 'Write why it would be unsafe to tell them' },
          }
        : { value: { withheld }, problems: {} }
    default:
      return { value: undefined, problems: {} }
  }
}

function itemsIn(typed: Typed, name: string): readonly MeetingItem[] {
  const ticked = listOf(typed, name)
  return meetingItems.filter((item) => ticked.includes(item))
}

function oneOf<Options extends Readonly<Record<string, string>>>(
  options: Options,
  typed: Typed,
  field: string,
): (keyof Options & string) | undefined {
  return Object.keys(options).find((one) => one === textOf(typed, field))
}

function tooLong(typed: Typed, most: number, fields: readonly string[]): Problems {
  return Object.fromEntries(
    fields.flatMap((name) =>
      wordsIn(typed, name).length > most ? [[name, `Write at most ${most} characters`]] : [],
    ),
  )
}

/** A meeting already kept, as if it had been typed. */
export function meetingAsTyped(meeting: Meeting): Typed {
  const { attendees, actions, summary, view } = meeting
  return {
    type: meeting.type,
    trigger: meeting.trigger,
    chair: meeting.chair,
    items: [...meeting.items],
    there: attendees.map(({ memberId }) => memberId),
    absent: attendees.flatMap(({ memberId, present }) => (present ? [] : [memberId])),
    riskSummary: meeting.riskSummary ?? '',
    viewAnswer: view.answer,
    viewWords: view.words ?? '',
    disagreement: meeting.disagreement ?? '',
    retention: meeting.retention,
    ...dayAsTyped('heldOn', meeting.heldOn),
    ...dayAsTyped('nextOn', meeting.nextOn),
    ...Object.assign({}, ...attendees.map(attendeeAsTyped)),
    ...Object.assign({}, ...actions.map(actionAsTyped)),
    ...(summary && 'told' in summary && { summary: 'told', summaryWords: summary.told }),
    ...(summary &&
      'withheld' in summary && { summary: 'withheld', withheldWords: summary.withheld }),
  }
}

function attendeeAsTyped({ memberId, conflict, lawful }: Attendee): Typed {
  return {
    [`conflict-${memberId}`]: conflict ?? '',
    ...(lawful && {
      [`ground-${memberId}`]: lawful.ground,
      [`lawful-${memberId}`]: lawful.words,
      [`lawfulItems-${memberId}`]: [...lawful.items],
    }),
  }
}

function actionAsTyped({ id, what, owner, due, doneOn }: MeetingAction, place: number): Typed {
  const row = place + 1
  return {
    [`action${row}`]: id,
    [`what${row}`]: what,
    [`owner${row}`]: owner,
    ...dayAsTyped(`due${row}`, due),
    ...(doneOn && { [`done${row}`]: ['yes'] }),
  }
}
