/**
 * What each kind of pack may hold, as data. A field that a template does not name is never in it, whoever
 * agreed to what. Where somebody is stands in none: there is no such field.
 */
import type { SharePurpose } from '../circle/may-share.ts'
import type { OpenRecipientType } from '../circle/recipient.ts'
import type { ShareItem } from '../circle/share-items.ts'
import { type PackField, packFields } from './pack-fields.ts'

export interface PackTemplate {
  readonly title: string
  /** What it is for, said to whoever makes one. */
  readonly means: string
  /** The only kinds of professional it can go to. None: it is handed to the survivor and to nobody else. */
  readonly to: readonly OpenRecipientType[]
  readonly purpose: SharePurpose
  /** In the order in which they stand on the page. */
  readonly fields: readonly PackField[]
  /** No word in it may say who the person is: it is read for names before it leaves. */
  readonly nameless?: true
  /** Stands on every page, before who it is for and the day. */
  readonly watermark: string
  readonly usualDays: number
  readonly usualViews: number
}

/** However it is asked for, a pack ends after a week. */
export const mostDays = 7
export const mostViews = 20
export const mostPapers = 300

const confidential = 'Confidential'

export const packTemplates = {
  solicitor: {
    title: 'For a solicitor',
    means: 'What a legal adviser needs to take instructions and to act in time',
    to: ['legal-adviser'],
    purpose: 'work-together',
    fields: [
      ...['names', 'born-on', 'languages', 'nrm-reference', 'pathway-dates', 'decisions'],
      ...['needs', 'health-needs', 'risk-words', 'account', 'reach-through-us', 'papers'],
    ] as const,
    watermark: 'Confidential, for legal advice',
    usualDays: 7,
    usualViews: 10,
  },
  'police-interview': {
    title: 'Before a police interview',
    means: 'What an officer needs so that an interview is safe; never what happened',
    to: ['police', 'victim-navigator'],
    purpose: 'work-together',
    fields: ['names', 'languages', 'needs', 'risk-words', 'reach-through-us'],
    watermark: confidential,
    usualDays: 3,
    usualViews: 5,
  },
  intelligence: {
    title: 'Intelligence, without who they are',
    means: 'How it was done, with nothing that says to whom',
    to: ['police'],
    purpose: 'work-together',
    fields: ['account'],
    nameless: true,
    watermark: 'Intelligence only. No person is named',
    usualDays: 3,
    usualViews: 3,
  },
  gp: {
    title: 'For a doctor or another health service',
    means: 'Who they are, what they need for their health; nothing of any decision',
    to: ['general-practice', 'other-health', 'counsellor'],
    purpose: 'work-together',
    fields: ['names', 'born-on', 'languages', 'health-needs', 'reach-through-us', 'papers'],
    watermark: confidential,
    usualDays: 7,
    usualViews: 5,
  },
  housing: {
    title: 'For a housing application',
    means: 'What a council needs to decide on housing; never where they are now',
    to: ['council-housing', 'council-adults'],
    purpose: 'work-together',
    fields: [
      ...['names', 'born-on', 'languages', 'pathway-dates', 'decisions'],
      ...['needs', 'risk-words', 'reach-through-us', 'papers'],
    ] as const,
    watermark: confidential,
    usualDays: 7,
    usualViews: 5,
  },
  benefits: {
    title: 'For a benefits application',
    means: 'Who they are and what was decided, so that a claim can be made',
    to: ['benefits'],
    purpose: 'work-together',
    fields: ['names', 'born-on', 'pathway-dates', 'decisions', 'reach-through-us', 'papers'],
    watermark: confidential,
    usualDays: 7,
    usualViews: 3,
  },
  'court-bundle': {
    title: 'Papers for a court or tribunal',
    means: 'The papers that they chose, numbered and listed, with what was decided',
    to: ['legal-adviser'],
    purpose: 'work-together',
    fields: [
      ...['names', 'born-on', 'nrm-reference', 'pathway-dates', 'decisions', 'account'],
      ...['papers'],
    ] as const,
    watermark: 'Confidential, for legal advice',
    usualDays: 7,
    usualViews: 10,
  },
  'hand-over': {
    title: 'Hand over to a new worker',
    means: 'What another support provider needs on the first day',
    to: ['support-provider'],
    purpose: 'handover',
    fields: [
      ...['names', 'born-on', 'languages', 'nrm-reference', 'pathway-dates', 'decisions'],
      ...['needs', 'health-needs', 'risk-words', 'safety-plan', 'account'],
      ...['reach-through-us', 'papers'],
    ] as const,
    watermark: confidential,
    usualDays: 7,
    usualViews: 5,
  },
  'own-copy': {
    title: 'Their own copy',
    means: 'What is theirs, in their hands',
    to: [],
    purpose: 'work-together',
    fields: [
      ...['names', 'born-on', 'languages', 'nrm-reference', 'pathway-dates', 'decisions'],
      ...['needs', 'account', 'papers'],
    ] as const,
    watermark: 'Yours',
    usualDays: 7,
    usualViews: 5,
  },
} as const satisfies Readonly<Record<string, PackTemplate>>

export type PackTemplateName = keyof typeof packTemplates
export const packTemplateNames = Object.keys(packTemplates) as readonly PackTemplateName[] // its keys

export function isPackTemplate(text: string): text is PackTemplateName {
  return Object.hasOwn(packTemplates, text)
}

/** The parts of a consent that a pack of this kind can use at all. */
export function itemsOf({ fields }: PackTemplate): readonly ShareItem[] {
  return [...new Set(fields.flatMap((field) => packFields[field].items))]
}

/** The kinds of pack that can go to this kind of professional. */
export function templatesFor(type: string): readonly PackTemplateName[] {
  return packTemplateNames.filter((name) => {
    const { to }: PackTemplate = packTemplates[name]
    return to.some((one) => one === type)
  })
}
