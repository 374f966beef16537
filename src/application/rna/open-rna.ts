/**
 * One RNA of a case as it stands: the working copy (filled from the record when nobody has saved one
 * yet), where it is on its way, what was sent and what the seats answered.
 */
import { type Day, laterOf } from '../../domain/calendar/day.ts'
import { whenIs } from '../../domain/cover/coming-gap.ts'
import type { RnaTrack } from '../../domain/pathway/tracks/rna/rna-track.ts'
import type { Check } from '../../domain/rna/checks/check.ts'
import { completenessOf } from '../../domain/rna/completeness.ts'
import { isDraft, type RnaDraft } from '../../domain/rna/draft.ts'
import { broughtUpToDate, newDraft, type Recorded } from '../../domain/rna/new-draft.ts'
import type { Actor } from '../actor.ts'
import type { CasePicture } from '../case/case-picture.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { SeatAnswer, Submission } from '../ports/rna-stores.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { rnaLimitsFrom } from './rna-limits.ts'

export interface OpenRna extends ReadCase {
  readonly rna: RnaTrack
  readonly draft: RnaDraft
  /** 0 while nothing has been saved: then the draft is what the record already holds. */
  readonly version: number
  readonly savedAt?: string
  /** The RNA before this one from which answers were taken over. */
  readonly earlier?: RnaTrack
  readonly submissions: readonly Submission[]
  readonly answers: readonly SeatAnswer[]
}

export async function readRna(
  services: Services,
  actor: Actor,
  about: { caseId: string; rnaId: string },
): Promise<OpenRna | undefined> {
  return sit(services, actor, (sitting) => openRna(sitting, about))
}

/** The same, inside a larger act. */
export async function openRna(
  sitting: Sitting,
  { caseId, rnaId }: { caseId: string; rnaId: string },
): Promise<OpenRna | undefined> {
  const read = await openFor(sitting, caseId)
  const rna = read?.picture.tracks.rnas.find(({ cycle }) => cycle.rna === rnaId)
  if (!read || !rna) return undefined
  const { stores } = sitting
  const stored = await stores.rnas.find(caseId, rnaId)
  const all = await stores.rnas.submissions(caseId)
  const submissions = all.filter((one) => one.rnaId === rnaId)
  const own = new Set(submissions.map(({ id }) => id))
  const answers = await stores.rnas.answers(caseId)
  const earlier = earlierOf(read, rna)
  const recorded = await recordedFor(sitting, read, earlier)
  const content = stored?.content
  const draft = isDraft(content) ? broughtUpToDate(content, recorded) : newDraft(rnaId, recorded)
  return {
    ...read,
    rna,
    draft,
    version: stored?.version ?? 0,
    ...(stored && { savedAt: stored.savedAt }),
    ...(earlier && { earlier }),
    submissions,
    answers: answers.filter(({ submissionId }) => own.has(submissionId)),
  }
}

/** The last RNA before this one that left the organisation. */
function earlierOf({ picture }: ReadCase, rna: RnaTrack): RnaTrack | undefined {
  return picture.tracks.rnas.findLast(
    ({ cycle }) => cycle.number < rna.cycle.number && cycle.submissions.length > 0,
  )
}

async function recordedFor(
  { stores, services }: Sitting,
  { file, picture }: ReadCase,
  earlier: RnaTrack | undefined,
): Promise<Recorded> {
  const before = earlier && (await stores.rnas.find(file.id, earlier.cycle.rna))?.content
  return {
    facts: file.facts,
    needs: picture.needs,
    categories: services.categories,
    uncoveredFrom: uncoveredFrom(picture),
    today: picture.today,
    ...(isDraft(before) && { earlier: before }),
  }
}

/** For each need the first day, today or later, that nothing covers: the day from which to ask. */
export function uncoveredFrom({ cover, today }: CasePicture): ReadonlyMap<string, Day> {
  return new Map(
    cover.needs.flatMap(({ need, gaps }) => {
      const gap = gaps.find((one) => whenIs(one, today) !== 'past')
      return gap ? [[need, laterOf(gap.from, today)] as const] : []
    }),
  )
}

/** The move-on period of the case: its last day, and the decision behind it. */
export function moveOnOf({
  cover,
}: CasePicture): { readonly to?: Day; readonly source: string } | undefined {
  const period = cover.whole.periods.findLast(({ reason }) => reason === 'move-on')
  return period && { source: period.source, ...(period.to && { to: period.to }) }
}

/**
 * The thirteen checks. Whether name and date of birth are recorded is looked up only when the RNA is
 * released: opening a person's identity for every glance at a draft would be wrong.
 */
export function checksOf(
  { policy }: Pick<Sitting, 'policy'>,
  { draft, file, picture }: OpenRna,
  identityRecorded: boolean,
): readonly Check[] {
  const moveOn = moveOnOf(picture)
  const first = [...uncoveredFrom(picture)]
    .filter(([need]) => draft.needs.some(({ id }) => id === need))
    .map(([, day]) => day)
    .sort()[0]
  return completenessOf({
    draft,
    facts: file.facts,
    needs: picture.needs,
    identityRecorded,
    ...(moveOn && { moveOn }),
    ...(first && { uncoveredFrom: first }),
    limits: rnaLimitsFrom(policy, picture.today),
    today: picture.today,
  })
}

/** The working copy changes until the survivor has been through it; then it must be returned first. */
export function mayBeWritten({ state }: Pick<RnaTrack, 'state'>): boolean {
  return state === 'offered' || state === 'drafting' || state === 'survivor-review'
}
