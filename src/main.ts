/** Where `waymark` begins: finds the command that was named, reads its options, and runs it. */
import { run } from './command-line/run.ts'
import { endWith, tellLauncherAtExit } from './command-line/tell-launcher.ts'

tellLauncherAtExit()
endWith(await run(process.argv.slice(2)))
