/** Every page of Recovery Needs Assessments, in the order of their way. */
import type { StaffRoute } from '../staff-request.ts'
import { challengeRoutes } from './after/challenge.routes.ts'
import { decisionRoutes } from './after/decision.routes.ts'
import { builderRoutes } from './builder/builder.routes.ts'
import { citeRoutes } from './builder/cite.routes.ts'
import { reviewRoutes } from './review/review.routes.ts'
import { sentRoutes } from './sent/sent.routes.ts'
import { wayRoutes } from './way/way.routes.ts'

export const rnaRoutes: readonly StaffRoute[] = [
  ...wayRoutes,
  ...builderRoutes,
  ...citeRoutes,
  ...reviewRoutes,
  ...sentRoutes,
  ...decisionRoutes,
  ...challengeRoutes,
]
