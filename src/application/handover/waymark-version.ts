/** Which Waymark this is, as its package says. */
import { readFileSync } from 'node:fs'

export const waymarkVersion = readVersion()

function readVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  const described: unknown = JSON.parse(text)
  const version =
    typeof described === 'object' && described !== null && 'version' in described
      ? described.version
      : undefined
  return typeof version === 'string' ? version : 'unknown'
}
