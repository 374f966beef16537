/** Where the day begins for each role. */
import type { Role } from '../../application/actor.ts'

const firstPages: Readonly<Record<Role, string>> = {
  'support-worker': '/today',
  'service-manager': '/today',
  'prime-liaison': '/seat',
  assessor: '/seat',
  'data-protection-lead': '/log',
  administrator: '/staff',
}

export function firstPageOf(role: Role): string {
  return firstPages[role]
}
