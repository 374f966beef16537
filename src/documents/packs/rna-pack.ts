/**
 * The Recovery Needs Assessment as it is sent: each need with its reasons, its evidence and the
 * way out of support, and the survivor's own agreement. Holds no address.
 */
import type { RnaPackInput } from '../../application/ports/document-inputs.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { rnaNeedBlocks } from './rna-need.ts'
import { day, definitions, heading, list, note, ownWords, paragraph } from './write-blocks.ts'

const answers = {
  agrees: 'The survivor agrees with this assessment.',
  partly: 'The survivor agrees with part of this assessment.',
  disagrees: 'The survivor does not agree with this assessment.',
  'not-asked': 'The survivor has not been asked.',
} as const

const draftNote = note(
  'Draft',
  'This is a draft. It has not been sent to anyone, and everything in it may still change.',
)

export function rnaPack(input: AddressFree<RnaPackInput>): DocumentContent {
  refuseAddresses(input)
  return {
    kind: 'rna-pack',
    lang: 'en',
    dir: 'ltr',
    title: 'Assessment pack',
    reference: input.reference,
    madeOn: input.madeOn,
    blocks: [
      ...(input.draft ? [draftNote] : []),
      ...opening(input),
      ...atAGlance(input),
      ...earlierRnas(input),
      ...askedBefore(input),
      ...input.needs.flatMap(rnaNeedBlocks),
      ...dependants(input),
      ...money(input),
      ...agreement(input),
      ...overridden(input),
    ],
  }
}

function opening({ person, assessment, madeOn }: RnaPackInput): Block[] {
  return [
    definitions([
      ['Person', person.reference],
      ['Name', person.name],
      ['NRM reference', person.nrmReference],
      ['Assessment', `Recovery Needs Assessment ${assessment.sequence}`],
      ['Sent on', day(assessment.sentOn)],
      ['Made on', writtenDay(madeOn)],
    ]),
    heading(1, 'About this assessment'),
    definitions([
      ['Why now', assessment.why],
      ['Conclusive grounds', day(assessment.conclusiveGroundsOn)],
      ['Move-on period until', day(assessment.moveOnUntil)],
      ['Support agreed until', day(assessment.supportNowUntil)],
      ['Offered on', day(assessment.offeredOn)],
      ['How it was done', assessment.setting && settings[assessment.setting]],
      ['Language', assessment.language],
      ['Interpreter', assessment.interpreter],
      ['How they took part', assessment.takingPart],
      ['Risk last reviewed', day(assessment.riskReviewedOn)],
      ['Guidance followed', assessment.guidance],
    ]),
  ]
}

const settings = { 'face-to-face': 'Face to face', remote: 'Remotely' } as const

function atAGlance({ needs }: RnaPackInput): Block[] {
  if (needs.length === 0) {
    return [
      heading(1, 'What is asked for'),
      paragraph('No support is asked for in this assessment.'),
    ]
  }
  return [
    heading(1, 'What is asked for'),
    {
      type: 'table',
      caption: 'Each need, the support asked for, and its dates',
      header: ['Need', 'Support asked for', 'From', 'Until'],
      widths: [6, 8, 5, 5],
      rows: needs.map(({ category, recommendation }) => [
        category,
        recommendation.support,
        day(recommendation.from) ?? '',
        day(recommendation.until) ?? '',
      ]),
    },
  ]
}

function earlierRnas({ earlier = [] }: RnaPackInput): Block[] {
  if (earlier.length === 0) return []
  return [
    heading(1, 'What was decided before'),
    {
      type: 'table',
      caption: 'Earlier assessments and what is still not done',
      header: ['RNA', 'Decided on', 'Decision', 'Agreed but not yet done'],
      widths: [2, 4, 6, 7],
      rows: earlier.map(({ sequence, decidedOn, outcome, notYetDone }) => [
        `${sequence}`,
        writtenDay(decidedOn),
        outcome,
        notYetDone.length === 0 ? 'Nothing' : notYetDone.join('; '),
      ]),
    },
  ]
}

function askedBefore({ before = [] }: RnaPackInput): Block[] {
  if (before.length === 0) return []
  return [heading(1, 'What was asked for and granted before'), list(before)]
}

function dependants({ dependants: people }: RnaPackInput): Block[] {
  return [
    heading(1, 'Children and others who depend on the survivor'),
    ...(people.length === 0
      ? [paragraph('None recorded.')]
      : people.flatMap(({ who, needs }): Block[] => [
          heading(2, who),
          needs.length === 0
            ? paragraph('No needs of their own were found.')
            : { type: 'list', items: needs },
        ])),
  ]
}

function money({ money: recorded }: RnaPackInput): Block[] {
  if (recorded === undefined) return []
  const listed = (title: string, items: readonly string[]): Block[] => [
    heading(2, title),
    items.length === 0 ? paragraph('None recorded.') : { type: 'list', items },
  ]
  return [
    heading(1, 'Money'),
    ...listed('Other income', recorded.otherIncome),
    ...listed('Costs of recovery', recorded.recoveryCosts),
  ]
}

function agreement({ agreement: given }: RnaPackInput): Block[] {
  return [
    heading(1, 'What the survivor says'),
    paragraph(
      given.on === undefined
        ? answers[given.answer]
        : `${answers[given.answer]} Asked on ${writtenDay(given.on)}.`,
    ),
    ...(given.about === undefined ? [] : [paragraph(given.about)]),
    ...(given.statement === undefined
      ? []
      : [ownWords(given.statement, "The survivor's statement")]),
  ]
}

function overridden({ overridden: passed }: RnaPackInput): Block[] {
  if (passed.length === 0) return []
  return [
    heading(1, 'Checks passed with a reason'),
    note(
      'What this is',
      'These checks were not met. A person decided to send the assessment anyway.',
    ),
    {
      type: 'table',
      caption: 'Each check, why it was passed, and by whom',
      header: ['Check', 'Reason', 'By', 'Date'],
      widths: [6, 8, 4, 5],
      rows: passed.map(({ check, reason, by = '', on }) => [check, reason, by, writtenDay(on)]),
    },
  ]
}
