/** Every page and act of Waymark, as one list: what is not here cannot be reached. */
import type { Services } from '../application/services.ts'
import { accountRoutes } from './account/account.routes.ts'
import { guestRoutes } from './guest/guest.routes.ts'
import { officeRoutes } from './office/office.routes.ts'
import type { Route } from './route.ts'
import { seatRoutes } from './seat/seat.routes.ts'
import { signInRoutes } from './sign-in/sign-in.routes.ts'
import { ownRecordRoutes } from './staff/access-requests/own-record.routes.ts'
import { caseRoutes } from './staff/case/case.routes.ts'
import { newCaseRoutes } from './staff/case/new-case.routes.ts'
import { circleRoutes } from './staff/circle/circle.routes.ts'
import { contactRoutes } from './staff/contact/contact.routes.ts'
import { documentRoutes } from './staff/documents/documents.routes.ts'
import { documentOutRoutes } from './staff/documents-out/documents-out.routes.ts'
import { emergencyRoutes } from './staff/emergency/emergency.routes.ts'
import { emergencyReviewRoutes } from './staff/emergency/review.routes.ts'
import { handoverRoutes } from './staff/handover/handover.routes.ts'
import { takeOverRoutes } from './staff/handover/take-over.routes.ts'
import { interpreterRoutes } from './staff/interpreters/interpreters.routes.ts'
import { askedRoutes } from './staff/legal-requests/asked.routes.ts'
import { listRoutes } from './staff/lists/lists.routes.ts'
import { lookForRoutes } from './staff/lists/look-for.routes.ts'
import { lookedRoutes } from './staff/looked/looked.routes.ts'
import { matterRoutes } from './staff/matters/matters.routes.ts'
import { messageRoutes } from './staff/messages/messages.routes.ts'
import { needRoutes } from './staff/needs/need.routes.ts'
import { packRoutes } from './staff/packs/packs.routes.ts'
import { personRoutes } from './staff/person/person.routes.ts'
import { placeRoutes } from './staff/places/places.routes.ts'
import { releaseRoutes } from './staff/places/release.routes.ts'
import { promiseRoutes } from './staff/promises/promises.routes.ts'
import { recordRoutes } from './staff/record/record.routes.ts'
import { requestRoutes } from './staff/requests/requests.routes.ts'
import { keptRoutes } from './staff/retention/kept.routes.ts'
import { riskRoutes } from './staff/risk/risk.routes.ts'
import { rnaRoutes } from './staff/rna/rna.routes.ts'
import { caseTeamRoutes } from './staff/team/team.routes.ts'
import { toldRoutes } from './staff/told/told.routes.ts'
import { accountRoutes as toldOnceRoutes } from './staff/told-once/account.routes.ts'
import { rnaAccountRoutes } from './staff/told-once/rna-account.routes.ts'
import { stepUpRoutes } from './step-up/step-up.routes.ts'

export const routes: readonly Route<Services>[] = [
  ...signInRoutes,
  ...listRoutes,
  ...lookForRoutes,
  ...newCaseRoutes,
  ...caseRoutes,
  ...recordRoutes,
  ...personRoutes,
  ...messageRoutes,
  ...lookedRoutes,
  ...contactRoutes,
  ...riskRoutes,
  ...placeRoutes,
  ...releaseRoutes,
  ...needRoutes,
  ...matterRoutes,
  ...promiseRoutes,
  ...keptRoutes,
  ...askedRoutes,
  ...ownRecordRoutes,
  ...circleRoutes,
  ...interpreterRoutes,
  ...packRoutes,
  ...handoverRoutes,
  ...takeOverRoutes,
  ...toldOnceRoutes,
  ...rnaAccountRoutes,
  ...requestRoutes,
  ...rnaRoutes,
  ...documentRoutes,
  ...documentOutRoutes,
  ...toldRoutes,
  ...caseTeamRoutes,
  ...emergencyRoutes,
  ...emergencyReviewRoutes,
  ...seatRoutes,
  ...accountRoutes,
  ...stepUpRoutes,
  ...officeRoutes,
  ...guestRoutes,
]
