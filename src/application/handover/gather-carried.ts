/**
 * What of one case is carried in a handover: only the parts that are allowed are opened at all. What came with
 * an earlier handover goes along as what it was: somebody else’s.
 */
import { type Day, ukDayOf } from '../../domain/calendar/day.ts'
import { isRecipientType, recipientTypes } from '../../domain/circle/recipient.ts'
import { type ShareItem, shareItems } from '../../domain/circle/share-items.ts'
import { longDay } from '../../domain/clocks/day-words.ts'
import { carryFacts } from '../../domain/handover/carry-facts.ts'
import {
  type Carried,
  type CarriedAccount,
  type CarriedPlan,
  type CarriedWords,
  type HandoverItem,
  type History,
  handoverItems,
  inOneOrder,
} from '../../domain/handover/handover.ts'
import { owedBy } from '../../domain/promises/owed-by.ts'
import { promisedThings } from '../../domain/promises/promise-event.ts'
import { type Promised, promisesOf } from '../../domain/promises/promised.ts'
import { planBlockNames, planBlocks } from '../../domain/risk/safety-plan.ts'
import { type Block, blocksOf, translationsOf, type Version } from '../../domain/told-once/block.ts'
import { versionsIn } from '../../domain/told-once/in-document.ts'
import { mayReuse } from '../../domain/told-once/may-reuse.ts'
import type { ReadCase } from '../case/read-case.ts'
import { riskLines } from '../packs/pack-picture.ts'
import { type Shared, sharedBy } from '../ports/circle/sharing-store.ts'
import type { StoredDocument } from '../ports/person-stores.ts'
import type { KeptPlan } from '../ports/risk-store.ts'
import type { Sitting } from '../services.ts'

export interface Gathered {
  readonly carried: Carried
  /** Of their account, each version that is in it, with those of its translations. */
  readonly versions: readonly Version[]
}

export async function gatherCarried(
  sitting: Sitting,
  { file, picture }: ReadCase,
  allowed: readonly HandoverItem[],
): Promise<Gathered> {
  const { stores } = sitting
  const may = (item: HandoverItem) => allowed.includes(item)
  const identity = may('identity') ? await stores.people.reveal(file.id, 'identity') : undefined
  const plan = may('safety-plan') ? planOf(await stores.risk.plan(file.id)) : undefined
  const told = may('account')
    ? accountOf(blocksOf(await stores.account.read(file.id)), picture.today)
    : []
  const { nrmReference, ...named } = identity ?? {}
  const who = { ...named, ...(nrmReference && may('decisions') && { nrmReference }) }
  const history = await historyOf(sitting, file, allowed)
  const carried = keepable({
    ...(identity && Object.keys(who).length > 0 && { identity: who }),
    facts: carryFacts(file.facts, allowed),
    ...(plan && { plan }),
    ...{ account: told.map(({ account }) => account), history },
  })
  return { carried, versions: told.flatMap(({ versions }) => versions) }
}

async function historyOf(
  { stores }: Sitting,
  { id, facts }: ReadCase['file'],
  allowed: readonly HandoverItem[],
): Promise<readonly History[]> {
  const may = (item: HandoverItem) => allowed.includes(item)
  const from = await stores.handovers.organisation()
  const reviews = may('risk-summary') ? await stores.risk.reviews(id, 1) : []
  const promises = may('support-needs') ? promisesOf(await stores.promises.read(id)) : []
  const shared = await stores.sharing.sharedWith(id)
  const documents = may('documents-named') ? await stores.documents.list(id) : []
  const before = (await stores.handovers.history(id))?.history ?? []
  const given = new Map(facts.map((fact) => [fact.id, fact.on]))
  return inOneOrder([
    ...reviews.map(
      (one): History => ({
        ...{ part: 'risk', from, on: one.on, lines: riskLines(one, longDay) },
      }),
    ),
    ...promises.map(
      (one): History => ({
        ...{ part: 'promises', from, on: one.askedOn, lines: promiseLines(one) },
      }),
    ),
    ...shared.flatMap((one) => toldHistory(one, { from, allowed, given })),
    // A picture that can tell a place is not even listed.
    ...documents.filter((one) => one.class !== 'L').map((one) => paperHistory(one, from)),
    // Whom the service before told names parts that we cannot tell apart: it goes with all of them or not.
    ...before.filter(({ part }) =>
      part === 'told' ? handoverItems.every(may) : may(itemOf[part]),
    ),
  ])
}

const itemOf = {
  risk: 'risk-summary',
  promises: 'support-needs',
  documents: 'documents-named',
} as const

/** Places, numbers and who helps stay: the blocks that may never be carried say so themselves. */
function planOf(plan: KeptPlan | undefined): CarriedPlan | undefined {
  const blocks = planBlockNames.flatMap((name) => {
    const text = plan?.blocks[name]?.trim()
    return text && planBlocks[name].carry !== 'never' ? [[name, text] as const] : []
  })
  if (plan === undefined || blocks.length === 0) return undefined
  return { on: plan.on, language: plan.language, blocks: Object.fromEntries(blocks) }
}

interface ToldPart {
  readonly account: CarriedAccount
  readonly versions: readonly Version[]
}

/** Words that they approved, and for which they said that another service may read them. */
function accountOf(blocks: readonly Block[], today: Day): readonly ToldPart[] {
  return blocks.flatMap((block): ToldPart[] => {
    const { what, topic, now } = block
    const asked = { use: 'referral-pack', type: 'support-provider', on: today } as const
    const may = mayReuse({ block, version: now.id, ...asked })
    if (!('allowed' in may) || what === 'translation' || now.approved === undefined) return []
    const translations = translationsOf(block, blocks)
    const account = {
      ...{ what, topic, ...wordsOf(now) },
      ...{ approvedOn: now.approved.on, approvedHow: now.approved.how },
      translations: translations.map((one) => wordsOf(one.now)),
    }
    return [{ account, versions: versionsIn({ block, translations }) }]
  })
}

function wordsOf({ on, words, language, readBack }: Block['now']): CarriedWords {
  return { on, words, ...(language && { language }), readBack }
}

function promiseLines(promise: Promised): History['lines'] {
  const { owedBy: by, what, who, words, firstBy, by: until, askedTimes, lastWordOn, end } = promise
  const thing = promisedThings[what]
  const said = [
    words?.trim(),
    firstBy ? `First promised for ${longDay(firstBy)}.` : 'No day was given.',
    until && until !== firstBy ? `Now for ${longDay(until)}.` : undefined,
    askedTimes > 1 ? `Asked ${askedTimes} times.` : undefined,
    lastWordOn ? `They last said something on ${longDay(lastWordOn)}.` : 'They have said nothing.',
    end ? `${endings[end.how]} on ${longDay(end.on)}.` : 'It still stands.',
  ]
  const label = [owedBy[by], who?.trim()].filter(Boolean).join(', ')
  return [{ label: `${label}: ${thing}`, text: said.filter(Boolean).join(' ') }]
}

const endings = { kept: 'Kept', refused: 'Refused', withdrawn: 'Withdrawn by us' } as const

/**
 * What was told because they agreed, and of that only the parts that are handed over. What went out without
 * their consent has its own register, and is told to the person from there.
 */
function toldHistory(
  { at, type, items, by, grant }: Shared,
  about: {
    readonly from: string
    readonly allowed: readonly ShareItem[]
    readonly given: ReadonlyMap<string, Day>
  },
): readonly History[] {
  const titles = items.filter((item) => about.allowed.includes(item)).map(titleOf)
  const agreed = grant ? about.given.get(grant) : undefined
  if (titles.length === 0 || agreed === undefined || !isRecipientType(type)) return []
  const text = `${titles.join(', ')}. ${sharedBy[by]}. They agreed on ${longDay(agreed)}.`
  const lines = [{ label: recipientTypes[type], text }]
  return [{ part: 'told', from: about.from, on: ukDayOf(at), lines }]
}

const titleOf = (item: ShareItem): string => shareItems[item].title

/** Its name can tell more than it should; whoever needs it asks for it by its day. */
function paperHistory({ type, size, addedAt, sha256 }: StoredDocument, from: string): History {
  const kilobytes = Math.max(1, Math.round(size / 1024))
  const text = `${kilobytes} kB, known by ${sha256.slice(0, 12)}`
  return {
    part: 'documents',
    from,
    on: ukDayOf(addedAt),
    lines: [{ label: type.toUpperCase(), text }],
  }
}

/** Without the characters that no file and no page can hold. */
function keepable(carried: Carried): Carried {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    }
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one)]))
  }
  // The same shape: only characters went.
  return clean(carried) as Carried
}
