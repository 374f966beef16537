/** Where `waymark` begins: finds the command that was named, reads its options, and runs it. */
import { run } from './command-line/run.ts'

process.exitCode = await run(process.argv.slice(2))
