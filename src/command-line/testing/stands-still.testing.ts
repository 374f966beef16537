/** For a test: a process that says how its work ended and then never ends, as Node at times does not. */
import { endWith, tellLauncherAtExit } from '../ending/tell-launcher.ts'

if (process.argv[2] === 'at-exit') {
  tellLauncherAtExit()
  process.once('exit', standStill)
  process.exit(69)
}
endWith(65)
// The word needs one turn of the loop to leave.
setImmediate(standStill)

function standStill(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
