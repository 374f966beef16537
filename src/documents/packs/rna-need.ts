/**
 * One need in the assessment: what is needed and why it follows from the exploitation, what
 * else could meet it, what is asked for, how support ends well, and what shows all this.
 */
import type { RnaNeedInput } from '../../application/ports/document-inputs.ts'
import type { Block } from '../content.ts'
import {
  day,
  definitions,
  evidenceTable,
  heading,
  list,
  ownWords,
  paragraph,
} from './write-blocks.ts'

const links = {
  direct: 'This need comes directly from the exploitation.',
  contributory: 'The exploitation is one of the causes of this need.',
  unclear: 'It is not clear how much of this need comes from the exploitation.',
  none: 'This need does not come from the exploitation.',
} as const

export function rnaNeedBlocks(need: RnaNeedInput, index: number): Block[] {
  const { recommendation: asked, mainstream } = need
  const whose = need.whose === undefined ? '' : ` (${need.whose})`
  return [
    heading(1, `Need ${index + 1}: ${need.category}${whose}`),
    paragraph(need.needed ?? 'What is needed has not been written yet.'),
    ...wordsOf(need),
    heading(2, 'Link to the exploitation'),
    paragraph(linkOf(need)),
    heading(2, 'What is there now, and what else could help'),
    definitions([
      ['In place now', need.inPlace],
      ['Mainstream route', mainstream.route],
      ['Really available', mainstream.availability],
      ['Expected to start', day(mainstream.expectedOn)],
      ['What stands in the way', mainstream.barrier],
      ['If support ends', need.ifEnded],
      ['Growing dangers', need.riskIfEnded],
      ['Best for the child', need.bestForTheChild],
    ]),
    heading(2, 'What is asked for'),
    definitions([
      ['Support', asked.support],
      ['How often', asked.howOften],
      ['From', day(asked.from)],
      ['Until', day(asked.until)],
      ['Why so long', asked.whyLonger],
      ['It can end when', asked.exitCondition],
      ['Also considered', asked.alsoConsidered],
    ]),
    ...(asked.lessInSteps?.length
      ? [heading(3, 'Support grows less in steps'), list(asked.lessInSteps)]
      : []),
    ...steps(need),
    ...evidence(need),
  ]
}

function wordsOf({ words, noWordsBecause }: RnaNeedInput): Block[] {
  if (words !== undefined) return [ownWords(words)]
  return noWordsBecause === undefined
    ? []
    : [paragraph(`No words of the survivor’s own: ${noWordsBecause}.`)]
}

function linkOf({ link, linkReasoning = '' }: RnaNeedInput): string {
  const said = link === undefined ? 'The link has not been described yet.' : links[link]
  return `${said} ${linkReasoning}`.trim()
}

function steps({ recommendation }: RnaNeedInput): Block[] {
  if (recommendation.steps.length === 0) return [paragraph('No steps have been agreed yet.')]
  return [
    {
      type: 'table',
      caption: 'Steps towards the end of this support',
      header: ['Step', 'Who', 'By'],
      widths: [10, 6, 5],
      rows: recommendation.steps.map(({ what, owner = '', by }) => [what, owner, day(by) ?? '']),
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
