/** Queries: what a person told, as it stands, and everybody who has been told which part of it. */

import { type Day, ukDayOf } from '../../domain/calendar/day.ts'
import { type Notice, noticeTo } from '../../domain/circle/notice.ts'
import type { RecipientType } from '../../domain/circle/recipient.ts'
import { isOfficial } from '../../domain/legal-requests/asker.ts'
import { type Block, blocksOf, noticesOwed, type WentOut } from '../../domain/told-once/block.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import { type Shared, sharedBy } from '../ports/circle/sharing-store.ts'
import { type Services, sit } from '../services.ts'

export interface ReadAccount extends ReadCase {
  readonly blocks: readonly Block[]
  /** Newest first. */
  readonly told: readonly AlreadyTold[]
  readonly mayWork: boolean
}

/** Somebody need not be told this again. */
export interface AlreadyTold {
  readonly on: Day
  readonly type: RecipientType
  readonly who: string
  /** By themselves, in a paper from here, or by one of us. */
  readonly how: 'themselves' | 'paper' | 'assessment' | 'us'
  /** Empty: part of their account, and nobody wrote down which. */
  readonly blocks: readonly Block[]
  /** In the words of whoever noted it. */
  readonly what?: string
}

export async function readAccount(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<ReadAccount | undefined> {
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    const [read, events, shared] = await Promise.all([
      openFor(sitting, caseId),
      stores.account.read(caseId),
      stores.sharing.sharedWith(caseId),
    ])
    if (read === undefined) return undefined
    const blocks = blocksOf(events)
    return {
      ...{ ...read, blocks, told: alreadyTold(blocks, shared) },
      mayWork: mayDo(actor, 'work-on-case', read.file),
    }
  })
}

/** One line for each person and occasion, however many parts they were told. */
export function alreadyTold(
  blocks: readonly Block[],
  shared: readonly Shared[],
): readonly AlreadyTold[] {
  const lines = new Map<string, AlreadyTold>()
  const add = (key: string, line: AlreadyTold) => {
    const before = lines.get(key)
    const more = line.blocks.filter((one) => !before?.blocks.includes(one))
    lines.set(key, before ? { ...before, blocks: [...before.blocks, ...more] } : line)
  }
  for (const block of blocks.filter(({ what }) => what !== 'translation')) {
    for (const { on, type, who } of block.told) {
      const line = { on, type, who, how: 'themselves', blocks: [block] } as const
      add(`told ${on} ${type} ${who}`, line)
    }
    for (const { on, type, who = '', thing, use } of block.wentOut) {
      const how = use === 'rna' ? 'assessment' : 'paper'
      add(`used ${thing} ${type}`, { on, type, who, how, blocks: [block] })
    }
  }
  const known = new Set(blocks.flatMap(({ wentOut }) => wentOut.map(({ thing }) => thing)))
  for (const { id, at, type, who, what, items, thingId } of shared) {
    // What went out under a legal request stands in its register.
    if (isOfficial(type)) continue
    if (!items.includes('account') || known.has(thingId ?? '')) continue
    const line = {
      on: ukDayOf(at),
      type,
      who,
      how: 'us',
      blocks: [],
      ...(what && { what }),
    } as const
    add(id, line)
  }
  return [...lines.values()].sort((one, other) => (one.on < other.on ? 1 : -1))
}

function wayOf({ inPack, inHandover }: WentOut): 'handover' | 'pack' | 'letter' {
  if (inHandover) return 'handover'
  return inPack ? 'pack' : 'letter'
}

/** Whoever has words that were taken back, with the letter that asks them to stop. */
export interface NoticeOwed {
  readonly went: WentOut
  readonly notice: Notice
}

export function noticesFor(
  { file }: ReadCase,
  block: Block,
  say: (day: Day) => string,
): readonly NoticeOwed[] {
  return noticesOwed(block).map((went) => ({
    went,
    notice: noticeTo(
      {
        who: went.who ?? 'colleague',
        reference: file.reference,
        given: block.wentOut
          .filter(({ member }) => member === went.member)
          .map((one) => ({ on: one.on, way: sharedBy[wayOf(one)] })),
      },
      say,
    ),
  }))
}
