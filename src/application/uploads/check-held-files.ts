/**
 * The check in the background: what waits in quarantine is judged again when it is due. One file that
 * breaks the check does not keep the others waiting.
 */
import { minutesUntilNextTry } from '../../domain/uploads/file-state.ts'
import type { CheckOutcome, HeldReference, Quarantine } from '../ports/files/upload-store.ts'
import { type Judged, type Judges, judgeFile } from './judge-file.ts'

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
  const { tries } = file
  const judged = await judgeFile(judges, file, { state: 'waiting-for-scan', tries })
  await quarantine.settle(held, outcomeOf(judged))
}

function outcomeOf(judged: Judged): CheckOutcome {
  return judged.state === 'waiting-for-scan'
    ? { ...judged, minutes: minutesUntilNextTry(judged.tries) }
    : judged
}
