/**
 * A part of an account as it stands, read from everything that happened to it: the words that hold now,
 * whether they are approved, what they may be used for, and everywhere they went.
 */
import type { Day } from '../calendar/day.ts'
import { type AccountEvent, revising } from './account-event.ts'
import type { AccountUse, ApprovalWay, BlockKind, Topic, UseAnswer } from './account-words.ts'

type EventOf<Kind extends AccountEvent['kind']> = Extract<AccountEvent, { readonly kind: Kind }>
export type Version = EventOf<'written'> & {
  /** 1 for the first words. */
  readonly number: number
  readonly approved?: { readonly on: Day; readonly how: ApprovalWay }
}
export type WentOut = EventOf<'used'>
export type ToldThemselves = EventOf<'told'>

export interface AnswerForUse {
  readonly answer: UseAnswer
  readonly on: Day
  /** The version that was spoken about. */
  readonly version: string
  readonly until: Day
}

export interface Block {
  readonly id: string
  readonly what: BlockKind
  readonly topic: Topic
  /** Oldest first. */
  readonly versions: readonly Version[]
  /** The words that hold now. */
  readonly now: Version
  readonly answers: Readonly<Partial<Record<AccountUse, AnswerForUse>>>
  readonly takenBack?: Day
  readonly wentOut: readonly WentOut[]
  readonly told: readonly ToldThemselves[]
  readonly notices: readonly EventOf<'notice-given'>[]
  /** How often words or permissions changed: what a page has to have seen. */
  readonly revision: number
}

/** Blocks in the order in which they were begun. Events come in the order in which they were recorded. */
export function blocksOf(events: readonly AccountEvent[]): readonly Block[] {
  const byBlock = new Map<string, AccountEvent[]>()
  for (const event of events) {
    const same = byBlock.get(event.block)
    if (same) same.push(event)
    else byBlock.set(event.block, [event])
  }
  return [...byBlock].flatMap(([id, own]) => blockOf(id, own) ?? [])
}

function blockOf(id: string, events: readonly AccountEvent[]): Block | undefined {
  const of = <Kind extends AccountEvent['kind']>(kind: Kind) =>
    events.filter((event): event is EventOf<Kind> => event.kind === kind)
  const approvals = of('approved')
  const versions = of('written').map((written, at): Version => {
    const approved = approvals.find(({ version }) => version === written.id)
    return {
      ...{ ...written, number: at + 1 },
      ...(approved && { approved: { on: approved.on, how: approved.how } }),
    }
  })
  const now = versions.at(-1)
  if (now === undefined) return undefined
  const takenBack = of('taken-back')[0]?.on
  return {
    ...{ id, what: now.what, topic: now.topic, versions, now },
    answers: answersIn(of('answered')),
    ...(takenBack && { takenBack }),
    wentOut: of('used'),
    told: of('told'),
    notices: of('notice-given'),
    revision: events.filter(({ kind }) => revising.has(kind)).length,
  }
}

function answersIn(
  answered: readonly EventOf<'answered'>[],
): Readonly<Partial<Record<AccountUse, AnswerForUse>>> {
  const latest: Partial<Record<AccountUse, AnswerForUse>> = {}
  for (const { answers, on, version, until } of answered) {
    // Own keys of a record whose keys are uses.
    for (const [use, answer] of Object.entries(answers) as [AccountUse, UseAnswer][]) {
      latest[use] = { answer, on, version, until }
    }
  }
  return latest
}

/** The translations that render the words as they stand now, and were not taken back. */
export function translationsOf(block: Block, blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(
    ({ what, now, takenBack }) =>
      what === 'translation' && takenBack === undefined && now.renders?.version === block.now.id,
  )
}

/** Whoever was sent these words from here, and has not been asked to stop since they were taken back. */
export function noticesOwed({ wentOut, notices, takenBack }: Block): readonly WentOut[] {
  if (takenBack === undefined) return []
  const owed = new Map<string, WentOut>()
  for (const went of wentOut) {
    if (went.member && !notices.some(({ member }) => member === went.member)) {
      owed.set(went.member, went)
    }
  }
  return [...owed.values()]
}
