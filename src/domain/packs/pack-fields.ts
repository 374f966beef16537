/**
 * What a pack can be made of, as data: each field with the parts of a consent that all have to be there
 * before it may go anywhere. Where a person is, is no field; nor is any way to reach them but through us.
 */
import type { ShareItem } from '../circle/share-items.ts'

interface PackFieldKind {
  readonly title: string
  /** Every one of these was agreed to, or the field stays here. */
  readonly items: readonly ShareItem[]
}

export const packFields = {
  initials: { title: 'Initials', items: ['initials-and-age-band'] },
  'age-band': { title: 'Age band', items: ['initials-and-age-band'] },
  names: { title: 'Name', items: ['identity'] },
  'born-on': { title: 'Date of birth', items: ['identity'] },
  languages: { title: 'Languages', items: ['identity'] },
  'nrm-reference': { title: 'NRM reference', items: ['identity', 'decisions'] },
  'pathway-dates': { title: 'Where they stand, with dates', items: ['pathway-dates'] },
  decisions: { title: 'Decisions', items: ['decisions'] },
  needs: { title: 'What they need', items: ['support-needs'] },
  'health-needs': { title: 'Health', items: ['health'] },
  'risk-words': { title: 'What worries us, in words', items: ['risk-summary'] },
  'safety-plan': { title: 'Safety plan', items: ['safety-plan'] },
  account: { title: 'What happened, in words they approved', items: ['account'] },
  'reach-through-us': { title: 'How to reach them, through us', items: ['contact-through-worker'] },
  papers: { title: 'Papers, named one by one', items: ['documents-named'] },
} as const satisfies Readonly<Record<string, PackFieldKind>>

export type PackField = keyof typeof packFields
export const packFieldNames = Object.keys(packFields) as readonly PackField[] // the keys of the table
/** Papers go as files, after the words. */
export type WordField = Exclude<PackField, 'papers'>
