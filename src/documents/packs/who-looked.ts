/**
 * The survivor's own copy of who looked: each line in plain words, by role and initials, on the clock
 * of the United Kingdom. What a colleague wrote freely and may name a place is left out, and the paper
 * says that it is. Its title and its file name say nothing to someone who looks over a shoulder.
 */
import type { PrintedLine, WhoLookedInput } from '../../application/ports/document-inputs.ts'
import { type AddressFree, namesAPlace, refuseAddresses } from '../address-guard.ts'
import type { Block, DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { englishWhoLooked, type WhoLookedWords } from './who-looked-words.ts'
import { definitions, heading, list, paragraph } from './write-blocks.ts'

export function whoLookedCopy(
  input: AddressFree<WhoLookedInput>,
  words: WhoLookedWords = englishWhoLooked,
): DocumentContent {
  refuseAddresses(input)
  const { lang, dir, title } = words
  return {
    kind: 'who-looked',
    lang,
    dir,
    title,
    reference: input.reference,
    madeOn: input.madeOn,
    blocks: [
      definitions([
        [words.reference, input.reference],
        [words.whose, input.organisation],
        [words.madeOn, writtenDay(input.madeOn, lang)],
      ]),
      heading(1, words.linesFrom),
      ...(input.days.length === 0 ? [paragraph(words.none)] : []),
      ...input.days.flatMap(({ day, lines }) => [
        heading(2, writtenDay(day, lang)),
        ...lines.flatMap((line) => lineBlocks(line, words)),
      ]),
      heading(1, words.goodToKnow),
      list(words.rights),
    ],
  }
}

function lineBlocks(line: PrintedLine, words: WhoLookedWords): Block[] {
  const { reason, question } = line
  const said = inEnglish(
    `${line.said}${reason && !namesAPlace(reason) ? ` ${words.reasonGiven} ${reason}` : ''}`,
    words,
  )
  const leftOut = reason && namesAPlace(reason) ? [paragraph(words.reasonLeftOut)] : []
  return [said, ...leftOut, ...(question ? questionBlocks(question, words) : [])]
}

function questionBlocks(
  { words: own, answer }: NonNullable<PrintedLine['question']>,
  words: WhoLookedWords,
): Block[] {
  const asked: Block[] = own
    ? [{ type: 'quote', text: own.text, lang: own.lang, dir: own.dir, by: words.yourQuestion }]
    : []
  if (answer === undefined) return [...asked, paragraph(words.notAnsweredYet)]
  const told = namesAPlace(answer)
    ? paragraph(words.answerLeftOut)
    : inEnglish(`${words.ourAnswer} ${answer}`, words)
  return [...asked, told]
}

/** In a paper of another language each English line says that it is one, so that it is read right. */
function inEnglish(text: string, { lang }: WhoLookedWords): Block {
  return lang === 'en' ? paragraph(text) : { ...paragraph(text), lang: 'en', dir: 'ltr' }
}
