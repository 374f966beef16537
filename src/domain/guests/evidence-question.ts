/**
 * What a professional is asked, as data: questions that say no more than is needed, and the few fields that a
 * guest's page can hold at all. None of them says why somebody is supported, by whom, or where they are.
 */
import type { Day } from '../calendar/day.ts'
import type { OpenRecipientType } from '../circle/recipient.ts'
import type { ShareItem } from '../circle/share-items.ts'

interface Template {
  /** For whoever asks. The page of a guest does not show it. */
  readonly title: string
  /** Said after "About ...": a question with nothing to fill in. Absent: the worker writes it. */
  readonly ask?: string
  /** To whom it is offered; absent: to everybody. */
  readonly suits?: readonly OpenRecipientType[]
}

const health = ['general-practice', 'other-health', 'counsellor'] as const

export const evidenceTemplates = {
  'treatment-dates': {
    title: 'Since when, and which appointments',
    ask: 'Please say since when this person is or was registered with you or treated by you, and which appointments are booked.',
    suits: health,
  },
  findings: {
    title: 'What they found, in their own words',
    ask: 'Please say in your own words what you found or diagnosed, since when, and what it means for their everyday life.',
    suits: health,
  },
  'treatment-needed': {
    title: 'Treatment that is needed, and the wait',
    ask: 'Please say which treatment or support this person needs from you, for how long, and how long the wait is.',
    suits: health,
  },
  'legal-steps': {
    title: 'Which stage it is at, and which dates are set',
    ask: 'Please say at which stage this person’s matter is with you, which steps are open, which dates and deadlines are set, and whether they need to be nearby for them.',
    suits: ['legal-adviser'],
  },
  'housing-application': {
    title: 'Where an application stands',
    ask: 'Please say where this person’s application stands with you, what is missing, and by when a decision is expected.',
    suits: ['council-housing', 'council-adults', 'council-children', 'benefits'],
  },
  attendance: {
    title: 'Whether they attend',
    ask: 'Please confirm since when this person attends, and until when their place is kept.',
    suits: [...health, 'school', 'employer-support', 'advocate', 'guardian', 'support-provider'],
  },
  free: { title: 'A question in your own words' },
} as const satisfies Readonly<Record<string, Template>>
export type EvidenceTemplate = keyof typeof evidenceTemplates
const names = Object.keys(evidenceTemplates) as readonly EvidenceTemplate[] // the keys of the table

export function isEvidenceTemplate(text: string): text is EvidenceTemplate {
  return Object.hasOwn(evidenceTemplates, text)
}

/** Those that suit this kind of professional; where none does, all of them. One's own words last. */
export function templatesFor(type: string): readonly EvidenceTemplate[] {
  const suits = (name: EvidenceTemplate) => {
    const template: Template = evidenceTemplates[name]
    return template.suits?.some((one) => one === type) ?? false
  }
  const ready = names.filter((name) => name !== 'free')
  const suiting = ready.filter(suits)
  return [...(suiting.length > 0 ? suiting : ready), 'free']
}

/** What is asked, word for word: the template's, or what the worker wrote. */
export function wordsOf(template: EvidenceTemplate, own: string | undefined): string {
  const { ask }: Template = evidenceTemplates[template]
  return ask ?? own ?? ''
}

/** Everything that the page of a guest may hold of a case. There is no field for anything else. */
export interface GuestQuestion {
  readonly ask: string
  /** A name with a date of birth, or two letters, as was agreed. */
  readonly about: string
  readonly by: Day
  /** Who asks: a colleague by name, and no organisation. */
  readonly asker: string
}
export const guestQuestionFields = ['ask', 'about', 'by', 'asker'] as const

interface Person {
  readonly names?: string
  readonly bornOn?: string
}

/** As whom they are named: by name only where that was agreed, else by their letters, else not at all. */
export function namedBy(items: readonly ShareItem[]): ShareItem | undefined {
  return (['identity', 'initials-and-age-band'] as const).find((item) => items.includes(item))
}

/** Nothing when the record does not hold what was agreed to be told: a question about nobody is none. */
export function aboutWhom(
  item: ShareItem,
  { names = '', bornOn = '' }: Person,
): string | undefined {
  const words = names.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  if (item === 'identity') return bornOn ? `${words.join(' ')}, born ${bornOn}` : words.join(' ')
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters.flatMap((word) => (word ? [`${[...word][0]?.toUpperCase()}.`] : [])).join(' ')
}

export function questionFor(
  template: EvidenceTemplate,
  { own, ...rest }: Pick<GuestQuestion, 'about' | 'by' | 'asker'> & { readonly own?: string },
): GuestQuestion {
  return { ask: wordsOf(template, own), ...rest }
}

export interface EvidenceAnswer {
  readonly kind: 'answered' | 'cannot'
  readonly words: string
}
export const mostOwnQuestion = 400
export const mostAnswer = 4_000
export const mostFileBytes = 10 * 1024 * 1024
