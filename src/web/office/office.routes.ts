/** The office: accounts, the log, and the rules that Waymark counts by. */
import type { Services } from '../../application/services.ts'
import type { Route } from '../route.ts'
import { staffRoutes } from './staff.routes.ts'

export const officeRoutes: readonly Route<Services>[] = [...staffRoutes]
