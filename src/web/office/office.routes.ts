/** The office: accounts, the log, and the rules that Waymark counts by. */
import type { Services } from '../../application/services.ts'
import type { Route } from '../route.ts'
import { ownRecordsRoutes } from './access-requests/own-records.routes.ts'
import { legalRequestRoutes } from './legal-requests/register.routes.ts'
import { logRoutes } from './log/log.routes.ts'
import { lookedOfficeRoutes } from './looked/looked-office.routes.ts'
import { retentionRoutes } from './retention/retention.routes.ts'
import { rulesRoutes } from './rules/rules.routes.ts'
import { staffRoutes } from './staff/staff.routes.ts'

export const officeRoutes: readonly Route<Services>[] = [
  ...staffRoutes,
  ...logRoutes,
  ...lookedOfficeRoutes,
  ...retentionRoutes,
  ...legalRequestRoutes,
  ...ownRecordsRoutes,
  ...rulesRoutes,
]
