/**
 * Looking at a pack before it leaves: exactly what would go, what would not and why, and everything in it that
 * a person should read once more. Nothing is made here and nothing leaves.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { mayShare, type SharePurpose, type WhyNotShare } from '../../domain/circle/may-share.ts'
import { decidePack, type PackRefusal, type PackWish } from '../../domain/packs/decide-pack.ts'
import { namesFound } from '../../domain/packs/names-somebody.ts'
import { type PackWords, packContent } from '../../domain/packs/pack-content.ts'
import { type PackField, packFields } from '../../domain/packs/pack-fields.ts'
import { type PackTemplate, packTemplates } from '../../domain/packs/pack-templates.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import { hashOf } from '../documents/gather-document.ts'
import { ownPlacesIn } from '../documents/own-places.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import type { Concerns } from '../ports/document-press.ts'
import type { SharingPackInput } from '../ports/packs/pack-press.ts'
import type { Identity, StoredDocument } from '../ports/person-stores.ts'
import type { Sitting } from '../services.ts'
import { type AccountInPack, type AccountRefusal, accountInPack } from './account-in-pack.ts'
import { packPicture } from './pack-picture.ts'

export interface PaperChoice {
  readonly id: string
  readonly title: string
  /** Whoever lets it out has looked at every page: no address, no place of theirs on it. */
  readonly lookedOver: boolean
}

/** What somebody chose on the form. */
export interface PackChoice extends PackWish {
  readonly memberId: string
  readonly papers: readonly PaperChoice[]
  /** What happened, in words that the survivor approved for this pack. */
  readonly account: string
  /** Parts of their account, by id: those that go as they were said. */
  readonly accountParts: readonly string[]
}

export type LookRefusal =
  | PackRefusal
  | AccountRefusal
  | { readonly code: 'no-such-paper' }
  | { readonly code: 'papers-too-heavy'; readonly mostMegabytes: number }

export interface LookedAtPack {
  readonly content: PackWords
  /** The parts of their account that could go, and those that do. */
  readonly account: Pick<AccountInPack, 'may' | 'versions'>
  readonly papers: readonly StoredDocument[]
  readonly input: SharingPackInput
  /** Names what was looked at: what is made later must be the same. */
  readonly hash: string
  readonly concerns: Concerns
  /** The headings under which it says where this very person is: then it cannot leave. */
  readonly ownPlaces: readonly string[]
  /** What of their names stands in a pack that must name nobody: then it cannot leave. */
  readonly named: readonly string[]
}

export type Look =
  | { readonly looked: LookedAtPack; readonly purpose: SharePurpose }
  | { readonly withheld: readonly WhyNotShare[] }
  | { readonly refused: LookRefusal }

export interface LookAsked {
  readonly read: ReadCase
  readonly member: KeptMember
  readonly choice: PackChoice
  readonly say: (day: Day) => string
}

/** A drawn page is heavy; more than this goes in two packs. */
export const mostMegabytes = 60
/** Only what can be drawn into a page goes into one. */
export const packable: ReadonlySet<string> = new Set(['pdf', 'jpeg', 'png'])

export async function lookAtPack(sitting: Sitting, asked: LookAsked): Promise<Look> {
  const { read, member, choice } = asked
  const { today, tracks } = read.picture
  const decided = decidePack(choice, member, today)
  if ('refused' in decided) return decided
  const template: PackTemplate = packTemplates[decided.accepted.template]
  const { items } = decided.accepted
  const { purpose } = template
  const answer = mayShare({ consents: tracks.consents, member, items, purpose, on: today })
  if ('refused' in answer) return { withheld: answer.refused }
  const papers = await papersOf(sitting, read.file.id, choice)
  if ('refused' in papers) return papers
  const fields = fieldsFor(template, items)
  const identity = await identityFor(sitting, read, { template, fields })
  const account = fields.has('account')
    ? await accountInPack(sitting, read.file.id, {
        ...{
          member,
          on: today,
          chosen: choice.accountParts,
          typed: choice.account,
          say: asked.say,
        },
      })
    : noAccount
  if ('refused' in account) return account
  const named = choice.papers.map(({ id, title }) => ({ id, title }))
  const wish = { fields, account: account.lines, identity, say: asked.say }
  const picture = await packPicture(sitting, read, wish)
  const content = packContent({ template, member, answer, chosen: items, picture, papers: named })
  if ('withheld' in content) return content
  const goes = content.papers.length > 0 ? papers.found : []
  const input = inputOf(sitting, asked, { template, content })
  const over = await readOver(sitting, { asked, input, identity, template })
  const hash = hashOf({
    ...{ template: choice.template, member: member.id, until: member.until, input },
    papers: goes.map(({ id, sha256 }) => [id, sha256]),
  })
  return { looked: { ...over, content, account, papers: goes, input, hash }, purpose }
}

const noAccount: AccountInPack = { may: [], versions: [], lines: [] }

/** What may go at all: only this much of the record is opened. */
function fieldsFor(template: PackTemplate, items: readonly string[]): ReadonlySet<PackField> {
  return new Set(
    template.fields.filter((field) => {
      const needed: readonly string[] = packFields[field].items
      return needed.every((item) => items.includes(item))
    }),
  )
}

const saidByIdentity = ['initials', 'names', 'born-on', 'languages', 'nrm-reference'] as const

async function identityFor(
  { stores }: Sitting,
  { file }: ReadCase,
  { template, fields }: { template: PackTemplate; fields: ReadonlySet<PackField> },
): Promise<Identity | undefined> {
  const asked = template.nameless || saidByIdentity.some((field) => fields.has(field))
  return asked ? stores.people.reveal(file.id, 'identity') : undefined
}

async function papersOf(
  { stores }: Sitting,
  caseId: string,
  { papers }: PackChoice,
): Promise<{ readonly found: readonly StoredDocument[] } | { readonly refused: LookRefusal }> {
  if (papers.length === 0) return { found: [] }
  const all = new Map((await stores.documents.list(caseId)).map((one) => [one.id, one]))
  const found = papers.flatMap(({ id }) => all.get(id) ?? [])
  // What can tell a place, or was never looked at, is not one of them.
  const allowed = found.filter((one) => one.class !== 'L' && packable.has(one.type))
  if (allowed.length !== papers.length || new Set(allowed).size !== allowed.length) {
    return { refused: { code: 'no-such-paper' } }
  }
  const size = allowed.reduce((sum, one) => sum + one.size, 0)
  return size > mostMegabytes * 1024 * 1024
    ? { refused: { code: 'papers-too-heavy', mostMegabytes } }
    : { found: allowed }
}

function inputOf(
  { actor }: Sitting,
  { read, member, say }: LookAsked,
  { template, content }: { template: PackTemplate; content: PackWords },
): SharingPackInput {
  const { today } = read.picture
  const madeFor = `${member.details.who}, ${member.details.organisation}`
  return {
    // Its own number is given when it is made.
    ...{ number: 'Pack', madeOn: today, until: today, title: template.title },
    ...{ from: actor.displayName, madeFor },
    watermark: `${template.watermark} · For ${madeFor} · ${say(today)}`,
    parts: content.parts.map(({ title, lines }) => ({ title, lines })),
    papers: content.papers.map(({ title }) => ({ title })),
  }
}

interface ToReadOver {
  readonly asked: LookAsked
  readonly input: SharingPackInput
  readonly identity: Identity | undefined
  readonly template: PackTemplate
}

async function readOver(
  sitting: Sitting,
  { asked, input, identity, template }: ToReadOver,
): Promise<Pick<LookedAtPack, 'concerns' | 'ownPlaces' | 'named'>> {
  const { press } = sitting.services
  const { reference, alias, id } = asked.read.file
  const document = { kind: 'sharing-pack', input } as const
  const { names, otherNames, bornOn, nrmReference } = identity ?? {}
  const known = {
    ...(names && { names }),
    ...(otherNames && { otherNames }),
    ...(bornOn && { bornOn }),
    ...(nrmReference && { nrmReference }),
    ...{ reference, alias },
  }
  const words = input.parts.flatMap(({ lines }) => lines.map(({ text }) => text))
  return {
    concerns: press.look(document),
    ownPlaces: await ownPlacesIn(sitting, id, document),
    named: template.nameless ? namesFound(words, known) : [],
  }
}

/** The member as they stand; a stranger to the circle cannot be chosen. */
export async function packFor(
  sitting: Sitting,
  caseId: string,
  memberId: string,
): Promise<{ readonly read: ReadCase; readonly member: KeptMember } | undefined> {
  const read = await openFor(sitting, caseId)
  const members = read ? await sitting.stores.circle.members(caseId) : []
  const member = members.find(({ id }) => id === memberId)
  return read && member && { read, member }
}
