/**
 * The plan for leaving support: everything that must be in place on the day, who sees to it,
 * and the way back. It says whether the new home is agreed and safe, never where it is.
 */
import {
  type ExitAnswer,
  type ExitPlanInput,
  type ExitSubject,
  exitSubjects,
} from '../../application/ports/document-inputs.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent, IsoDay } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { definitions, heading, list, note, ownWords, paragraph } from './write-blocks.ts'

const states = {
  'in-place': 'In place',
  planned: 'Planned',
  'not-in-place': 'Not in place',
  'not-needed': 'Not needed',
} as const

const choices = {
  yes: 'Yes, they want it',
  no: 'No, they do not want it',
  'not-decided': 'Not decided yet',
} as const

const answers = {
  agrees: 'The survivor agrees with this plan.',
  partly: 'The survivor agrees with part of this plan.',
  disagrees: 'The survivor does not agree with this plan.',
  'not-asked': 'The survivor has not been asked about this plan.',
} as const

export function exitPlan(input: AddressFree<ExitPlanInput>): DocumentContent {
  refuseAddresses(input)
  return {
    kind: 'exit-plan',
    lang: 'en',
    dir: 'ltr',
    title: 'Moving-on plan',
    reference: input.reference,
    madeOn: input.madeOn,
    blocks: [
      ...opening(input),
      ...missing(input),
      ...plan(input),
      ...afterwards(input),
      ...agreement(input),
    ],
  }
}

function opening({
  personReference,
  supportEndsOn,
  movesOn,
  madeOn,
  goals,
  words,
}: ExitPlanInput): Block[] {
  return [
    definitions([
      ['Person', personReference],
      ['Support ends on', supportEndsOn && writtenDay(supportEndsOn)],
      ['Moves on', movesOn && writtenDay(movesOn)],
      ['Made on', writtenDay(madeOn)],
    ]),
    heading(1, 'What the survivor wants'),
    goals.length === 0 ? paragraph('Not asked yet.') : list(goals),
    ...(words === undefined ? [] : [ownWords(words)]),
  ]
}

/** Said first and plainly, so that nobody signs a plan with a hole in it unseen. */
function missing({ subjects }: ExitPlanInput): Block[] {
  const holes = subjectsOf(subjects).filter(({ answer }) => answer.state === 'not-in-place')
  if (holes.length === 0) return []
  return [note('Not in place yet', `${holes.map(({ name }) => name).join('. ')}.`)]
}

function plan({ subjects }: ExitPlanInput): Block[] {
  return [
    heading(1, 'The plan'),
    {
      type: 'table',
      caption: 'What must be in place, who sees to it, and by when',
      header: ['Subject', 'State', 'What is planned', 'Who', 'By'],
      widths: [6, 4, 9, 5, 5],
      rows: subjectsOf(subjects).map(({ name, answer }) => [
        name,
        states[answer.state],
        answer.says,
        answer.owner ?? '',
        answer.by === undefined ? '' : writtenDay(answer.by),
      ]),
    },
  ]
}

function afterwards({ inACrisis, reachIn, comingBack, reconsideration }: ExitPlanInput): Block[] {
  const told = (on: IsoDay | undefined) =>
    on === undefined ? 'Not explained yet' : `Explained on ${writtenDay(on)}`
  return [
    heading(1, 'After leaving'),
    definitions([
      ['Reach-in support', `${told(reachIn.explainedOn)}. ${choices[reachIn.choice]}.`],
      [
        'Coming back',
        comingBack.explainedInWritingOn === undefined
          ? 'The right to ask to come back has not been given in writing yet.'
          : `The right to ask to come back was given in writing on ${writtenDay(comingBack.explainedInWritingOn)}.`,
      ],
      ['Reconsideration', reconsideration],
    ]),
    heading(2, 'In a crisis'),
    inACrisis.length === 0
      ? paragraph('Nobody is named yet.')
      : definitions(inACrisis.map(({ who, how }) => [who, how])),
  ]
}

function agreement({ agreement: given }: ExitPlanInput): Block[] {
  const said = answers[given.answer]
  return [
    heading(1, 'What the survivor says'),
    paragraph(given.on === undefined ? said : `${said} Asked on ${writtenDay(given.on)}.`),
  ]
}

function subjectsOf(answered: ExitPlanInput['subjects']): { name: string; answer: ExitAnswer }[] {
  return Object.entries(exitSubjects).map(([subject, name]) => ({
    name,
    // The keys of `exitSubjects` are exactly the subjects, by its own type.
    answer: answered[subject as ExitSubject],
  }))
}
