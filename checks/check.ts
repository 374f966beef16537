/** `npm run check`: puts the style right where a machine can, then types, walls and documents. */
import { spawnSync } from 'node:child_process'

const steps: readonly (readonly string[])[] = [
  ['node_modules/.bin/biome', 'check', '--write', '.'],
  ['node_modules/.bin/tsc', '-p', '.'],
  [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    'checks/run-tests.ts',
    'walls',
    'checks/documents',
  ],
]

for (const [command = '', ...args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
