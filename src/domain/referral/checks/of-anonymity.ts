/**
 * A report that names nobody must not name anybody in its own words either. Looks through every text that
 * would go for whatever leads to the person, as it stands in the draft and in our record, hidden or not.
 */
import { isDutyToNotify, isDutyWithCooperation, isStillThere } from '../form/branches.ts'
import { type FieldId, fieldIds, leadsToSomebody } from '../form/form.ts'
import { nameAsWritten, oneNameOnly } from '../record/names-and-births.ts'
import { asks, type Checking, type CheckRule, type Finding, never, textOf } from './finding.ts'
import { foundIn, type LeadsToThem, type Looking, lookingFor, shapesIn } from './names-them.ts'

const names: readonly FieldId[] = [
  ...(['pv-name-first-name', 'pv-name-last-name', 'pv-name-nickname'] as const),
  ...(['someone-else-first-name', 'someone-else-last-name'] as const),
]
/** Towns are said of many people, and the place where it happened may be told. */
const wide: readonly FieldId[] = [
  ...(['current-pv-location-uk-city', 'current-pv-location-uk-region'] as const),
  ...(['pv-contact-details-town', 'pv-contact-details-county'] as const),
  ...(['someone-else-town', 'someone-else-county'] as const),
]
/** Sentences, not marks: found whole where they are short, and by the numbers in them. */
const sentences: readonly FieldId[] = ['alternative-number-relation-to-pv', 'no-contact-details']
const leastOfSentence = 12
const mostOfSentence = 200

export function leadsToThem({ answers, record, alsoKnown = [] }: Checking): LeadsToThem {
  const said = (ids: readonly FieldId[]) =>
    ids.map((id) => textOf(answers[id]).trim()).filter((text) => text !== '')
  const others = fieldIds.filter(
    (id) => leadsToSomebody(id) && ![...names, ...wide, 'pv-dob', ...sentences].includes(id),
  )
  const days = [...said(['pv-dob']), ...record.births.map(({ day, words }) => day ?? words)]
  const marks = [...said(others), ...record.homeOfficeReferences, record.safeNumber ?? '']
  return {
    names: [
      ...said(names).filter((name) => name !== oneNameOnly),
      ...record.names.map(nameAsWritten),
      ...alsoKnown,
    ],
    days: days.filter((day) => /\d/.test(day) && day.trim().length > 4),
    marks: [...marks.flatMap(piecesOf), ...said(sentences).flatMap(fromSentence)],
  }
}

/** A reference is found without the word before it: “Port reference 1234567”. */
function piecesOf(mark: string): readonly string[] {
  const parts = mark.split(/[;,\n]/).map((part) => part.trim())
  return [...new Set([mark, ...parts, ...numbersIn(mark)])].filter((part) => part !== '')
}

function fromSentence(text: string): readonly string[] {
  const isShort = text.length >= leastOfSentence && text.length <= mostOfSentence
  return isShort ? [text, ...numbersIn(text)] : numbersIn(text)
}

const numbersIn = (text: string) =>
  text.split(/\s+/).filter((part) => part.length > 4 && /\d/.test(part))

export const checkAnonymity: CheckRule = (checking) => {
  const { counts, texts } = checking
  if (!isDutyToNotify(counts) || isDutyWithCooperation(counts)) return nameInReference(checking)
  const looking = lookingFor(leadsToThem(checking))
  const open = texts.filter(({ field }) => field !== 'reference' && !leadsToSomebody(field))
  return [
    ...nameInReference(checking),
    ...open.flatMap(({ field, text }) => inText(field, text, looking)),
    ...towns(checking),
    ...whereTheyAre(checking),
  ]
}

function inText(field: FieldId, text: string, looking: Looking): readonly Finding[] {
  const found = foundIn(text, looking)
  if (found.length > 0) {
    const words = `This leads to them: “${found[0]}”. The report names nobody. Say it without.`
    return [never(field, 'names-them', words)]
  }
  const [shape] = shapesIn(text)
  if (shape === undefined) return []
  const words = `This looks like ${shape}. Whoever it belongs to can lead to them. Take it out.`
  return [never(field, 'leads-to-somebody', words)]
}

/** Our reference stands in e-mails, whichever way it goes. A reference of the case may stand there, a name not. */
function nameInReference(checking: Checking): readonly Finding[] {
  const field = 'reference'
  const text = textOf(checking.counts[field])
  if (text === '') return []
  const { names: known, days } = leadsToThem({ ...checking, alsoKnown: [] })
  const own = lookingFor({ names: known, days, marks: [] })
  const found = foundIn(text, own)
  if (found.length === 0) return []
  const words = 'This stands in e-mails. Take out whatever says who it is about.'
  return [never(field, 'names-them', words)]
}

function towns({ answers, texts }: Checking): readonly Finding[] {
  const known = wide.map((id) => textOf(answers[id]).trim()).filter((town) => town.length > 3)
  const looking = lookingFor({
    names: [],
    days: known.filter((town) => town !== 'Unknown'),
    marks: [],
  })
  return texts.flatMap(({ field, text }) => {
    const [town] = leadsToSomebody(field) ? [] : foundIn(text, looking)
    const words = `They stay in ${town} now. Say it only if it is where it happened.`
    return town === undefined ? [] : [asks(field, 'where-they-stay', words)]
  })
}

const where = 'where-exploitation-happened-other-uk-other-location'

function whereTheyAre({ counts }: Checking): readonly Finding[] {
  if (!isStillThere(counts) || textOf(counts[where]).trim() === '') return []
  const words = 'They are still there, so this says where they are. Leave it empty in this report.'
  return [never(where, 'where-they-are', words)]
}
