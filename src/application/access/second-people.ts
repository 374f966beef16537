/**
 * Who else could give the second word about a case: so that a page can say plainly when nobody can, and
 * what to do then, instead of waiting for somebody who does not exist.
 */
import type { CaseFile } from '../ports/case-store.ts'
import type { Colleague } from '../ports/staff-stores.ts'

type Of = Pick<CaseFile, 'serviceId' | 'workerId' | 'coverWorkerId' | 'blockedIds'>

/** Other managers of the service, without whoever must stay out of the case. */
export function otherManagers(
  file: Of,
  colleagues: readonly Colleague[],
  asking: string,
): readonly Colleague[] {
  return colleagues.filter(
    ({ id, role, active, serviceIds }) =>
      active &&
      id !== asking &&
      role === 'service-manager' &&
      serviceIds.includes(file.serviceId) &&
      file.blockedIds?.includes(id) !== true,
  )
}

/** Those, and the colleagues who work on the case. */
export function othersOnCase(
  file: Of,
  colleagues: readonly Colleague[],
  asking: string,
): readonly Colleague[] {
  const workers = colleagues.filter(
    ({ id, active }) =>
      active && id !== asking && (id === file.workerId || id === file.coverWorkerId),
  )
  return [...new Set([...workers, ...otherManagers(file, colleagues, asking)])]
}
