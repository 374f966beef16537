/** Which roles an organisation of a kind can have. */
import type { OrganisationKind, Role } from '../actor.ts'

export const rolesOf: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  provider: ['support-worker', 'service-manager', 'data-protection-lead', 'administrator'],
  prime: ['prime-liaison', 'data-protection-lead', 'administrator'],
  authority: ['assessor', 'data-protection-lead', 'administrator'],
}

/** Whether people of this role belong to services. The others never reach a case. */
export function worksInServices(role: Role): boolean {
  return role === 'support-worker' || role === 'service-manager'
}
