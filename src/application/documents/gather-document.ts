/**
 * Everything one document is made from, gathered in one read of the case. Answers with what it says,
 * with why it cannot be made yet, or with nothing when the case or the thing is not this person's.
 */
import { createHash } from 'node:crypto'
import { categoryOf } from '../../domain/needs/category.ts'
import type { RnaDecision } from '../../domain/pathway/tracks/rna/rna-decisions.ts'
import { newReconsideration } from '../../domain/rna/reconsideration.ts'
import { canonicalText } from '../../domain/rna/submission.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { DocumentKind, ToMake } from '../ports/document-press.ts'
import { openRna } from '../rna/open-rna.ts'
import type { Services, Sitting } from '../services.ts'
import { gatherLetter } from '../told-once/account-letter.ts'
import { evidenceIndexInput } from './evidence-index-input.ts'
import { exitPlanInput } from './exit-plan-input.ts'
import type { LetterGoesTo } from './letter-recipient.ts'
import {
  challengeBeforehand,
  challengeQuestions,
  exitQuestions,
  type Prepared,
  preparedKey,
  type QuestionGroup,
} from './prepared-answers.ts'
import { gatherPromiseLetter } from './promise-letter-input.ts'
import {
  challengeAsAnswered,
  challengeHoles,
  reconsiderationInput,
} from './reconsideration-input.ts'
import { draftSource, rnaPackInput, sentSource } from './rna-pack-input.ts'
import { type AboutDecision, survivorCopyInput } from './survivor-copy-input.ts'

/** Which document: of an RNA or a submission, of a decision, or of the case itself. */
export interface AboutDocument {
  readonly caseId: string
  readonly kind: DocumentKind
  readonly of: string
}

export interface Questions {
  readonly groups: readonly QuestionGroup[]
  readonly answers: Prepared
}

export type Gathered = { readonly read: ReadCase; readonly questions?: Questions } & (
  | {
      readonly document: ToMake
      readonly notes: readonly string[]
      /** Of a letter about a promise: to whom, as the firewall knows them. */
      readonly goesTo?: LetterGoesTo
    }
  | { readonly notYet: readonly string[] }
)

export async function gatherDocument(
  sitting: Sitting,
  about: AboutDocument,
): Promise<Gathered | undefined> {
  const read = await openFor(sitting, about.caseId)
  if (read === undefined) return undefined
  const { kind } = about
  switch (kind) {
    case 'rna-pack':
    case 'evidence-index':
      return ofRna(sitting, read, about)
    case 'survivor-copy':
    case 'reconsideration-request':
      return ofDecision(sitting, read, about)
    case 'chase-letter':
    case 'escalation-letter':
      return gatherPromiseLetter(sitting, { ...about, kind })
    case 'exit-plan':
      return about.of === read.file.id ? ofLeaving(sitting, read, about) : undefined
    case 'account-letter':
      return ofLetter(sitting, read, about)
  }
}

async function ofRna(
  sitting: Sitting,
  read: ReadCase,
  { caseId, kind, of }: AboutDocument,
): Promise<Gathered | undefined> {
  const submissions = await sitting.stores.rnas.submissions(caseId)
  const sent = submissions.find(({ id }) => id === of)
  const open = await openRna(sitting, { caseId, rnaId: sent?.rnaId ?? of })
  if (open === undefined) return undefined
  const { categories } = sitting.services
  const source = sent ? sentSource(sent, categories) : draftSource(open, categories)
  const { today } = read.picture
  const document: ToMake =
    kind === 'rna-pack'
      ? { kind, input: rnaPackInput(source, open, today) }
      : { kind: 'evidence-index', input: evidenceIndexInput(source, open, today) }
  return { read, document, notes: [] }
}

async function ofDecision(
  sitting: Sitting,
  read: ReadCase,
  about: AboutDocument,
): Promise<Gathered | undefined> {
  const found = findDecision(read, about.of)
  const open = found && (await openRna(sitting, { caseId: about.caseId, rnaId: found.rnaId }))
  if (!open) return undefined
  const { categories } = sitting.services
  const last = open.submissions.at(-1)
  const aboutDecision: AboutDecision = {
    open,
    decision: found.decision,
    sent: last && sentSource(last, categories),
    needNames: needNamesIn(read, categories),
  }
  const madeOn = read.picture.today
  if (about.kind === 'survivor-copy') {
    const input = survivorCopyInput(aboutDecision, madeOn)
    return { read, document: { kind: 'survivor-copy', input }, notes: [] }
  }
  const empty = newReconsideration(about.of, read.file.facts, read.picture.needs, categories)
  if (empty === undefined) return undefined
  const answers = { ...challengeBeforehand(empty), ...(await preparedFor(sitting, about)) }
  const questions = { groups: challengeQuestions(empty, aboutDecision.needNames), answers }
  if (empty.needs.length === 0) return { read, notYet: [nothingRefused] }
  const draft = challengeAsAnswered(empty, answers)
  const { missing, notes } = challengeHoles(draft)
  if (missing.length > 0) return { read, questions, notYet: missing }
  const input = reconsiderationInput(aboutDecision, { draft, prepared: answers, madeOn })
  return { read, questions, document: { kind: 'reconsideration-request', input }, notes }
}

export const nothingRefused = 'Everything in this decision was agreed as asked.'
export const notInSupport = 'Support has not started, so there is nothing to move on from yet.'

async function ofLeaving(
  sitting: Sitting,
  read: ReadCase,
  about: AboutDocument,
): Promise<Gathered> {
  if (!hasStarted(read)) return { read, notYet: [notInSupport] }
  const answers = await preparedFor(sitting, about)
  const input = exitPlanInput(read, answers, read.picture.today)
  const holes = Object.values(input.subjects).filter(({ state }) => state === 'not-in-place').length
  return {
    read,
    questions: { groups: exitQuestions(), answers },
    document: { kind: 'exit-plan', input },
    notes: [
      ...(holes > 0
        ? [holes === 1 ? 'One subject is not in place.' : `${holes} subjects are not in place.`]
        : []),
      ...(input.goals.length === 0 ? ['What the survivor wants is not written yet.'] : []),
    ],
  }
}

async function ofLetter(
  sitting: Sitting,
  read: ReadCase,
  about: AboutDocument,
): Promise<Gathered | undefined> {
  const answers = await preparedFor(sitting, about)
  const letter = await gatherLetter(sitting, read, { memberId: about.of, answers })
  if (letter === undefined) return undefined
  const { groups } = letter
  const questions = groups.length > 0 && { questions: { groups, answers } }
  if ('notYet' in letter) return { read, ...questions, notYet: letter.notYet }
  const document: ToMake = { kind: 'account-letter', input: letter.input }
  return { read, ...questions, document, notes: [] }
}

export function hasStarted({ file }: ReadCase): boolean {
  return file.facts.some(({ type }) => type === 'support-started')
}

export function findDecision(
  { picture }: ReadCase,
  fact: string,
): { readonly rnaId: string; readonly decision: RnaDecision } | undefined {
  for (const { cycle } of picture.tracks.rnas) {
    const decision = cycle.decisions.find((one) => one.fact === fact)
    if (decision) return { rnaId: cycle.rna, decision }
  }
  return undefined
}

function needNamesIn(
  { picture }: ReadCase,
  categories: Services['categories'],
): ReadonlyMap<string, string> {
  return new Map(
    picture.needs.map(({ id, category, whose }) => {
      const title = categoryOf(categories, category)?.title ?? category
      return [id, whose === 'survivor' ? title : `${title} (dependant)`]
    }),
  )
}

async function preparedFor({ stores }: Sitting, about: AboutDocument): Promise<Prepared> {
  const draft = await stores.drafts.find(preparedKey(about))
  return Object.fromEntries(
    Object.entries(draft?.fields ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}

/** The SHA-256 of what a document says, in one canonical form: the same words, the same number. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalText(value), 'utf8').digest('hex')
}
