/** "I do not recognise this": a line becomes a task of people whom it does not name. */
import type { LookedLine } from '../../domain/looked/line.ts'
import { answerByDay, longestWords, type Question } from '../../domain/looked/question.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { ourTarget } from '../case/limits-from-policy.ts'
import { writeOf } from '../case/same-write.ts'
import type { LookedFile } from '../ports/looked/looked-stores.ts'
import { type Services, sit } from '../services.ts'
import { lookedIn, questionOf } from './read-looked.ts'

export interface LineToAsk {
  readonly file: LookedFile
  readonly line: LookedLine
  readonly question?: Question
}

/** A line that may be read now. One that waits is not there. */
export async function readLine(
  services: Services,
  actor: Actor,
  { caseId, lineId }: { caseId: string; lineId: string },
): Promise<LineToAsk | undefined> {
  return sit(services, actor, async ({ stores }) => {
    const read = await lookedIn(stores, actor, caseId)
    const line = read?.lines.find(({ entryIds }) => entryIds.includes(lineId))
    if (!read || !line) return undefined
    const question = questionOf(line, read.questions)
    return { file: read.file, line, ...(question && { question }) }
  })
}

export type AskOutcome =
  | { readonly done: true }
  | { readonly refused: { readonly code: 'line-not-available' | 'words-too-long' } }

/** The survivor's words are kept exactly as they were written down. Asked twice is asked once. */
export async function askAboutLine(
  services: Services,
  actor: Actor,
  asked: { caseId: string; lineId: string; words?: string; writeId: string },
): Promise<AskOutcome> {
  const { caseId, lineId, words, writeId } = asked
  if ((words?.length ?? 0) > longestWords) return { refused: { code: 'words-too-long' } }
  return sit(services, actor, async ({ stores, policy }) => {
    const read = await lookedIn(stores, actor, caseId)
    const line = read?.lines.find(({ entryIds }) => entryIds.includes(lineId))
    if (!read || !line || !mayDo(actor, 'work-on-case', read.file)) {
      return { refused: { code: 'line-not-available' } }
    }
    if (questionOf(line, read.questions)) return { done: true }
    const { logDay } = read.file
    await stores.looked.ask(read.file, {
      id: writeOf(writeId, caseId, { lineId, words }),
      entryId: line.id,
      answerBy: answerByDay(`${logDay}T12:00:00Z`, ourTarget(policy, 'OUR-LOOKED-ANSWER', logDay)),
      ...(words !== undefined && { words }),
    })
    return { done: true }
  })
}
