/**
 * What makes the words of a referral hold, box by box. Each rule asks for more or for a reason; none of them
 * judges whether something is true, and none counts anything into a mark.
 *
 * @cites S01 on good and weak referrals
 */
import type { FieldId } from '../form/form.ts'
import { asks, type CheckRule, type Finding, type TextToCheck, textOf } from './finding.ts'

/** Boxes in which a decision-maker looks for what happened. */
const telling: ReadonlySet<FieldId> = new Set([
  ...(['when-did-the-exploitation-take-place-multiple', 'how-did-the-exploitation-start'] as const),
  ...(['what-were-they-required-to-do', 'living-conditions', 'how-they-were-treated'] as const),
  ...(['what-is-keeping-them-in-situation', 'how-why-did-they-leave-the-situation'] as const),
  ...(['why-report-now', 'modern-slavery-indicators-details', 'who-exploited-pv'] as const),
  ...(['where-how-interview-carried-out', 'professional-insight'] as const),
  ...(['were-they-taken-somewhere-by-their-exploiter-journey-details'] as const),
])

const nothingSaid =
  /^(?:n\/?a|none|nothing|no|nil|unknown|not known|not sure|unsure|do(?:es)? ?n[o’']t know|as above|see above|-+|\?+|\.+)[.!]?$/i

/** Detail that is missing is no fault; that nobody says why it is missing is one. */
export const checkGaps: CheckRule = ({ texts }) =>
  texts.flatMap(({ field, text }) => {
    if (text.length <= 24 && nothingSaid.test(text)) {
      const words =
        'Say why: they were not asked, they do not remember, or it is too hard to speak of.'
      return [asks(field, 'gap-not-explained', words)]
    }
    if (!telling.has(field) || wordsIn(text) >= 12) return []
    return [asks(field, 'very-short', 'This is short. Say more, or why more is not known.')]
  })

function wordsIn(text: string): number {
  // Enough to know: a long text is not split.
  return text.length > 400 ? 12 : text.split(/\s+/).length
}

/** A whole sentence, long enough not to be said twice by chance. */
const leastToRepeat = 40

/** The same sentence in two boxes, or in the referral of somebody else, tells nothing of this person here. */
export const checkRepeats: CheckRule = ({ texts, standsElsewhere }) => {
  const first = new Map<string, FieldId>()
  const found: Finding[] = []
  for (const { field, text } of texts) {
    for (const sentence of sentencesOf(text)) {
      const before = first.get(sentence)
      if (before === undefined) first.set(sentence, field)
      else if (!found.some((one) => one.field === field)) {
        const words = 'The same sentence stands in another box as well. Keep it where it belongs.'
        found.push(asks(field, 'said-twice', words))
      }
      if (standsElsewhere?.(sentence)) {
        const words =
          'The same sentence stands in another referral. Is it really about this person?'
        found.push(asks(field, 'said-of-others', words))
      }
    }
  }
  return found
}

/** Sentences made alike, so that blanks and capitals hide no copy. */
export function sentencesOf(text: string): readonly string[] {
  const even = /[^\S \n]|\s\s/.test(text) ? text.replaceAll(/[^\S\n]+/g, ' ') : text
  return even
    .toLowerCase()
    .split(/[.!?。؟።\n]/)
    .flatMap((part) => {
      const alike = part.length < leastToRepeat ? '' : part.trim()
      return alike.length < leastToRepeat ? [] : [alike]
    })
}

interface Asking {
  readonly code: string
  readonly fields: readonly FieldId[]
  readonly words: string
  /** Absent marks are asked for; with `without`, these marks are, unless the others stand there too. */
  readonly wants?: RegExp
  readonly doubts?: RegExp
  readonly unless?: RegExp
}

const because =
  /\b(?:because|since|as (?:he|she|they|I)|saw|seen|said|told|showed?|shows|noticed|record|letter|report|document|evidence|bruise|scar)\b/i

const askings: readonly Asking[] = [
  {
    code: 'no-order-in-time',
    fields: [
      'when-did-the-exploitation-take-place',
      'when-did-the-exploitation-take-place-multiple',
    ],
    words:
      'Put it in an order: a year, an age, a season, or before and after something they remember.',
    wants:
      /\d|\b(?:before|after|until|since|then|ago|spring|summer|autumn|winter|child|age|aged|young|year|month|week|born|school|christmas|ramadan|eid|easter)\b/i,
  },
  {
    code: 'only-told-to',
    fields: ['professional-insight'],
    words: 'Being told to refer is no reason. Say what you saw, heard or read that worries you.',
    doubts:
      /\b(?:told|asked|instructed|advised|required) (?:me |us )?to (?:refer|make (?:this|the|a) referral|complete|fill)/i,
  },
  {
    code: 'opinion-without-reason',
    fields: ['professional-insight', 'evidence-of-dishonesty-details'],
    words: 'Say what the view rests on: what you saw, heard or read.',
    doubts:
      /\b(?:I (?:think|believe|feel)|in my (?:opinion|view)|clearly|obviously|seems? to (?:me|be lying))\b/i,
    unless: because,
  },
  {
    code: 'signs-without-where',
    fields: ['modern-slavery-indicators-details'],
    words: 'Say for each sign where and how it was noticed, and by whom.',
    wants: /\b(?:saw|seen|noticed|said|told|during|when|while|observed|visit|meeting|found)\b/i,
  },
  {
    code: 'credibility-not-explained',
    fields: ['evidence-of-dishonesty-details'],
    words:
      'Say what could explain it: fear, shame, trauma, memory, language. If nothing does, say so.',
    wants:
      /\b(?:fear|afraid|scared|frightened|threat\w*|trauma\w*|asham\w*|shame|memory|remember|interpret\w*|language|young|explain\w*)\b/i,
  },
  {
    code: 'meeting-not-told',
    fields: ['where-how-interview-carried-out'],
    words: 'Say who was present, whether there was an interpreter, and that there were breaks.',
    wants: /\b(?:present|alone|interpret\w*|breaks?|private\w*|with (?:her|him|them|me|us))\b/i,
  },
]

/** Marks of words are looked for in English, the language of the form; other scripts are left alone. */
const inEnglish = /[a-z]{3}/i

export const checkAskings: CheckRule = ({ texts }) => {
  const byField = new Map(texts.map((one) => [one.field, one]))
  return askings.flatMap((asking) =>
    asking.fields.flatMap((field) => {
      const one = byField.get(field)
      return one && asksMore(asking, one) ? [asks(field, asking.code, asking.words)] : []
    }),
  )
}

function asksMore({ wants, doubts, unless }: Asking, { text }: TextToCheck): boolean {
  if (!inEnglish.test(text)) return false
  if (wants) return !wants.test(text)
  return doubts?.test(text) === true && unless?.test(text) !== true
}

/** Answers that a good referral rarely leaves without another look. */
export const checkAnswers: CheckRule = ({ counts }) => {
  const found: Finding[] = []
  if (textOf(counts['modern-slavery-indicators']) === 'no') {
    const words = 'The form will say that no sign was noticed. Is it so?'
    found.push(asks('modern-slavery-indicators', 'no-signs', words))
  }
  return found
}
