/** What a good referral has as a whole: two people to reach, evidence with its days, names as they are written, words that the survivor has heard. */
import { hasChildren, isReferral, isStillThere } from '../form/branches.ts'
import { birthsInWords, nameForForm } from '../record/names-and-births.ts'
import { asks, type CheckRule, type Finding, textOf } from './finding.ts'

const first = 'pv-name-first-name'
const last = 'pv-name-last-name'

export const checkContacts: CheckRule = ({ counts }) => {
  if (!isReferral(counts)) return []
  const own = textOf(counts['user-email']).trim().toLowerCase()
  const other = textOf(counts['fr-alternative-contact']).trim().toLowerCase()
  if (other === '' || other !== own) return []
  const words = 'Give a second person or a team. When you are away, a question would go unanswered.'
  return [asks('fr-alternative-contact', 'one-contact-only', words)]
}

export const checkEvidence: CheckRule = ({ counts, record }) => {
  if (!isReferral(counts)) return []
  const { evidence } = record
  const field = 'what-evidence-you-will-submit'
  const undated = evidence.filter(({ state, on }) => state === 'held' && on === undefined)
  const awaited = evidence.filter(({ state }) => state === 'asked-for')
  const text = textOf(counts[field])
  const found: Finding[] = undated.map(({ title }) =>
    asks(
      field,
      'evidence-without-day',
      `Give the date of this paper, or say it has none: ${title}.`,
    ),
  )
  const silent = awaited.filter(({ title }) => !text.includes(title))
  return [
    ...found,
    ...silent.map(({ title }) => {
      const words = `Say that it was asked for and is not here yet: ${title}. Papers weigh more than words.`
      return asks(text === '' ? 'professional-insight' : field, 'evidence-asked-for', words)
    }),
  ]
}

const standIn = /^(?:unknown|not known|n\/?a|none|no name|test|-+|\.+|\?+|x+)$/i

export const checkNames: CheckRule = ({ counts, record }) => {
  const written = { first: textOf(counts[first]).trim(), last: textOf(counts[last]).trim() }
  const found: Finding[] = []
  for (const [field, text] of [[first, written.first] as const, [last, written.last] as const]) {
    if (standIn.test(text)) {
      const words = 'This stands in the place of a name. Write the name as they write it.'
      found.push(asks(field, 'name-stands-in', words))
    }
  }
  const known = nameForForm(record.names[0])
  const differs = known && (known.first !== written.first || known.last !== written.last)
  if (differs && written.first !== '' && written.last !== '') {
    const words = `Our record has it as: ${known.first} ${known.last}. Which is right?`
    found.push(asks(first, 'name-differs', words))
  }
  return found
}

/** Two days of birth are no contradiction to hide: say where each comes from. */
export const checkBirths: CheckRule = ({ counts, record: { births } }) => {
  if (!isReferral(counts)) return []
  if (births.length === 0 && textOf(counts['pv-dob']) === '') {
    const words = 'The form goes on without a date of birth. If they know an age or a year, say it.'
    return [asks('pv-dob', 'no-birth-day', words)]
  }
  const days = new Set(births.map(({ day, words }) => day ?? words))
  if (days.size < 2) return []
  const words = `More than one was given: ${birthsInWords(births)}. Say where each comes from, and why they may differ.`
  return [asks('professional-insight', 'births-differ', words)]
}

export const checkSigns: CheckRule = ({ counts, record }) => {
  if (textOf(counts['modern-slavery-indicators']) !== 'yes') return []
  const bare = record.signs.filter(({ noticed, on }) => noticed === undefined && on === undefined)
  if (bare.length === 0) return []
  const words = `Say where and how it was noticed: ${bare.map(({ sign }) => sign).join('; ')}.`
  return [asks('modern-slavery-indicators-details', 'sign-without-context', words)]
}

export const checkFamily: CheckRule = ({ counts }) => {
  if (!hasChildren(counts)) return []
  const words = 'Each person is referred on their own. Has a child of theirs to be referred too?'
  return [asks('does-pv-have-children', 'one-referral-each', words)]
}

/** An address is where somebody can be found while they are still there, whoever reads it. */
export const checkStillThere: CheckRule = ({ counts }) => {
  const field = 'where-exploitation-happened-other-uk-other-location'
  if (!isReferral(counts) || !isStillThere(counts) || textOf(counts[field]).trim() === '') return []
  const words = 'They are still there, so this says where they are. Do they know that it is told?'
  return [asks(field, 'where-they-are', words)]
}

export const checkHeard: CheckRule = ({ readToThem }) => {
  if (readToThem) return []
  const words = 'They have not seen or heard it as it stands. Read it to them before it goes.'
  return [asks('how-did-the-exploitation-start', 'not-heard', words)]
}
