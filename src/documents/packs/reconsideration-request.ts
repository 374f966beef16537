/**
 * The request to look at a decision again: which decision, on what grounds, what is wrong for
 * each need, the evidence with its dates, and the time that is asked for.
 */
import type { ReconsiderationRequestInput } from '../../application/ports/document-inputs.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import {
  day,
  definitions,
  evidenceTable,
  heading,
  list,
  ownWords,
  paragraph,
} from './write-blocks.ts'

const grounds = {
  'new-evidence': ['There is new evidence that was not before the decision maker.'],
  'not-in-line-with-guidance': ['The decision does not follow the guidance.'],
  both: [
    'There is new evidence that was not before the decision maker.',
    'The decision does not follow the guidance.',
  ],
} as const

export function reconsiderationRequest(
  input: AddressFree<ReconsiderationRequestInput>,
): DocumentContent {
  refuseAddresses(input)
  return {
    kind: 'reconsideration-request',
    lang: 'en',
    dir: 'ltr',
    title: 'Request to look again',
    reference: input.reference,
    madeOn: input.madeOn,
    blocks: [
      ...opening(input),
      ...asked(input),
      ...input.points.flatMap(point),
      ...evidence(input),
      ...(input.statement === undefined
        ? []
        : [heading(1, 'What the survivor says'), ownWords(input.statement)]),
    ],
  }
}

function opening({
  person,
  decision,
  askBefore,
  askedBy,
  madeOn,
}: ReconsiderationRequestInput): Block[] {
  return [
    definitions([
      ['Person', person.reference],
      ['Name', person.name],
      ['NRM reference', person.nrmReference],
      ['Asked by', askedBy],
      ['Made on', writtenDay(madeOn)],
    ]),
    heading(1, 'The decision'),
    definitions([
      ['Decision', decision.what],
      ['Its reference', decision.decisionReference],
      ['Decided on', writtenDay(decision.decidedOn)],
      ['Received on', day(decision.receivedOn)],
      ['Given to the survivor on', day(decision.givenToSurvivorOn)],
      ['To be asked for by', day(askBefore)],
    ]),
  ]
}

function asked({
  grounds: why,
  keepSupportMeanwhile,
  extension,
}: ReconsiderationRequestInput): Block[] {
  return [
    heading(1, 'What we ask'),
    paragraph('We ask that this decision is looked at again, for these reasons:'),
    list(grounds[why]),
    ...(keepSupportMeanwhile
      ? [paragraph('We ask that support stays as it is until there is an answer.')]
      : []),
    ...(extension === undefined
      ? []
      : [
          heading(2, 'More time'),
          paragraph(`We ask for time until ${writtenDay(extension.until)}. ${extension.because}`),
          ...(extension.evidenceAwaited.length === 0
            ? []
            : [paragraph('We are waiting for:'), list(extension.evidenceAwaited)]),
        ]),
  ]
}

function point(
  {
    need,
    decided,
    wrongBecause,
    guidance,
    newEvidence,
    askedFor,
    evidence: shown,
  }: ReconsiderationRequestInput['points'][number],
  index: number,
): Block[] {
  return [
    heading(1, `${index + 1}. ${need}`),
    definitions([
      ['What was decided', decided],
      ['Why this is wrong', wrongBecause],
      ['What guidance says', guidance],
      ['What the new evidence shows', newEvidence],
      ['What we ask for', askedFor],
    ]),
    ...(shown.length === 0 ? [] : [evidenceTable(`Evidence on ${need}`, shown)]),
  ]
}

function evidence({ otherEvidence }: ReconsiderationRequestInput): Block[] {
  if (otherEvidence.length === 0) return []
  return [
    heading(1, 'Other evidence'),
    evidenceTable('Evidence on the whole decision', otherEvidence),
  ]
}
