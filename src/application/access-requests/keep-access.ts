/** Noting, deciding about passages, preparing, agreeing and giving: each a step of whoever does it. */
import { createHash } from 'node:crypto'
import {
  accessStanding,
  type Happening,
  type RefusalGround,
  type WayOfGiving,
} from '../../domain/access-requests/access-request.ts'
import {
  refusalOfHappening,
  refusalToAgreeToCopy,
  refusalToGive,
  refusalToPrepare,
} from '../../domain/access-requests/decide-access.ts'
import {
  type Copied,
  type CopyDecisions,
  noDecisions,
  type OwnCopy,
  ownCopy,
  type RecordPart,
  withDecisions,
} from '../../domain/access-requests/own-copy.ts'
import { whyNotLeaveWords } from '../../domain/firewall/leave-words.ts'
import { mayLeave } from '../../domain/firewall/may-leave.ts'
import type { Actor } from '../actor.ts'
import { contactIn } from '../contact/read-contact.ts'
import { harmOfDocuments } from '../documents/harm-of-documents.ts'
import { ownPlacesIn } from '../documents/own-places.ts'
import type { KeptAccess } from '../ports/access-requests/access-request-store.ts'
import type { DocumentFormat, MadeDocument, ToMake } from '../ports/document-press.ts'
import { type Services, sit } from '../services.ts'
import {
  type AtAccess,
  type OnAccess,
  type OwnRecordOutcome,
  type OwnRecordRefusal,
  onAccess,
  openAccess,
} from './on-access.ts'
import { recordParts } from './record-parts.ts'

export function decisionsIn({ steps }: Pick<KeptAccess, 'steps'>): CopyDecisions {
  return steps.reduce(
    (all, { decisions }) => (decisions ? withDecisions(all, decisions) : all),
    noDecisions,
  )
}

export interface Drafted {
  readonly parts: readonly RecordPart[]
  readonly decisions: CopyDecisions
  readonly copied: Copied
  /** Names the copy; absent while something is undecided. */
  readonly hash?: string
}

/** As it stands now; or, once it was prepared, of what had been written by then. */
export async function draftOf({ stores, services, read, request }: AtAccess): Promise<Drafted> {
  const standing = accessStanding(request.steps)
  const prepared = 'prepared' in standing ? standing.prepared.id : undefined
  const cut = request.steps.findLast(({ id, step }) => id === prepared || step === 'prepared')
  const frozen = standing.status === 'working' ? undefined : cut?.at
  const parts = await recordParts(stores, read.file, frozen ?? services.world.now())
  const decisions = decisionsIn(request)
  const copied = ownCopy(parts, decisions)
  return { parts, decisions, copied, ...('copy' in copied && { hash: hashOf(copied.copy) }) }
}

function hashOf(copy: OwnCopy): string {
  return createHash('sha256').update(JSON.stringify(copy)).digest('hex')
}

export function noteHappening(
  services: Services,
  actor: Actor,
  { happening, ...asked }: OnAccess & { readonly happening: Happening },
): Promise<OwnRecordOutcome> {
  return onAccess(services, actor, { ...asked, act: 'work-on-case' }, async (at, id) => {
    const today = services.world.today()
    const refused = refusalOfHappening(at.request.steps, happening, { reply: at.reply, today })
    return refused ? { refused } : { step: happening, id, on: today, words: asked.words }
  })
}

export function decidePassages(
  services: Services,
  actor: Actor,
  { decisions, ...asked }: OnAccess & { readonly decisions: CopyDecisions },
): Promise<OwnRecordOutcome> {
  return onAccess(services, actor, { ...asked, act: 'work-on-case' }, async ({ request }, id) => {
    if (request.overOn) return { refused: { code: 'access-over' } }
    return { step: 'decided', id, on: services.world.today(), words: asked.words, decisions }
  })
}

export function prepareCopy(
  services: Services,
  actor: Actor,
  { refuse, ...asked }: OnAccess & { readonly refuse?: RefusalGround },
): Promise<OwnRecordOutcome> {
  return onAccess(services, actor, { ...asked, act: 'work-on-case' }, async (at, id) => {
    const on = services.world.today()
    const { words } = asked
    if (refuse !== undefined) {
      const refused = refusalToPrepare(at.request.steps, 0)
      return refused ? { refused } : { step: 'prepared', id, on, refuse, words }
    }
    const parts = await recordParts(at.stores, at.read.file, services.world.now())
    const copied = ownCopy(parts, decisionsIn(at.request))
    const left = 'undecided' in copied ? copied.undecided.length : 0
    const refused = refusalToPrepare(at.request.steps, left)
    if (refused || !('copy' in copied)) return { refused: refused ?? { code: 'undecided', left } }
    const under = await ownPlacesIn(at, asked.caseId, documentOf(at, copied.copy))
    if (under.length > 0) return { refused: { code: 'tells-own-place', under } }
    return { step: 'prepared', id, on, hash: hashOf(copied.copy), words }
  })
}

export function answerCopy(
  services: Services,
  actor: Actor,
  { agrees, ...asked }: OnAccess & { readonly agrees: boolean },
): Promise<OwnRecordOutcome> {
  return onAccess(services, actor, { ...asked, act: 'hold-back-lines' }, async (at, id) => {
    const standing = accessStanding(at.request.steps)
    if (standing.status !== 'prepared') return { refused: { code: 'not-prepared' } }
    const of = standing.prepared.id
    const on = services.world.today()
    if (!agrees) return { step: 'sent-back', id, on, of, words: asked.words }
    const { hash = '' } = await draftOf(at)
    const refused = refusalToAgreeToCopy(at.request.steps, { by: actor.userId, hash })
    return refused ? { refused } : { step: 'agreed', id, on, of, words: asked.words }
  })
}

export function noteGiven(
  services: Services,
  actor: Actor,
  { way, ...asked }: OnAccess & { readonly way: WayOfGiving },
): Promise<OwnRecordOutcome> {
  return onAccess(services, actor, { ...asked, act: 'work-on-case' }, async (at, id) => {
    const { hash = '' } = await draftOf(at)
    const refused = refusalToGive(at.request.steps, hash)
    if (refused) return { refused }
    if (way !== 'in-person') {
      const contact = await contactIn(at, asked.caseId)
      if (!contact || !('allowed' in contact.now[way])) {
        return { refused: { code: 'not-safe-to-give' } }
      }
    }
    return { step: 'given', id, on: services.world.today(), way, words: asked.words }
  })
}

/** The copy as a paper, or as data that another program can read. Only what two people agreed to. */
export function makeOwnCopy(
  services: Services,
  actor: Actor,
  about: {
    readonly caseId: string
    readonly requestId: string
    readonly format: DocumentFormat | 'json'
  },
): Promise<{ readonly made: MadeDocument } | { readonly refused: OwnRecordRefusal }> {
  const { caseId, format } = about
  return sit(services, actor, async (sitting) => {
    const at = await openAccess(sitting, { ...about, act: 'work-on-case' })
    if ('refused' in at) return at
    const prepared = at.request.steps.findLast((one) => one.step === 'prepared')
    if (prepared?.step === 'prepared' && prepared.refuse) return { refused: { code: 'not-agreed' } }
    const { copied, hash = '' } = await draftOf(at)
    const refused = refusalToGive(at.request.steps, hash)
    if (refused || !('copy' in copied)) return { refused: refused ?? { code: 'not-agreed' } }
    const document = documentOf(at, copied.copy)
    const classes = harmOfDocuments['own-record'].classes
    const leaves = mayLeave({ sink: 'own-record', to: 'survivor', classes })
    if ('refused' in leaves) {
      return { refused: { code: 'may-not-leave', words: leaves.refused.map(whyNotLeaveWords) } }
    }
    const under = await ownPlacesIn(at, caseId, document)
    if (under.length > 0) return { refused: { code: 'tells-own-place', under } }
    await at.stores.audit.record({ act: 'made their copy', caseId, objectId: at.request.id })
    const { reference } = at.read.file
    const made =
      format === 'json'
        ? asData(reference, copied.copy)
        : await services.press.make(document, format)
    return { made }
  })
}

function asData(reference: string, copy: OwnCopy): MadeDocument {
  const bytes = Buffer.from(
    `${JSON.stringify({ format: 'waymark-own-record-1', reference, ...copy }, null, 2)}\n`,
  )
  return { bytes, name: `${reference}.json`, type: 'application/json' }
}

function documentOf({ read, request }: AtAccess, copy: OwnCopy): ToMake {
  const { reference } = read.file
  return { kind: 'own-record', input: { reference, madeOn: request.askedOn, copy } }
}
