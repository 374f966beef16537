/**
 * Looking at a document before it leaves, and making it. A made file is kept, sealed, in the case: its
 * id is taken from the SHA-256 of what it was made from, and the log names that id.
 */
import { createHash } from 'node:crypto'
import type { WhyNotShare } from '../../domain/circle/may-share.ts'
import type { Channel, ContactBlock } from '../../domain/contact/contact-rules.ts'
import { type MayLeave, mayLeave, type WhyNotLeave } from '../../domain/firewall/may-leave.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { reachIn, type WhyBlocked } from '../contact/reach-out.ts'
import type { Concerns, DocumentFormat, MadeDocument, ToMake } from '../ports/document-press.ts'
import { sit } from '../services.ts'
import { letAccountOut } from '../told-once/account-letter.ts'
import type { DocumentServices } from './document-services.ts'
import { type AboutDocument, type Gathered, gatherDocument, hashOf } from './gather-document.ts'
import { harmOfDocuments, isForSurvivor } from './harm-of-documents.ts'
import { isPromiseLetter, letterMayLeave, noteLetter } from './letter-leaves.ts'
import { type LetterGoesTo, letterAtTheFirewall } from './letter-recipient.ts'
import { ownPlacesIn } from './own-places.ts'
import { type Prepared, preparedKey } from './prepared-answers.ts'

export type Looked = Gathered & {
  readonly concerns?: Concerns
  /** Names what was looked at: what is made later must be the same. */
  readonly hash?: string
  /** The headings under which it says where this very person is: then it cannot leave. */
  readonly ownPlaces?: readonly string[]
}

export async function lookAtDocument(
  services: DocumentServices,
  actor: Actor,
  about: AboutDocument,
): Promise<Looked | undefined> {
  return sit(services, actor, async (sitting) => {
    const gathered = await gatherDocument(sitting, about)
    if (gathered === undefined || 'notYet' in gathered) return gathered
    const { document } = gathered
    return {
      ...gathered,
      concerns: services.press.look(document),
      hash: hashOf(document),
      ownPlaces: await ownPlacesIn(sitting, about.caseId, document),
    }
  })
}

export function hasConcerns(concerns: Concerns | undefined, notes: readonly string[]): boolean {
  if (concerns === undefined) return false
  return concerns.places.length + concerns.unprintable.length + notes.length > 0
}

export type MakeRefusal =
  | { readonly code: 'document-not-available' }
  | { readonly code: 'document-not-ready'; readonly missing: readonly string[] }
  /** The record changed after the page was looked at. */
  | { readonly code: 'changed-since-looked' }
  | { readonly code: 'not-looked-at' }
  /** A paper for the survivor, and nobody said how it reaches them: the guard could not be asked. */
  | { readonly code: 'how-does-it-reach-them' }
  /** It goes to a professional whom they did not agree to tell this, or do not any more. */
  | { readonly code: 'may-not-be-told'; readonly reasons: readonly WhyNotShare[] }
  /** Words of theirs may not go to this reader any more. */
  | { readonly code: 'words-withheld' }
  /** The text has the person's own address in it. Nobody can wave that through. */
  | { readonly code: 'tells-own-place'; readonly under: readonly string[] }
  /** The firewall: papers of this kind may not be made at all. */
  | { readonly code: 'may-not-leave'; readonly why: readonly WhyNotLeave[] }
  /** It would reach the survivor in a way that their own rules do not allow now. */
  | {
      readonly code: 'contact-blocked'
      readonly why: WhyBlocked
      readonly reasons: readonly ContactBlock[]
    }

export type MadeOrNot = { readonly made: MadeDocument } | { readonly refused: MakeRefusal }

export interface MakeOrder extends AboutDocument {
  readonly format: DocumentFormat
  /** The hash of what was on the page. */
  readonly seen: string
  /** A person has read what may tell a place, and goes on. */
  readonly goOn: boolean
  /** The edition of what stood on the screen about passing it on. */
  readonly explained?: string
  /** How it reaches the survivor. Absent: not now, or it goes to somebody else; never for a paper of theirs. */
  readonly reaches?: {
    readonly channel: Channel
    /** Why it has to be although their rules say no. */
    readonly because: string
  }
}

export async function makeDocument(
  services: DocumentServices,
  actor: Actor,
  order: MakeOrder,
): Promise<MadeOrNot> {
  const looked = await lookAtDocument(services, actor, order)
  if (!looked || !mayDo(actor, 'work-on-case', looked.read.file)) return notAvailable
  if ('notYet' in looked) {
    return { refused: { code: 'document-not-ready', missing: looked.notYet } }
  }
  const { ownPlaces = [] } = looked
  if (ownPlaces.length > 0) return { refused: { code: 'tells-own-place', under: ownPlaces } }
  const leaves = atTheFirewall(order, looked.goesTo)
  if ('refused' in leaves) return { refused: { code: 'may-not-leave', why: leaves.refused } }
  if (looked.hash !== order.seen) return { refused: { code: 'changed-since-looked' } }
  if (order.reaches === undefined && isForSurvivor(order.kind)) {
    return { refused: { code: 'how-does-it-reach-them' } }
  }
  if (hasConcerns(looked.concerns, looked.notes) && !order.goOn) {
    return { refused: { code: 'not-looked-at' } }
  }
  // Printing takes time, so it is done between two transactions: no lock waits for the press.
  const made = await services.press.make(looked.document, order.format)
  const refused = await keep(services, actor, { order, document: looked.document, made })
  return refused ? { refused } : { made }
}

const notAvailable = { refused: { code: 'document-not-available' } } as const

/** A letter is asked about with whoever reads it; every other paper stays here or goes to the survivor. */
function atTheFirewall({ kind, reaches, explained }: MakeOrder, to?: LetterGoesTo): MayLeave {
  if (isPromiseLetter(kind)) return letterAtTheFirewall({ kind, to: to ?? 'unknown', explained })
  const { classes } = harmOfDocuments[kind]
  return mayLeave({ sink: 'made-paper', to: reaches ? 'survivor' : 'ourselves', classes })
}

interface ToKeep {
  readonly order: MakeOrder
  readonly document: ToMake
  readonly made: MadeDocument
}

/** Nothing is handed out before it is kept and in the log, or against what they said is safe. */
async function keep(
  services: DocumentServices,
  actor: Actor,
  { order, document, made }: ToKeep,
): Promise<MakeRefusal | undefined> {
  const { caseId, format, kind, reaches } = order
  const id = madeDocumentId(caseId, format, document)
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return notAvailable.refused
    if (document.kind === 'account-letter') {
      const letter = { memberId: order.of, documentId: id, input: document.input }
      const went = await letAccountOut(sitting, seen, letter)
      if (went === 'withheld') return { code: 'words-withheld' }
    } else if (reaches) {
      const may = await reachIn(sitting, seen, {
        caseId,
        act: { channel: reaches.channel, content: 'detail' },
        code: kind,
        because: reaches.because,
        writeId: services.world.newId(),
      })
      if ('refused' in may) return notAvailable.refused
      if ('blocked' in may) return { code: 'contact-blocked', why: may.why, reasons: may.blocked }
    }
    const letter = await letterMayLeave(sitting, { order, thingId: id })
    if (letter) return letter
    const before = (await stores.documents.list(caseId)).find((one) => one.id === id)
    const sha256 = createHash('sha256').update(made.bytes).digest('hex')
    if (before && before.sha256 !== sha256) throw new Error('the same input gave other bytes')
    if (!before) {
      const { bytes, name } = made
      await stores.documents.add(
        seen,
        // Made of words that were compared with their places just now.
        { id, name, type: format, class: 'I', size: bytes.length, sha256, bytes },
        { writeId: services.world.newId() },
      )
    }
    await stores.audit.record({
      act: `made a document: ${kind}, ${format}`,
      caseId,
      objectId: id,
    })
    await noteLetter(sitting, order)
    return undefined
  })
}

/**
 * The first 122 bits of the SHA-256 of case, format and input, as a UUID of version 8. Whoever has
 * the input can work it out again and find the kept file.
 */
export function madeDocumentId(caseId: string, format: DocumentFormat, document: ToMake): string {
  const hex = hashOf({ caseId, format, ...document })
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  const uuid = `${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17, 32)}`
  return uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Keeps what was answered for a document, with whoever answered it. */
export async function keepPrepared(
  services: DocumentServices,
  actor: Actor,
  about: AboutDocument,
  answers: Prepared,
): Promise<boolean> {
  return sit(services, actor, async (sitting) => {
    const gathered = await gatherDocument(sitting, about)
    if (!gathered || !mayDo(actor, 'work-on-case', gathered.read.file)) return false
    await sitting.stores.drafts.keep(preparedKey(about), about.caseId, answers)
    return true
  })
}
