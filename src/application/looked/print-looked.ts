/** The survivor's copy of who looked: in the log before it is made, handed out, and never kept. */
import type { LookedLine } from '../../domain/looked/line.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { wordsAsSaid } from '../documents/own-words.ts'
import type { PrintedLine, WhoLookedInput } from '../ports/document-inputs.ts'
import type { DocumentFormat, MadeDocument } from '../ports/document-press.ts'
import type { Services } from '../services.ts'
import { lookedIn, questionOf, type ReadLooked } from './read-looked.ts'

export async function printLooked(
  { world, press }: Pick<Services, 'world' | 'press'>,
  actor: Actor,
  { caseId, format }: { caseId: string; format: DocumentFormat },
): Promise<MadeDocument | undefined> {
  const input = await world.asActor(actor, async (stores) => {
    const read = await lookedIn(stores, actor, caseId)
    if (!read || !mayDo(actor, 'work-on-case', read.file)) return undefined
    await stores.audit.record({ act: 'printed who looked', caseId })
    return whoLookedInput(read)
  })
  return input && press.make({ kind: 'who-looked', input }, format)
}

export function whoLookedInput(read: ReadLooked): WhoLookedInput {
  const { reference, logDay, organisation } = read.file
  return {
    reference,
    madeOn: logDay,
    organisation,
    days: byDay(read.lines).map(([day, lines]) => ({
      day,
      lines: lines.map((line) => printed(line, read)),
    })),
  }
}

/** Lines come newest first, and so do the days. */
export function byDay<Line extends { readonly day: string }>(
  lines: readonly Line[],
): readonly (readonly [Line['day'], readonly Line[]])[] {
  const days = new Map<Line['day'], Line[]>()
  for (const line of lines) {
    const sameDay = days.get(line.day)
    if (sameDay) sameDay.push(line)
    else days.set(line.day, [line])
  }
  return [...days]
}

function printed(line: LookedLine, { questions }: ReadLooked): PrintedLine {
  const question = questionOf(line, questions)
  return {
    said: `${line.when}, ${line.who}, ${line.did}.`,
    reason: line.reason,
    ...(question && {
      question: {
        words: question.words === undefined ? undefined : wordsAsSaid(question.words),
        answer: question.answer,
      },
    }),
  }
}
