/**
 * Command: takes in a file for a case. Looks first whether this person may and whether there is room,
 * then judges the file outside any transaction, then keeps it: all of it in one act, or nothing.
 */
import type { BlockReason } from '../../domain/uploads/file-state.ts'
import { roomLeft } from '../../domain/uploads/quota.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { notAvailable } from '../case/record-facts.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase } from '../ports/case-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { type FileToJudge, judgeFile } from './judge-file.ts'
import { answersOf, type JudgedFile, keepFile } from './keep-file.ts'

export type FileRefusal =
  | { readonly code: 'case-not-available' }
  | { readonly code: 'no-room-today' }
  | { readonly code: BlockReason | 'could-not-be-examined' }

export interface ForCase {
  readonly caseId: string
  readonly file: FileToJudge
}

/** What this person may still add today, in bytes: asked before a byte is read. */
export async function roomFor(services: Services, actor: Actor): Promise<number> {
  return sit(services, actor, async ({ stores }) => roomLeft(await stores.uploads.usedToday()))
}

/** A file that may be kept, or why not. What is refused leaves a line in the log and nothing else. */
export async function judgeFor(
  services: Services,
  actor: Actor,
  { caseId, file }: ForCase,
): Promise<JudgedFile | { readonly refused: FileRefusal }> {
  const room = await sit(services, actor, async (sitting) =>
    (await caseFor(sitting, caseId)) ? roomLeft(await sitting.stores.uploads.usedToday()) : -1,
  )
  if (room < 0) return notAvailable
  if (room < file.bytes.length) return { refused: { code: 'no-room-today' } }
  const judged = await judgeFile(services, file)
  switch (judged.state) {
    case 'clean':
    case 'waiting-for-scan':
    case 'waiting-for-drawing':
      return { file, judged }
    case 'blocked':
      await logRefused(services, actor, { caseId, file })
      return { refused: { code: judged.because } }
    case 'could-not-be-examined':
      await logRefused(services, actor, { caseId, file })
      return { refused: { code: 'could-not-be-examined' } }
  }
}

export async function takeInFile(
  services: Services,
  actor: Actor,
  { caseId, file, writeId }: ForCase & { readonly writeId: string },
): Promise<{ done: true; waitsFor?: 'scan' | 'drawing' } | { readonly refused: FileRefusal }> {
  const judged = await judgeFor(services, actor, { caseId, file })
  if ('refused' in judged) return judged
  const taken = await sit(services, actor, async (sitting) => {
    const seen = await caseFor(sitting, caseId)
    if (seen === undefined) return notAvailable
    const write = { writeId: writeOf(writeId, caseId, answersOf(judged)) }
    const kept = await keepFile(sitting.stores, seen, judged, write)
    if ('noRoom' in kept) return { refused: { code: 'no-room-today' } } as const
    if ('done' in kept && judged.judged.state === 'clean') {
      await sitting.stores.audit.record({ act: 'attached a document', caseId, objectId: file.id })
    }
    return { done: true, ...waitsFor(judged) } as const
  })
  if ('done' in taken) services.lookAtFilesSoon?.()
  return taken
}

function waitsFor({ judged: { state } }: JudgedFile): { waitsFor?: 'scan' | 'drawing' } {
  if (state === 'clean') return {}
  return { waitsFor: state === 'waiting-for-scan' ? 'scan' : 'drawing' }
}

async function caseFor({ stores, actor }: Sitting, caseId: string): Promise<OpenCase | undefined> {
  const seen = await stores.cases.open(caseId)
  return seen && mayDo(actor, 'work-on-case', seen) ? seen : undefined
}

async function logRefused(services: Services, actor: Actor, { caseId, file }: ForCase) {
  await sit(services, actor, async (sitting) => {
    if (!(await caseFor(sitting, caseId))) return
    await sitting.stores.audit.record({ act: 'refused a file', caseId, objectId: file.id })
  })
}
