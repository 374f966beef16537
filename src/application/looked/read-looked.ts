/** Query: who looked at one case, in the words in which its survivor reads it. No name is in the answer. */
import type { Hold } from '../../domain/looked/hold.ts'
import { type Looked, type LookedLine, whoLooked } from '../../domain/looked/line.ts'
import type { Question } from '../../domain/looked/question.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import type { LookedFile } from '../ports/looked/looked-stores.ts'
import type { Stores } from '../ports/world.ts'
import type { Services } from '../services.ts'

export interface ReadLooked extends Looked {
  readonly file: LookedFile
  readonly questions: readonly Question[]
}

export async function readLooked(
  { world }: Pick<Services, 'world'>,
  actor: Actor,
  caseId: string,
): Promise<ReadLooked | undefined> {
  return world.asActor(actor, (stores) => lookedIn(stores, actor, caseId))
}

export async function lookedIn(
  stores: Stores,
  actor: Actor,
  caseId: string,
): Promise<ReadLooked | undefined> {
  // Asked in one go: the case is entered first, and where it is not theirs the rest finds nothing.
  const [file, holds, questions] = await Promise.all([
    openLooked(stores, actor, caseId),
    stores.looked.holds(caseId),
    stores.looked.questions(caseId),
  ])
  return file && { file, ...(await linesOf(stores, file, holds)), questions }
}

export async function openLooked(
  { looked }: Stores,
  actor: Actor,
  caseId: string,
): Promise<LookedFile | undefined> {
  const file = await looked.open(caseId)
  return file && mayDo(actor, 'read-case', file) ? file : undefined
}

/** Single lines that wait are left out by the database; a line of the same day is still told. */
async function linesOf(
  { looked }: Stores,
  { id, logDay }: LookedFile,
  holds: readonly Hold[],
): Promise<Looked> {
  const single = holds.filter(
    ({ entryIds, untilDay, endedAt }) =>
      entryIds.length > 0 && endedAt === undefined && logDay <= untilDay,
  )
  const done = await looked.done(
    id,
    single.flatMap(({ entryIds }) => entryIds),
  )
  const read = whoLooked(done, holds, logDay)
  return { ...read, heldBack: read.heldBack || single.length > 0 }
}

export function questionOf(line: LookedLine, questions: readonly Question[]): Question | undefined {
  return questions.find(({ entryId }) => line.entryIds.includes(entryId))
}
