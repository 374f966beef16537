/**
 * One need in the assessment: what is needed and why it follows from the exploitation, what
 * else could meet it, what is asked for, how support ends well, and what shows all this.
 */
import type { Block, IsoDay } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import {
  type Citation,
  definitions,
  evidenceTable,
  heading,
  type OwnWords,
  ownWords,
  paragraph,
} from './write-blocks.ts'

export interface RnaNeedInput {
  /** The category in plain words: "Talking therapy and mental health". */
  readonly category: string
  readonly needed: string
  readonly words?: OwnWords
  readonly link: 'direct' | 'contributory' | 'unclear' | 'none'
  readonly linkReasoning: string
  readonly inPlace: string
  readonly mainstream: {
    readonly route: string
    /** What is really available: the waiting time, who is eligible, distance, language. */
    readonly availability: string
    readonly expectedOn?: IsoDay
  }
  readonly ifEnded: string
  readonly recommendation: {
    readonly support: string
    readonly howOften?: string
    readonly from: IsoDay
    readonly until: IsoDay
    /** What will be true when this support can end. */
    readonly exitCondition: string
    readonly alsoConsidered?: string
    readonly steps: readonly {
      readonly what: string
      readonly owner: string
      readonly by: IsoDay
    }[]
  }
  readonly evidence: readonly Citation[]
  readonly noEvidenceReason?: string
}

const links = {
  direct: 'This need comes directly from the exploitation.',
  contributory: 'The exploitation is one of the causes of this need.',
  unclear: 'It is not clear how much of this need comes from the exploitation.',
  none: 'This need does not come from the exploitation.',
} as const

export function rnaNeedBlocks(need: RnaNeedInput, index: number): Block[] {
  const { recommendation: asked, mainstream } = need
  return [
    heading(1, `Need ${index + 1}: ${need.category}`),
    paragraph(need.needed),
    ...(need.words === undefined ? [] : [ownWords(need.words)]),
    heading(2, 'Link to the exploitation'),
    paragraph(`${links[need.link]} ${need.linkReasoning}`),
    heading(2, 'What is there now, and what else could help'),
    definitions([
      ['In place now', need.inPlace],
      ['Mainstream route', mainstream.route],
      ['Really available', mainstream.availability],
      ['Expected to start', mainstream.expectedOn && writtenDay(mainstream.expectedOn)],
      ['If support ends', need.ifEnded],
    ]),
    heading(2, 'What is asked for'),
    definitions([
      ['Support', asked.support],
      ['How often', asked.howOften],
      ['From', writtenDay(asked.from)],
      ['Until', writtenDay(asked.until)],
      ['It can end when', asked.exitCondition],
      ['Also considered', asked.alsoConsidered],
    ]),
    ...steps(need),
    ...evidence(need),
  ]
}

function steps({ recommendation }: RnaNeedInput): Block[] {
  if (recommendation.steps.length === 0) return [paragraph('No steps have been agreed yet.')]
  return [
    {
      type: 'table',
      caption: 'Steps towards the end of this support',
      header: ['Step', 'Who', 'By'],
      widths: [10, 6, 5],
      rows: recommendation.steps.map(({ what, owner, by }) => [what, owner, writtenDay(by)]),
    },
  ]
}

function evidence({ evidence: citations, noEvidenceReason }: RnaNeedInput): Block[] {
  if (citations.length > 0) return [evidenceTable('Evidence for this need', citations)]
  return [
    heading(3, 'Evidence'),
    paragraph(
      noEvidenceReason === undefined
        ? 'No evidence is attached.'
        : `No evidence is attached. ${noEvidenceReason}`,
    ),
  ]
}
