/** Where `waymark` begins: finds the command that was named, reads its options, and runs it. */

import { endWith, tellLauncherAtExit } from './command-line/ending/tell-launcher.ts'
import { run } from './command-line/run.ts'

tellLauncherAtExit()
endWith(await run(process.argv.slice(2)))
