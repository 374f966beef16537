/**
 * The check in the background: what waits in quarantine for the scanner is judged again when it is due, and
 * what waits to be drawn is drawn, one after the other. One file that breaks the check does not keep the
 * others waiting.
 */
import { minutesUntilNextTry } from '../../domain/uploads/file-state.ts'
import type { CheckOutcome, HeldReference, Quarantine } from '../ports/files/upload-store.ts'
import { drawFile, type Judged, type Judges, judgeFile } from './judge-file.ts'

export interface Checked {
  readonly looked: number
  readonly broken: number
}

export async function checkHeldFiles(judges: Judges, quarantine: Quarantine): Promise<Checked> {
  let broken = 0
  const due = await quarantine.due()
  for (const held of due) {
    try {
      await checkOne(judges, quarantine, held)
    } catch {
      // It waits as it did before, and is due again in the next round.
      broken += 1
    }
  }
  return { looked: due.length, broken }
}

async function checkOne(
  judges: Judges,
  quarantine: Quarantine,
  held: HeldReference,
): Promise<void> {
  const file = await quarantine.open(held)
  if (file === undefined) return
  const { state, tries } = file
  const judged =
    state === 'waiting-for-drawing'
      ? await drawFile(judges, file, { state, tries })
      : await judgeFile(judges, file, { state, tries })
  await quarantine.settle(held, outcomeOf(judged))
  // It has just been found clean by the scanner, and somebody may be waiting for it.
  if (judged.state === 'waiting-for-drawing') await checkOne(judges, quarantine, held)
}

function outcomeOf(judged: Judged): CheckOutcome {
  return judged.state === 'waiting-for-scan'
    ? { ...judged, minutes: minutesUntilNextTry(judged.tries) }
    : judged
}
