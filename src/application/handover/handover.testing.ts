/** For tests: a made-up person of whom everything is kept, with secrets that no handover may carry. */
import { madeUpInstallation } from '../../demo/made-up-installation.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { handoverItems } from '../../domain/handover/handover.ts'
import { promisesOf } from '../../domain/promises/promised.ts'
import { aReview } from '../../domain/risk/made-up-review.testing.ts'
import { aCase, inCase } from '../../storage/stores/testing.ts'
import type { Actor } from '../actor.ts'
import { projectCase } from '../case/project-case.ts'
import { addMember } from '../circle/change-circle.ts'
import { type CircleWorld, today } from '../circle/circle.testing.ts'
import { loadPolicy } from '../load-policy.ts'
import type { Services } from '../services.ts'
import { recordAccount } from '../told-once/keep-account.ts'
import { type GiveOrder, giveHandover } from './give-handover.ts'
import { readNewHandover } from './read-handovers.ts'
import { newFileCode } from './sealed-file.ts'

export const policy = loadPolicy()

/** Of each of these nothing may stand in any byte of a handover. */
export const secrets = {
  address: '14 Canaryroost Lane',
  postcode: 'ZZ99 9CA',
  phone: '07700 900-555 CANARYPHONE',
  journal: 'CANARYJOURNAL seen at the market',
  private: 'CANARYPRIVATE not for paper',
  people: 'CANARYPEOPLE the aunt at number 7',
  unapproved: 'CANARYUNAPPROVED words',
  otherUse: 'CANARYSOLICITOR only for the solicitor',
  paper: 'CANARYPAPER letter to the landlord.pdf',
  status: 'CANARYSTATUS',
} as const

const madeUp = madeUpInstallation(today).people
/** The made-up person with the longest record. */
export const longest = madeUp.toSorted((one, other) => other.facts.length - one.facts.length)[0]

export interface Person {
  readonly caseId: string
  readonly memberId: string
}

export function handoverWorld({ at, services, newId }: CircleWorld) {
  let people = 0
  const version = async (actor: Actor, caseId: string) =>
    (await at.world.asActor(actor, ({ cases }) => cases.open(caseId)))?.version ?? -1

  async function withFacts(actor: Actor, facts: readonly Fact[]): Promise<string> {
    const { id } = await aCase(at.world, actor)
    await inCase(at.world, actor, id, async (seen, { cases }) => {
      const projection = projectCase(facts, today, policy)
      await cases.append(
        seen,
        { facts, projection },
        { writeId: newId(), versionSeen: seen.version },
      )
    })
    return id
  }

  async function fill(actor: Actor, caseId: string): Promise<void> {
    await inCase(at.world, actor, caseId, async (seen, stores) => {
      const now = () => ({ writeId: newId() })
      people += 1
      // Of two people no two things are quite the same.
      const names = `Ravensworth Áine 测试 ${people}`
      const identity = { names, languages: 'Albanian', bornOn: '4 May 1990' }
      const first = { ...now(), versionSeen: seen.version }
      await stores.people.keep(seen, 'identity', identity, first)
      const contact = { phone: secrets.phone }
      await stores.people.keep(seen, 'contact', contact, {
        ...now(),
        versionSeen: seen.version + 1,
      })
      const where = { address: `${secrets.address}, ${secrets.postcode}` }
      await stores.places.add(
        seen,
        { id: newId(), kind: 'other', details: { where: where.address } },
        now(),
      )
      const entry = {
        id: newId(),
        on: today,
        kind: 'note',
        words: secrets.journal,
        needIds: [],
      } as const
      await stores.journal.add(seen, entry, now())
      const { by: _by, ...review } = aReview(today, 'raised', {
        id: newId(),
        ownView: {
          worries: { words: 'That he finds the new number.' },
          works: { silence: 'not-asked' },
          keepPrivate: { words: secrets.private },
        },
      })
      await stores.risk.addReview(seen, review, { ...now(), versionSeen: 0 })
      const blocks = {
        signs: 'The same car twice.',
        people: secrets.people,
        limits: 'Do not ring.',
      }
      await stores.risk.keepPlan(
        seen,
        { on: today, language: 'Albanian', blocks, carried: [] },
        { ...now(), versionSeen: 0 },
      )
      const bytes = Buffer.from('%PDF-1.4 made up')
      await stores.documents.add(
        seen,
        {
          ...{ id: newId(), name: secrets.paper, type: 'pdf', class: 'I', size: 2_048, bytes },
          sha256: 'b'.repeat(64),
        },
        now(),
      )
    })
  }

  async function promise(actor: Actor, caseId: string): Promise<void> {
    await inCase(at.world, actor, caseId, async (seen, stores) => {
      const id = newId()
      const event = {
        ...({ id, promise: id, kind: 'asked', on: today, owedBy: 'legal-adviser' } as const),
        ...({ what: 'appointment', who: 'Made-up Law', words: 'The first meeting' } as const),
      }
      const [outline] = promisesOf([{ ...event, recordedAt: `${today}T09:00:00.000Z` }])
      await stores.promises.add(seen, event, { writeId: newId(), outline })
    })
  }

  async function tell(actor: Actor, caseId: string): Promise<void> {
    const record = async (
      happening: Parameters<typeof recordAccount>[2]['happening'],
      block?: string,
    ) => {
      const write = { writeId: newId() }
      const said = await recordAccount(services, actor, {
        ...{ caseId, happening, on: today, write, ...(block && { block }) },
      })
      if (!('blockId' in said)) throw new Error(JSON.stringify(said))
      return said.blockId
    }
    const about = { kind: 'written', what: 'own-words', readBack: 'yes' } as const
    const first = await record({
      ...about,
      topic: 'want-known',
      words: 'أريد أن أعمل',
      language: 'ar',
    })
    const renders = { block: first, version: first }
    await record({
      ...about,
      what: 'translation',
      topic: 'want-known',
      words: 'I want to work',
      language: 'en',
      renders,
    })
    await record({ kind: 'approved', version: first, how: 'read-back' }, first)
    await allow(actor, caseId, first)
    const second = await record({
      ...about,
      topic: 'work',
      words: secrets.otherUse,
      language: 'en',
    })
    await record({ kind: 'approved', version: second, how: 'said' }, second)
    await record(
      { kind: 'answered', version: second, answers: { solicitor: 'agreed' }, until: today },
      second,
    )
    await record({ ...about, topic: 'journey', words: secrets.unapproved, language: 'en' })
  }

  /** They agree that another service may read this part. */
  async function allow(actor: Actor, caseId: string, block: string): Promise<void> {
    await recordAccount(services, actor, {
      ...{ caseId, block, on: today, write: { writeId: newId() } },
      happening: {
        kind: 'answered',
        version: block,
        answers: { 'referral-pack': 'agreed' },
        until: today,
      },
    })
  }

  /** Another service in the circle, on a consent of today. */
  async function aProvider(
    actor: Actor,
    caseId: string,
    items: readonly string[] = handoverItems,
    type = 'support-provider',
  ): Promise<string> {
    const saved = await addMember(services, actor, {
      ...{ caseId, type, items },
      consent: { now: { on: today, detail: { language: 'Albanian', readBack: 'yes' } } },
      details: { who: 'Mx Made-Up', organisation: 'Invented Lantern' },
      write: { writeId: newId(), versionSeen: 0 },
      caseVersionSeen: await version(actor, caseId),
    })
    if (!('memberId' in saved) || !saved.memberId) throw new Error(JSON.stringify(saved))
    return saved.memberId
  }

  async function aPerson(items: readonly string[] = handoverItems): Promise<Person> {
    const caseId = await withFacts(at.people.worker, longest?.facts ?? [])
    await fill(at.people.worker, caseId)
    await promise(at.people.worker, caseId)
    await tell(at.people.worker, caseId)
    return { caseId, memberId: await aProvider(at.people.worker, caseId, items) }
  }

  /** Looked at, and given out as a file, with whatever is changed in the order. */
  async function give(
    actor: Actor,
    { caseId, memberId }: Person,
    change: Partial<GiveOrder> = {},
    by: Services = services,
  ) {
    const items = change.items ?? handoverItems
    const read = await readNewHandover(by, actor, { caseId, memberId, itemsFor: () => items })
    const seen = read && 'looked' in read.look ? read.look.looked.hash : ''
    const code = newFileCode()
    const said = await giveHandover(by, actor, {
      ...{ caseId, memberId, items, way: 'file', shownOn: today, seen, goOn: true, code },
      ...{ writeId: newId(), ...change },
    })
    return { said, code, look: read?.look }
  }

  return { version, withFacts, aPerson, aProvider, give, allow }
}
