/**
 * What goes into one pack, and what does not. Only fields that the template names, that were agreed to in
 * every part, and that were chosen; everything else is left out. What is left out is said to whoever makes
 * the pack, and never to whoever gets it.
 */
import type { MayShare, WhyNotShare } from '../circle/may-share.ts'
import type { CircleMember } from '../circle/member.ts'
import { isDenied } from '../circle/recipient.ts'
import type { ShareItem } from '../circle/share-items.ts'
import { type PackField, packFieldNames, packFields, type WordField } from './pack-fields.ts'
import type { PackTemplate } from './pack-templates.ts'

export interface PackLine {
  readonly label?: string
  readonly text: string
}

/** The words of a case, by field; a field about which nothing is written is absent. */
export type PackPicture = Readonly<Partial<Record<WordField, readonly PackLine[]>>>

export interface PackPaper {
  readonly id: string
  /** As whoever makes the pack named it: the name of a file tells more than it should. */
  readonly title: string
}

export interface PackPart {
  readonly field: WordField
  readonly title: string
  readonly lines: readonly PackLine[]
}

export type WhyLeftOut = 'not-in-template' | 'not-agreed' | 'not-chosen' | 'nothing-written'

export interface LeftOut {
  readonly field: PackField
  readonly why: WhyLeftOut
}

export interface PackWords {
  readonly parts: readonly PackPart[]
  readonly papers: readonly PackPaper[]
  readonly leftOut: readonly LeftOut[]
}

export interface PackQuestion {
  readonly template: PackTemplate
  readonly member: Pick<CircleMember, 'type' | 'items'>
  /** What the consents said about this very choice. */
  readonly answer: MayShare
  readonly chosen: readonly ShareItem[]
  readonly picture: PackPicture
  readonly papers: readonly PackPaper[]
}

/** Anything but a clear yes is no pack at all. */
export function packContent(
  question: PackQuestion,
): PackWords | { readonly withheld: readonly WhyNotShare[] } {
  const { template, member, answer, picture, papers } = question
  if (isDenied(member.type)) return { withheld: [{ code: 'denied-type', type: member.type }] }
  if ('refused' in answer) return { withheld: answer.refused }
  const leftOut: LeftOut[] = []
  const goes = new Set<PackField>()
  for (const field of packFieldNames) {
    const why = whyNot(question, field)
    if (why === undefined) goes.add(field)
    else leftOut.push({ field, why })
  }
  const parts = template.fields.flatMap((field): PackPart[] => {
    if (field === 'papers' || !goes.has(field)) return []
    return [{ field, title: packFields[field].title, lines: picture[field] ?? [] }]
  })
  return { parts, papers: goes.has('papers') ? papers : [], leftOut }
}

function whyNot(
  { template, member, chosen, picture, papers }: PackQuestion,
  field: PackField,
): WhyLeftOut | undefined {
  const items: readonly ShareItem[] = packFields[field].items
  if (!template.fields.includes(field)) return 'not-in-template'
  if (!items.every((item) => member.items.includes(item))) return 'not-agreed'
  if (!items.every((item) => chosen.includes(item))) return 'not-chosen'
  const written = field === 'papers' ? papers.length : (picture[field]?.length ?? 0)
  return written === 0 ? 'nothing-written' : undefined
}

/** The parts of the consent that what is in the pack really uses: these are noted as told. */
export function itemsUsed({ parts, papers }: PackWords): readonly ShareItem[] {
  const fields: readonly PackField[] = [
    ...parts.map(({ field }) => field),
    ...(papers.length > 0 ? (['papers'] as const) : []),
  ]
  return [...new Set(fields.flatMap((field): readonly ShareItem[] => packFields[field].items))]
}
