/**
 * A letter from somebody's account to one professional: the parts that the person allowed for exactly this
 * reader, chosen one by one. What is looked at is asked again, of what stands then, when it is made.
 */
import { mayShare } from '../../domain/circle/may-share.ts'
import { recipientTypes } from '../../domain/circle/recipient.ts'
import { letterUseFor, topics } from '../../domain/told-once/account-words.ts'
import { type Block, blocksOf, type Version } from '../../domain/told-once/block.ts'
import {
  type ForUse,
  type NotForThis,
  type PartInDocument,
  sortForUse,
  whyNotThese,
} from '../../domain/told-once/in-document.ts'
import { languageOf, markOf } from '../../domain/told-once/provenance.ts'
import type { ReadCase } from '../case/read-case.ts'
import { writeOf } from '../case/same-write.ts'
import { shareIn } from '../circle/share.ts'
import { wordsAsSaid } from '../documents/own-words.ts'
import type { Prepared, QuestionGroup } from '../documents/prepared-answers.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { AccountLetterInput, SaidInput } from '../ports/told-once/account-letter-input.ts'
import type { Sitting } from '../services.ts'
import { refreshAccountAsks } from './keep-account.ts'

export type GatheredLetter = {
  readonly groups: readonly QuestionGroup[]
} & ({ readonly input: AccountLetterInput } | { readonly notYet: readonly string[] })

/** Nothing when there is no such professional, or words of an account go to nobody of that kind. */
export async function gatherLetter(
  { stores }: Sitting,
  { file, picture }: ReadCase,
  { memberId, answers }: { readonly memberId: string; readonly answers: Prepared },
): Promise<GatheredLetter | undefined> {
  const [members, events] = await Promise.all([
    stores.circle.members(file.id),
    stores.account.read(file.id),
  ])
  const member = members.find(({ id }) => id === memberId)
  const use = member && letterUseFor(member.type)
  if (member === undefined || use === undefined) return undefined
  const on = picture.today
  const { consents } = picture.tracks
  const said = mayShare({ consents, member, items: ['account'], purpose: 'work-together', on })
  if ('refused' in said) return { groups: [], notYet: [mayNotBeTold] }
  const sorted = sortForUse(blocksOf(events), { use, type: member.type, on })
  const groups = questionsFor(sorted)
  const chosen = sorted.may.filter(({ block }) => answers[nameOf(block)] === 'yes')
  if (sorted.may.length === 0) return { groups, notYet: [nothingAllowed] }
  if (chosen.length === 0) return { groups, notYet: [nothingChosen] }
  const { who, organisation } = member.details
  return {
    groups,
    input: {
      reference: file.reference,
      madeOn: on,
      to: `${who}, ${organisation}`,
      kindOfReader: recipientTypes[member.type],
      ...(answers['why']?.trim() && { why: answers['why'].trim() }),
      parts: chosen.map(partInput),
    },
  }
}

export const mayNotBeTold =
  'They may not be told part of this account now. Open the people around them to see why, and ask the person.'
export const nothingAllowed =
  'The person has approved no words for this reader yet. Open their account, and ask them when it suits them.'
export const nothingChosen = 'Choose at least one part that goes into the letter.'

function nameOf({ id }: Block): string {
  return `part-${id}`
}

function questionsFor({
  may,
  mayNot,
}: {
  readonly may: readonly PartInDocument[]
  readonly mayNot: readonly NotForThis[]
}): readonly QuestionGroup[] {
  if (may.length === 0) return []
  const left = mayNot.map(({ block }) => topics[block.topic].toLowerCase())
  return [
    {
      title: 'Which parts go in',
      about: `Only what this reader needs. The words stay exactly as they were said.${left.length > 0 ? ` Not offered, because they may not go to this reader now: ${left.join('; ')}.` : ''}`,
      questions: may.map(({ block }) => ({
        name: nameOf(block),
        kind: 'choice',
        ask: topics[block.topic],
        hint: beginning(block.now.words),
        options: { yes: 'Put it in', no: 'Leave it out' },
      })),
    },
    {
      title: 'Around the words',
      questions: [
        {
          name: 'why',
          kind: 'words',
          ask: 'Why do we write? (optional)',
          hint: 'For example: to support the application. No address and no number.',
        },
      ],
    },
  ]
}

const mostShown = 140

function beginning(words: string): string {
  return words.length <= mostShown ? words : `${words.slice(0, mostShown)}…`
}

function partInput(part: PartInDocument): AccountLetterInput['parts'][number] {
  const { block, translations } = part
  return {
    topic: topics[block.topic],
    theirs: block.what === 'own-words',
    said: saidInput(block.now),
    translations: translations.map(({ now }) => saidInput(now)),
  }
}

function saidInput(version: Version): SaidInput {
  const { id, block, words, language, on, interpreter, translator, readBack, approved } = version
  const plain = wordsAsSaid(words)
  const named = languageOf(version)
  return {
    ...{ version: id, block, mark: markOf(version), on, readBack: readBack === 'yes' },
    words: { ...plain, ...(language && { lang: language }), ...(named && { language: named }) },
    ...(interpreter && { interpreter }),
    ...(translator && { translator }),
    ...(approved && { approvedOn: approved.on }),
  }
}

export interface LetterToLetOut {
  readonly memberId: string
  /** Of the document: sent again, it is the same one. */
  readonly documentId: string
  readonly input: AccountLetterInput
}

/**
 * Inside the transaction that keeps the letter: whether it may go out is asked of what stands now, while
 * withdrawals wait. Then the circle's own gate is asked, and everything that goes is noted.
 */
export async function letAccountOut(
  sitting: Sitting,
  seen: OpenCase,
  { memberId, documentId, input }: LetterToLetOut,
): Promise<'let-out' | 'withheld'> {
  const { stores, services } = sitting
  await stores.sharing.holdStill(seen.id)
  const members = await stores.circle.standing(seen.id)
  const type = members.find(({ id }) => id === memberId)?.type
  const use = type && letterUseFor(type)
  if (type === undefined || use === undefined) return 'withheld'
  const events = await stores.account.read(seen.id)
  const blocks = blocksOf(events)
  const forUse: ForUse = { use, type, on: services.world.today() }
  const wanted = input.parts.flatMap(({ said, translations }) => [said, ...translations])
  const versions = blocks.flatMap((block) => block.versions)
  const going = wanted.flatMap(({ version }) => versions.find(({ id }) => id === version) ?? [])
  const held = going.some((version) => whyNotThese(version, blocks, forUse).length > 0)
  if (held || going.length < wanted.length) {
    const act = 'was not allowed to tell a professional'
    await stores.audit.record({ act, caseId: seen.id, objectId: memberId })
    return 'withheld'
  }
  const topicsOf = going.map(({ topic, number }) => `${topics[topic]} (version ${number})`)
  const told = await shareIn(sitting, seen.id, {
    ...{ memberId, items: ['account'], purpose: 'work-together', by: 'letter' },
    ...{ thingId: documentId, what: topicsOf.join('; '), writeId: documentId },
  })
  if (!('done' in told)) return 'withheld'
  await noteUsed(sitting, seen, going, {
    ...{ use, type, thing: documentId, member: memberId, who: input.to },
  })
  return 'let-out'
}

interface Out {
  readonly use: ForUse['use']
  readonly type: Parameters<typeof letterUseFor>[0]
  readonly thing: string
  readonly member?: string
  readonly who?: string
  readonly inPack?: true
  readonly inHandover?: true
}

/** Each version that went out, once for each thing it went out in. */
export async function noteUsed(
  sitting: Sitting,
  seen: OpenCase,
  versions: readonly Version[],
  out: Out,
): Promise<void> {
  const { stores, services } = sitting
  const known = new Set((await stores.account.read(seen.id)).map(({ id }) => id))
  for (const { id: version, block } of versions) {
    const id = writeOf(out.thing, seen.id, { version })
    if (known.has(id)) continue
    const event = { id, block, kind: 'used', version, on: services.world.today(), ...out } as const
    // The type was among those that the use goes to, so it is an open one.
    await stores.account.add(seen, event as Parameters<typeof stores.account.add>[1], {
      writeId: id,
    })
  }
  await refreshAccountAsks(sitting, seen.id)
}
