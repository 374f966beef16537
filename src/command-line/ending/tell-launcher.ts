/**
 * Tells the launcher with which number this process has ended its work. Node can stand still while it
 * shuts down, after everything is done and written (nodejs/node issue 54918); a launcher that has been
 * told waits a few seconds and then ends the process itself.
 */
import type { ExitCode } from '../command.ts'

/** From now on, whichever way the process ends, its launcher hears of it. */
export function tellLauncherAtExit(): void {
  process.once('exit', (code) => tell(code))
}

/** The work is done: nothing is left but to end. */
export function endWith(code: ExitCode): void {
  process.exitCode = code
  tell(code)
}

function tell(ended: number): void {
  // A launcher that is gone needs no word, and without a launcher there is no channel.
  process.send?.({ ended }, undefined, undefined, () => {})
}
