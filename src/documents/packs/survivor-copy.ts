/**
 * The survivor's own copy of a decision: what was decided for each need, until when, why not,
 * and how and until when it can be challenged. Short sentences; nothing about what happened to
 * them; a title that says nothing to someone who looks over a shoulder.
 */
import type { NeedDecision, SurvivorCopyInput } from '../../application/ports/document-inputs.ts'
import { type AddressFree, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent, IsoDay } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { englishSurvivorCopy, type SurvivorCopyWords } from './survivor-copy-words.ts'
import { definitions, heading, list, paragraph } from './write-blocks.ts'

export function survivorCopy(
  input: AddressFree<SurvivorCopyInput>,
  words: SurvivorCopyWords = englishSurvivorCopy,
): DocumentContent {
  refuseAddresses(input)
  const { lang, dir, title } = words
  return {
    kind: 'survivor-copy',
    lang,
    dir,
    title,
    reference: input.reference,
    madeOn: input.madeOn,
    blocks: [
      definitions([
        [words.reference, input.reference],
        [words.decidedOn, writtenDay(input.decidedOn, lang)],
        [words.madeOn, writtenDay(input.madeOn, lang)],
      ]),
      heading(1, words.whatWasDecided),
      ...input.decisions.flatMap((decision) => decided(decision, words)),
      ...ending(input, words),
      ...challenging(input, words),
      ...helping(input, words),
      heading(1, words.yourRights),
      list(words.rights),
    ],
  }
}

function decided(decision: NeedDecision, words: SurvivorCopyWords): Block[] {
  const answer = {
    agreed: words.agreed,
    'partly-agreed': words.partlyAgreed,
    'not-agreed': words.notAgreed,
    'met-elsewhere': words.metElsewhere,
  }[decision.outcome]
  const refused = decision.outcome === 'not-agreed' || decision.outcome === 'partly-agreed'
  const dayOrNothing = (on: IsoDay | undefined) =>
    on === undefined ? undefined : writtenDay(on, words.lang)
  const facts = definitions([
    [words.from, dayOrNothing(decision.from)],
    [words.until, dayOrNothing(decision.until)],
    [words.why, decision.reasons ?? (refused ? words.noReason : undefined)],
  ])
  return [
    heading(2, decision.need),
    paragraph(answer),
    ...(decision.support === undefined ? [] : [paragraph(decision.support)]),
    ...(facts.pairs.length === 0 ? [] : [facts]),
  ]
}

function ending({ supportUntil }: SurvivorCopyInput, words: SurvivorCopyWords): Block[] {
  if (supportUntil === undefined) return []
  return [
    heading(1, words.supportEnds),
    paragraph(onDay(words.supportEndsOn, supportUntil, words)),
    paragraph(words.nextAssessment),
  ]
}

function challenging({ challenge }: SurvivorCopyInput, words: SurvivorCopyWords): Block[] {
  const until =
    challenge.lastDay === undefined
      ? words.challengeNoDay
      : onDay(words.challengeUntil, challenge.lastDay, words)
  return [
    heading(1, words.youCanChallenge),
    { type: 'note', text: until },
    ...(challenge.how.length === 0
      ? []
      : [heading(2, words.challengeHow), { ...list(challenge.how), ordered: true }]),
  ]
}

function helping({ helpers }: SurvivorCopyInput, words: SurvivorCopyWords): Block[] {
  if (helpers.length === 0) return []
  return [
    heading(1, words.whoHelps),
    definitions(helpers.map(({ who, helpsWith }) => [who, helpsWith])),
  ]
}

function onDay(sentence: string, day: IsoDay, { lang }: SurvivorCopyWords): string {
  return sentence.replace('{day}', () => writtenDay(day, lang))
}
