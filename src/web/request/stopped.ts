/** Why a request cannot go on, and with which status its calm page is sent. */
import { WordsDestroyed } from '../../application/ports/retention/words-destroyed.ts'

export class Stopped extends Error {
  readonly statusCode: number
  constructor(statusCode: number) {
    super(`stopped with ${statusCode}`)
    this.statusCode = statusCode
  }
}

/** Faults of the sender keep their status; everything else is ours. */
export function statusOf(error: unknown): number {
  if (error instanceof Stopped) return error.statusCode
  if (error instanceof WordsDestroyed) return 410
  if (!(error instanceof Error) || !('code' in error) || !('statusCode' in error)) return 500
  const known = typeof error.code === 'string' && error.code.startsWith('FST_')
  return known && typeof error.statusCode === 'number' ? error.statusCode : 500
}
