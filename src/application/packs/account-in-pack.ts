/**
 * Parts of somebody’s account in a pack: those that were allowed for exactly this kind of reader, chosen one by
 * one. Words of theirs that somebody typed into it by hand are found and asked about like the others.
 */
import type { Day } from '../../domain/calendar/day.ts'
import type { PackLine } from '../../domain/packs/pack-content.ts'
import { letterUseFor, type Topic, topics } from '../../domain/told-once/account-words.ts'
import { type Block, blocksOf, type Version } from '../../domain/told-once/block.ts'
import {
  accountIn,
  type ForUse,
  type PartInDocument,
  sortForUse,
  versionsIn,
  whyNotThese,
} from '../../domain/told-once/in-document.ts'
import { markOf, quoted } from '../../domain/told-once/provenance.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import type { Sitting } from '../services.ts'
import { noteUsed } from '../told-once/account-letter.ts'

export interface AccountInPack {
  /** What could go to this reader, to be chosen from. */
  readonly may: readonly PartInDocument[]
  /** The versions that are in it, chosen or typed by hand. */
  readonly versions: readonly Version[]
  readonly lines: readonly PackLine[]
}

export interface AccountRefusal {
  readonly code: 'account-may-not-go'
  /** What the words are about; empty: words stand under a mark that nobody said like this. */
  readonly topics: readonly string[]
}

interface Wanted {
  readonly member: Pick<KeptMember, 'type'>
  readonly on: Day
  /** The parts that were ticked. */
  readonly chosen: readonly string[]
  /** What was typed beside them. */
  readonly typed: string
  readonly say: (day: Day) => string
}

export async function accountInPack(
  { stores }: Sitting,
  caseId: string,
  { member, on, chosen, typed, say }: Wanted,
): Promise<AccountInPack | { readonly refused: AccountRefusal }> {
  const blocks = blocksOf(await stores.account.read(caseId))
  const use = letterUseFor(member.type)
  const may = use ? sortForUse(blocks, { use, type: member.type, on }).may : []
  const parts = may.filter(({ block }) => chosen.includes(block.id))
  const gone = chosen.filter((id) => !parts.some(({ block }) => block.id === id))
  const { found, changed } = accountIn(typed, blocks)
  const held = found.filter((one) => !use || whyNot(one, blocks, { use, type: member.type, on }))
  if (gone.length + changed.length + held.length > 0) {
    const about = new Set<Topic>(held.map(({ topic }) => topic))
    for (const { id, topic } of blocks) if (gone.includes(id)) about.add(topic)
    return { refused: { code: 'account-may-not-go', topics: [...about].map((one) => topics[one]) } }
  }
  const text = (part: PartInDocument) => quoted(part.block, part.translations, say)
  return {
    may,
    versions: [...new Set([...parts.flatMap(versionsIn), ...found])],
    lines: [
      ...parts.flatMap((part): PackLine[] =>
        text(part)
          .split('\n')
          .map((line) => ({ text: line })),
      ),
      ...(typed === '' ? [] : [{ text: typed }]),
    ],
  }
}

function whyNot(version: Version, blocks: readonly Block[], forUse: ForUse): boolean {
  return whyNotThese(version, blocks, forUse).length > 0
}

interface WentInPack {
  readonly member: KeptMember
  readonly packId: string
  readonly versions: readonly Version[]
  readonly who: string
  /** The pack is a handover. */
  readonly inHandover?: true
}

/** Which words, in which version, went out in this pack: kept with the account itself. */
export async function noteInPack(
  sitting: Sitting,
  seen: OpenCase,
  { member, packId, versions, who, inHandover }: WentInPack,
): Promise<void> {
  const use = letterUseFor(member.type)
  if (use === undefined || versions.length === 0) return
  const to = { use, type: member.type, member: member.id, who, ...(inHandover && { inHandover }) }
  await noteUsed(sitting, seen, versions, { ...to, thing: packId, inPack: true })
}

/** As it stands in the record of a pack: "3f2a91c0/2". */
export function marksOf(versions: readonly Version[]): readonly string[] {
  return versions.map(markOf)
}
