/**
 * What was unsealed of a case stands in the log, whoever wrote the page: every key that was asked for
 * to open something is noted, and the classes that no line of the case names are added to "opened the
 * case". So the log says what was read, and not what somebody remembered to say.
 */
import type { HarmClass } from '../../domain/facts/field.ts'
import { classesOf } from '../../domain/looked/acts.ts'
import type { Keyring } from '../sealing/keyring.ts'
import type { LogLine } from './log-lines.ts'

export interface Watched {
  readonly keyring: Keyring
  /** One more line for each case of which more was opened than these lines say. */
  missingFrom(lines: readonly LogLine[]): LogLine[]
}

export function watchUnsealing(keyring: Keyring): Watched {
  const opened = new Map<string, Set<HarmClass>>()
  return {
    keyring: {
      ...keyring,
      async ofCaseById(orgId, caseId, keyId) {
        const key = await keyring.ofCaseById(orgId, caseId, keyId)
        opened.set(caseId, (opened.get(caseId) ?? new Set()).add(key.harm))
        return key
      },
    },
    missingFrom(lines) {
      return [...opened].flatMap(([caseId, harms]): LogLine[] => {
        const own = lines.filter((line) => line.caseId === caseId)
        const named = own.map(({ act, classes }) => classes ?? classesOf(act)).join('')
        const missing = [...harms].filter((harm) => !named.includes(harm)).join('')
        return missing ? [{ act: 'opened the case', caseId, classes: missing }] : []
      })
    },
  }
}
