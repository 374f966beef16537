/**
 * Command: save one part of an RNA's working copy, and change its lists. Refuses when somebody else
 * changed the same part meanwhile; other parts may be written by other people at the same time.
 */
import { type AnswerRefusal, answer, confirmCarried } from '../../domain/rna/answer.ts'
import type { RnaDraft } from '../../domain/rna/draft.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { notAvailable } from '../case/record-facts.ts'
import type { Services, Sitting } from '../services.ts'
import { fingerprintOf, type Section } from './draft-section.ts'
import { mayBeWritten, type OpenRna, openRna } from './open-rna.ts'
import type { RnaRefusal } from './rna-refusal.ts'

export interface SaveSection {
  readonly caseId: string
  readonly rnaId: string
  readonly section: Section
  /** Path and value of every answer that was changed. */
  readonly changes: readonly (readonly [path: string, value: unknown])[]
  /** Answers from the earlier RNA of which somebody says that they still hold. */
  readonly confirmed: readonly string[]
  /** Done after the answers, such as adding a step; nothing when it leads nowhere. */
  readonly edit?: (draft: RnaDraft) => RnaDraft | undefined
  readonly write: {
    readonly writeId: string
    readonly rnaVersionSeen: number
    /** The fingerprint of the part as it was on the writer's page. */
    readonly seen: string
  }
}

export type SavedDraft =
  | { readonly done: true; readonly draft: RnaDraft; readonly version: number }
  | { readonly problems: readonly AnswerRefusal[] }
  | { readonly refused: RnaRefusal }

export function saveSection(
  services: Services,
  actor: Actor,
  about: SaveSection,
): Promise<SavedDraft> {
  return allOrNothing<SavedDraft>(services, actor, async (sitting) => {
    const open = await openRna(sitting, about)
    if (!open || !mayDo(actor, 'work-on-case', open.file)) return notAvailable
    if (!mayBeWritten(open.rna)) return { refused: { code: 'rna-not-in-drafting' } }
    if (changedMeanwhile(open, about, services)) {
      // The store knows whether it was this very write that came first; otherwise it refuses.
      const stale = { ...open, version: about.write.rnaVersionSeen }
      return keep(sitting, stale, { draft: open.draft, writeId: about.write.writeId })
    }
    const answered = withAnswers(open.draft, about, services)
    if ('problems' in answered) return answered
    const draft = about.edit ? (about.edit(answered.draft) ?? answered.draft) : answered.draft
    return keep(sitting, open, { draft, writeId: about.write.writeId })
  })
}

/** Saves a working copy that was just opened in this transaction. */
export async function keep(
  { stores }: Sitting,
  { file, rna, version }: OpenRna,
  { draft, writeId }: { draft: RnaDraft; writeId: string },
): Promise<SavedDraft> {
  const write = { writeId, versionSeen: file.version, rnaVersionSeen: version }
  const saved = await stores.rnas.save(file, rna.cycle.rna, draft, write)
  if ('changedMeanwhile' in saved) {
    return { refused: { code: 'rna-changed-meanwhile', version: saved.changedMeanwhile.version } }
  }
  if ('done' in saved) {
    const objectId = rna.cycle.rna
    await stores.audit.record({ act: 'wrote in an RNA', caseId: file.id, objectId })
  }
  return { done: true, draft, version: saved.version }
}

function changedMeanwhile(
  { version, draft }: OpenRna,
  { write, section }: SaveSection,
  { categories }: Services,
): boolean {
  if (version === write.rnaVersionSeen) return false
  return fingerprintOf(draft, section, categories) !== write.seen
}

function withAnswers(
  before: RnaDraft,
  { changes, confirmed }: SaveSection,
  { categories }: Services,
): { draft: RnaDraft } | { problems: readonly AnswerRefusal[] } {
  let draft = before
  const problems: AnswerRefusal[] = []
  for (const [path, value] of changes) {
    const answered = answer(draft, path, value, categories)
    if ('refused' in answered) problems.push(answered.refused)
    else draft = answered.draft
  }
  for (const path of confirmed) draft = confirmCarried(draft, path)
  return problems.length > 0 ? { problems } : { draft }
}
