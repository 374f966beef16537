/**
 * Who may open what, written by hand: one row for each route, and for each role the ways of standing
 * to the thing that open it. Not derived from the rules, so that a mistake in the rules shows here.
 * A new route needs a new row; everything that a row does not name must look as if it were not there.
 */
import type { Role } from '../../src/application/actor.ts'

/**
 * How somebody stands to a case. `broke-glass`: they have it open in an emergency. `kept-out`: they must
 * stay out, although they manage its service or broke the glass. `no-case`: there is none with that id.
 */
export const standings = [
  'worker',
  'cover',
  'service',
  'other-service',
  'other-organisation',
  'broke-glass',
  'kept-out',
  'no-case',
] as const
export type Standing = (typeof standings)[number]

/** How a seat stands to a submission: it reached this seat, it reached only others, there is none. */
export type SeatStanding = 'reached' | 'not-reached' | 'no-submission'

/** How somebody stands to an opening in an emergency: they were told of it, they were not. */
export type EmergencyStanding = 'told' | 'not-told' | 'other-organisation' | 'no-emergency'

/** How somebody stands to an account that is not their own. */
export type StaffStanding = 'own-organisation' | 'other-organisation' | 'no-account'

type May<Way> = Readonly<Partial<Record<Role, readonly Way[]>>>

interface Sent {
  /** Bound to a cookie and a link of its own: no session of anybody opens it. Asked in guest.test.ts. */
  readonly guest?: true
  /** What is sent besides the token and a write id, when nothing at all would not do. */
  readonly fields?: Readonly<Record<string, string>>
  /** Names in the path that are not those of the thing itself. */
  readonly params?: Readonly<Record<string, string>>
  /** Only where people are supported; the seats have nothing of the kind. */
  readonly providersOnly?: true
  /** The request may end sessions, so everybody signs in again afterwards. */
  readonly endsSessions?: true
}

export type Row = Sent &
  (
    | { readonly about: 'anyone' }
    | { readonly about: 'own-work'; readonly roles: readonly Role[]; readonly act?: string }
    | {
        readonly about: 'case'
        readonly act: string
        readonly may: May<Standing>
        /** Which cases are asked for: with an RNA in drafting, or one that was decided. */
        readonly which?: 'drafting' | 'decided'
      }
    | { readonly about: 'submission'; readonly act: string; readonly may: May<SeatStanding> }
    | { readonly about: 'staff'; readonly act: string; readonly may: May<StaffStanding> }
    | { readonly about: 'emergency'; readonly act: string; readonly may: May<EmergencyStanding> }
  )

const caseTeam: May<Standing> = {
  'support-worker': ['worker', 'cover'],
  'service-manager': ['worker', 'cover', 'service'],
}
const managersOfTheCase: May<Standing> = { 'service-manager': ['worker', 'cover', 'service'] }
const everybody = [
  'support-worker',
  'service-manager',
  'data-protection-lead',
  'prime-liaison',
  'assessor',
  'administrator',
] as const
const frontLine = ['support-worker', 'service-manager'] as const

const anyone: Row = { about: 'anyone' }
const guest: Row = { about: 'anyone', guest: true }
const reads: Row = { about: 'case', act: 'read-case', may: caseTeam }
const works: Row = { about: 'case', act: 'work-on-case', may: caseTeam }
const worksOnDecided: Row = { ...works, which: 'decided' }
const writesExitPlan: Row = { ...works, params: { kind: 'exit-plan', of: '@caseId' } }
const writesMessage: Row = { ...works, fields: { template: 'please-ring', channel: 'email' } }
const releases: Row = { about: 'case', act: 'release-rna', may: managersOfTheCase }
const holdsLines: Row = { about: 'case', act: 'hold-back-lines', may: managersOfTheCase }
const answersWhoLooked: Row = {
  about: 'own-work',
  roles: ['service-manager', 'data-protection-lead'],
  act: 'answer-who-looked',
  providersOnly: true,
}
const readsLog: Row = { about: 'own-work', roles: ['data-protection-lead'], act: 'read-log' }
const inEmergency: Row = {
  about: 'case',
  act: 'read-in-emergency',
  may: { 'support-worker': ['broke-glass'], 'service-manager': ['broke-glass'] },
}
const keepsOut: Row = { about: 'case', act: 'block-colleague', may: managersOfTheCase }
const reviewsEmergencies: Row = {
  about: 'own-work',
  roles: ['service-manager', 'data-protection-lead'],
  act: 'review-break-glass',
  providersOnly: true,
}
const oneEmergency: Row = {
  about: 'emergency',
  act: 'review-break-glass',
  may: { 'service-manager': ['told'], 'data-protection-lead': ['told'] },
}
const ownAccount: Row = { about: 'own-work', roles: everybody, act: 'own-account' }
const ownLists: Row = { about: 'own-work', roles: frontLine, act: 'see-own-lists' }
const newCases: Row = { about: 'own-work', roles: frontLine, act: 'open-new-case' }
const accounts: Row = { about: 'own-work', roles: ['administrator'], act: 'manage-staff' }
const oneAccount: Row = {
  about: 'staff',
  act: 'manage-staff',
  may: { administrator: ['own-organisation'] },
}
const rules: Row = { about: 'own-work', roles: everybody, act: 'see-policy' }
const targets: Row = {
  about: 'own-work',
  roles: ['service-manager', 'administrator'],
  act: 'adjust-targets',
  providersOnly: true,
}
const readsSubmission: Row = {
  about: 'submission',
  act: 'read-submission',
  may: { 'prime-liaison': ['reached'], assessor: ['reached'] },
}
const primeAnswers: Row = {
  about: 'submission',
  act: 'answer-as-prime',
  may: { 'prime-liaison': ['reached'] },
}
const authorityDecides: Row = {
  about: 'submission',
  act: 'decide-as-authority',
  may: { assessor: ['reached'] },
}
const rna = '/cases/:caseId/rnas/:rnaId'
const out = '/cases/:caseId/documents-out/:kind/:of'
const need = '/cases/:caseId/needs/:needId'
const looked = '/cases/:caseId/looked'

const promises = '/cases/:caseId/promises'
const account = '/cases/:caseId/account'
const circle = '/cases/:caseId/circle'
const meetings = `${circle}/meetings`
const inMeeting = `${meetings}/:meetingId`
const interpreters = `${circle}/interpreters`
const inCircle = `${circle}/members/:memberId`
const contact = '/cases/:caseId/contact'
const contactByCall: Row = { ...works, params: { channel: 'call' } }
const agreesToContact: Row = {
  about: 'case',
  act: 'agree-to-contact',
  may: managersOfTheCase,
}
const submission = '/seat/submissions/:submissionId'

export const expectedAccess: Readonly<Record<string, Row>> = {
  // Before anybody is known.
  'GET /': anyone,
  'GET /sign-in': anyone,
  'POST /sign-in': anyone,
  'POST /sign-in/as': anyone,
  'POST /sign-in/organisation': anyone,
  'POST /sign-in/password': anyone,
  'POST /sign-in/enrol': anyone,
  'POST /sign-in/second': anyone,
  'POST /sign-out': { about: 'anyone', endsSessions: true },

  // One's own work.
  'POST /rehearsal': { about: 'own-work', roles: everybody, fields: { days: 'no number' } },
  'GET /today': ownLists,
  'GET /caseload': ownLists,
  'POST /look-for': { ...ownLists, fields: { in: '/caseload', find: 'Bramble' } },
  'GET /team': { about: 'own-work', roles: ['service-manager'], act: 'see-team' },
  'GET /drafts': ownAccount,
  'POST /drafts/discard': ownAccount,
  'GET /cases/new': newCases,
  'POST /cases': newCases,
  // Words are kept for their writer whoever the case belongs to by now, so the case is not looked at.
  'POST /cases/:caseId/drafts/:form': {
    about: 'own-work',
    roles: frontLine,
    act: 'own-account',
    fields: { name: 'words', value: 'Some words' },
  },

  // One's own account.
  'GET /account': ownAccount,
  'GET /account/password': ownAccount,
  'POST /account/password': { ...ownAccount, endsSessions: true },
  'GET /account/app': ownAccount,
  'POST /account/app': { ...ownAccount, endsSessions: true },
  'GET /account/passkeys': ownAccount,
  'POST /account/passkeys/remove': { ...ownAccount, endsSessions: true },
  'GET /account/passkeys/add': ownAccount,
  'POST /account/passkeys/add': { ...ownAccount, endsSessions: true },
  'GET /account/codes': ownAccount,
  'POST /account/codes': { ...ownAccount, endsSessions: true },
  'POST /account/sessions/end': { ...ownAccount, fields: { session: '0'.repeat(64) } },
  'POST /account/sessions/end-others': { ...ownAccount, endsSessions: true },

  // Proving again who one is, before what could hurt somebody most.
  'GET /account/prove/:kind': { ...ownAccount, params: { kind: 'location' } },
  'POST /account/prove/:kind': { ...ownAccount, params: { kind: 'location' } },

  // One case.
  'GET /cases/:caseId': reads,
  'POST /cases/:caseId/entries': works,
  'GET /cases/:caseId/entries/:entryId': works,
  'GET /cases/:caseId/record': works,
  'GET /cases/:caseId/record/:type': works,
  'POST /cases/:caseId/record/:type': works,
  'GET /cases/:caseId/facts/:factId': works,
  'GET /cases/:caseId/facts/:factId/correct': works,
  'POST /cases/:caseId/facts/:factId': works,
  'POST /cases/:caseId/facts/:factId/strike': works,
  'GET /cases/:caseId/person': reads,
  'POST /cases/:caseId/person/:which': works,
  'POST /cases/:caseId/person/:which/keep': works,
  'POST /cases/:caseId/reassign': { about: 'case', act: 'reassign-case', may: managersOfTheCase },
  // Sealed places.
  'GET /cases/:caseId/places/new': works,
  'POST /cases/:caseId/places/new': works,
  'GET /cases/:caseId/places/:placeId': works,
  'POST /cases/:caseId/places/:placeId/show': works,
  'POST /cases/:caseId/places/:placeId/former': works,
  'POST /cases/:caseId/places/:placeId/current': works,
  'POST /cases/:caseId/places/:placeId/keep': works,
  'GET /cases/:caseId/places/:placeId/tell': works,
  'POST /cases/:caseId/places/:placeId/tell': works,
  'GET /cases/:caseId/releases/:releaseId': works,
  'POST /cases/:caseId/releases/:releaseId/:step': { ...works, params: { step: 'approve' } },
  'GET /sealed-places': { about: 'own-work', roles: ['service-manager'], act: 'see-team' },

  'GET /cases/:caseId/told': reads,
  'GET /cases/:caseId/documents': reads,
  'POST /cases/:caseId/documents': works,
  'GET /cases/:caseId/documents/:documentId': reads,

  // Messages that leave.
  'GET /cases/:caseId/messages': reads,
  'POST /cases/:caseId/messages/look': writesMessage,
  'POST /cases/:caseId/messages': writesMessage,
  'POST /cases/:caseId/messages/:messageId/withdraw': works,
  'POST /cases/:caseId/messages/:messageId/report': { ...works, fields: { report: 'reached' } },
  // Who looked.
  [`GET ${looked}`]: reads,
  [`GET ${looked}/lines/:lineId`]: works,
  [`POST ${looked}/lines/:lineId`]: works,
  [`GET ${looked}/print`]: works,
  [`POST ${looked}/print`]: { ...works, fields: { format: 'none that is known' } },
  [`GET ${looked}/holds`]: holdsLines,
  [`POST ${looked}/holds`]: holdsLines,
  [`POST ${looked}/holds/:holdId/end`]: holdsLines,
  'GET /looked': answersWhoLooked,
  'POST /looked/:questionId/answer': answersWhoLooked,
  'GET /log/holds': { ...readsLog, providersOnly: true },
  'GET /log/unusual': { ...readsLog, providersOnly: true },
  // How long what is kept, and what is destroyed.
  'GET /retention': { ...readsLog, providersOnly: true },
  'POST /retention': { ...readsLog, providersOnly: true },
  'GET /retention/schedule': { ...readsLog, providersOnly: true },
  'POST /retention/schedule': { ...readsLog, providersOnly: true },
  'GET /cases/:caseId/kept': reads,
  'POST /cases/:caseId/kept': holdsLines,
  // Somebody outside asks about a person.
  'GET /somebody-asks': ownLists,
  'POST /somebody-asks': ownLists,
  'GET /cases/:caseId/asked': reads,
  'POST /cases/:caseId/asked': works,
  'GET /cases/:caseId/asked/:requestId': reads,
  'POST /cases/:caseId/asked/:requestId': holdsLines,
  'GET /legal-requests': answersWhoLooked,
  'GET /legal-requests/:requestId': { ...answersWhoLooked, params: { requestId: '@caseId' } },
  'POST /legal-requests/:requestId': { ...answersWhoLooked, params: { requestId: '@caseId' } },
  // They ask for their own record. Agreeing to a copy is a manager's, and asked within the page.
  'GET /cases/:caseId/own-record': reads,
  'POST /cases/:caseId/own-record': works,
  'GET /cases/:caseId/own-record/:accessId': reads,
  'POST /cases/:caseId/own-record/:accessId': works,
  'POST /cases/:caseId/own-record/:accessId/copy': { ...works, fields: { format: 'none' } },
  'GET /own-records': { ...readsLog, providersOnly: true },
  // Files that were added. The document of the check is a paper that was also kept as it came.
  'GET /cases/:caseId/documents/:documentId/open': reads,
  'POST /cases/:caseId/documents/:documentId/open': { ...reads, fields: { reason: 'To check' } },
  'GET /cases/:caseId/documents/:documentId/original': reads,
  'POST /cases/:caseId/documents/:documentId/original': {
    ...reads,
    fields: { reason: 'To check' },
  },
  'POST /cases/:caseId/documents/held/:heldId/remove': works,
  'GET /file-checks': rules,

  // How to reach them safely.
  'GET /cases/:caseId/contact': reads,
  [`GET ${contact}/rules/:channel`]: contactByCall,
  [`POST ${contact}/rules/:channel`]: contactByCall,
  [`POST ${contact}/confirm/:channel`]: contactByCall,
  [`POST ${contact}/general`]: works,
  [`POST ${contact}/code-word`]: works,
  [`POST ${contact}/code-word/show`]: works,
  [`POST ${contact}/wrong-person`]: works,
  [`POST ${contact}/lift-freeze`]: works,
  [`POST ${contact}/stop`]: works,
  [`POST ${contact}/lift-stop`]: works,
  [`POST ${contact}/second`]: agreesToContact,
  [`POST ${contact}/overrides-seen`]: agreesToContact,
  [`GET ${contact}/before/:channel`]: contactByCall,
  [`POST ${contact}/before/:channel`]: contactByCall,
  [`POST ${contact}/acts/:actId/outcome`]: { ...works, params: { actId: '@caseId' } },
  [`POST ${contact}/second/:channel`]: contactByCall,

  // What they told, once.
  [`GET ${account}`]: reads,
  [`POST ${account}/told`]: works,
  [`GET ${account}/new`]: works,
  [`POST ${account}/new`]: works,
  [`GET ${account}/:blockId`]: reads,
  [`GET ${account}/:blockId/words`]: works,
  [`POST ${account}/:blockId/words`]: works,
  [`GET ${account}/:blockId/translate`]: works,
  [`POST ${account}/:blockId/translate`]: works,
  [`POST ${account}/:blockId/approve`]: works,
  [`POST ${account}/:blockId/uses`]: works,
  [`POST ${account}/:blockId/take-back`]: works,
  [`POST ${account}/:blockId/notice/:memberId`]: works,

  // What others promised.
  'GET /promises': ownLists,
  'GET /unmet': ownLists,
  [`GET ${promises}/matters/new`]: works,
  [`POST ${promises}/matters/new`]: works,
  [`GET ${promises}/matters/:matterId`]: reads,
  [`POST ${promises}/matters/:matterId/stage`]: works,
  [`POST ${promises}/matters/:matterId/day`]: works,
  [`POST ${promises}/matters/:matterId/barrier`]: works,
  [`POST ${promises}/matters/:matterId/strike-out/:eventId`]: {
    ...works,
    params: { eventId: '@caseId' },
  },
  [`POST ${promises}/unmet/:needId`]: { ...works, fields: { reason: 'refused' } },
  [`POST ${promises}/into-record`]: works,
  [`GET ${promises}`]: reads,
  [`GET ${promises}/new`]: works,
  [`POST ${promises}/new`]: works,
  [`GET ${promises}/:promiseId`]: reads,
  [`POST ${promises}/:promiseId/chase`]: { ...works, fields: { how: 'call' } },
  [`POST ${promises}/:promiseId/outcome`]: works,
  [`POST ${promises}/:promiseId/escalate`]: { ...works, fields: { rung: 'complaint' } },
  [`POST ${promises}/:promiseId/strike-out/:eventId`]: { ...works, params: { eventId: '@caseId' } },

  // Professionals with a link and a code: whoever holds neither is shown nothing, and staff are nobody there.
  'GET /g/:link': guest,
  'POST /g/:link': guest,
  'POST /g/:link/open': guest,
  'POST /g/:link/answer': guest,
  [`GET ${inCircle}/ask`]: works,
  [`POST ${inCircle}/ask`]: works,
  [`GET ${circle}/requests`]: reads,
  [`GET ${circle}/requests/:askedId`]: reads,
  [`POST ${circle}/requests/:askedId/take`]: works,
  [`POST ${circle}/requests/:askedId/link`]: works,
  [`POST ${circle}/requests/:askedId/close`]: works,
  [`POST ${circle}/requests/:askedId/stop`]: works,

  // The professionals around a person.
  [`GET ${circle}`]: reads,
  [`GET ${circle}/new`]: works,
  [`POST ${circle}/new`]: works,
  [`GET ${circle}/shared`]: reads,
  [`GET ${circle}/packs`]: reads,
  [`GET ${circle}/packs/new`]: works,
  [`POST ${circle}/packs/new`]: works,
  [`POST ${circle}/packs/:packId/take-back`]: works,

  // Handing over to another service, and taking over from one.
  [`GET ${circle}/handovers`]: reads,
  [`GET ${circle}/handovers/new`]: works,
  [`POST ${circle}/handovers/new`]: works,
  'GET /take-over': newCases,
  'POST /take-over': newCases,
  'GET /cases/:caseId/handover': reads,
  'POST /cases/:caseId/handover/take-in': works,
  'POST /cases/:caseId/handover/send-away': works,

  [`GET ${inCircle}`]: reads,
  [`POST ${inCircle}/terms`]: works,
  [`POST ${inCircle}/told`]: works,
  [`POST ${inCircle}/take-back`]: works,
  [`POST ${inCircle}/end`]: works,
  [`POST ${inCircle}/conflict`]: works,
  [`POST ${inCircle}/clear`]: keepsOut,
  [`GET ${inCircle}/notice`]: reads,
  [`POST ${inCircle}/notice`]: works,
  [`GET ${meetings}`]: reads,
  [`GET ${meetings}/new`]: works,
  [`POST ${meetings}/new`]: works,
  [`GET ${inMeeting}`]: reads,
  [`GET ${inMeeting}/edit`]: works,
  [`POST ${inMeeting}/edit`]: works,
  [`POST ${inMeeting}/pack`]: works,
  [`POST ${inMeeting}/summary`]: works,

  // Interpreters. None is written down in the made-up cases, so the case's own id stands for one.
  [`GET ${interpreters}`]: reads,
  [`POST ${interpreters}/wishes`]: works,
  [`POST ${interpreters}/new`]: works,
  [`POST ${interpreters}/book`]: works,
  [`POST ${interpreters}/:interpreterId/never`]: { ...works, params: { interpreterId: '@caseId' } },
  [`POST ${interpreters}/bookings/:bookingId/end`]: { ...works, params: { bookingId: '@caseId' } },

  // Risk and safety.
  'GET /cases/:caseId/risk': reads,
  'GET /cases/:caseId/risk/review': works,
  'POST /cases/:caseId/risk/review': works,
  'GET /cases/:caseId/risk/reviews/:reviewId': reads,
  'POST /cases/:caseId/risk/reviews/:reviewId/look': works,
  'POST /cases/:caseId/risk/signals': works,
  'POST /cases/:caseId/risk/missing': works,
  'GET /cases/:caseId/risk/plan': works,
  'POST /cases/:caseId/risk/plan': works,
  'GET /cases/:caseId/risk/plan/carry': reads,

  // Who works on it, who stays out, and what is open in an emergency.
  'GET /cases/:caseId/team': reads,
  'POST /cases/:caseId/team/block': keepsOut,
  'POST /cases/:caseId/team/back': keepsOut,
  'POST /cases/:caseId/team/declare': { about: 'case', act: 'declare-conflict', may: caseTeam },
  'GET /emergency': { about: 'own-work', roles: frontLine, act: 'break-glass' },
  'POST /emergency': { about: 'own-work', roles: frontLine, act: 'break-glass' },
  'GET /cases/:caseId/emergency': inEmergency,
  'POST /cases/:caseId/emergency/show/:shown': { ...inEmergency, params: { shown: 'contact' } },
  'POST /cases/:caseId/emergency/note': inEmergency,
  // Another one than the one that is open, so that it stays open for whoever asks next.
  'POST /cases/:caseId/emergency/end': { ...inEmergency, fields: { emergency: 'another' } },
  'GET /emergencies': reviewsEmergencies,
  'GET /emergencies/:emergencyId': oneEmergency,
  'POST /emergencies/:emergencyId': oneEmergency,

  // Needs.
  'GET /cases/:caseId/needs': reads,
  'GET /cases/:caseId/needs/new': works,
  'POST /cases/:caseId/needs/new': works,
  [`GET ${need}/change`]: works,
  [`POST ${need}/change`]: works,
  [`GET ${need}/record/:act`]: works,
  [`POST ${need}/record/:act`]: works,
  'POST /cases/:caseId/needs/evidence/:factId/current': works,
  'GET /cases/:caseId/needs/dependants/new': works,
  'POST /cases/:caseId/needs/dependants/new': works,

  // Recovery Needs Assessments.
  'GET /cases/:caseId/rnas': reads,
  'GET /cases/:caseId/rnas/new': works,
  'POST /cases/:caseId/rnas/new': works,
  [`GET ${rna}`]: works,
  [`GET ${rna}/answer`]: works,
  [`POST ${rna}/answer`]: works,
  [`POST ${rna}/drafted`]: works,
  [`GET ${rna}/needs/:needId`]: works,
  [`POST ${rna}/needs/:needId`]: works,
  [`GET ${rna}/parts/:part`]: works,
  [`POST ${rna}/parts/:part`]: works,
  [`GET ${rna}/needs/:needId/account`]: works,
  [`POST ${rna}/needs/:needId/account`]: works,
  [`GET ${rna}/needs/:needId/cite/:statement`]: works,
  [`POST ${rna}/needs/:needId/cite/:statement`]: works,
  [`POST ${rna}/needs/:needId/cite/:statement/sentence`]: works,
  [`GET ${rna}/review`]: works,
  [`POST ${rna}/review`]: works,
  [`GET ${rna}/release`]: works,
  [`POST ${rna}/release`]: releases,
  [`POST ${rna}/return`]: releases,
  [`GET ${rna}/sent`]: works,
  [`POST ${rna}/sent/:form`]: { ...works, params: { form: 'returned' } },
  [`GET ${rna}/decision`]: worksOnDecided,
  [`POST ${rna}/decision`]: worksOnDecided,
  [`GET ${rna}/told`]: worksOnDecided,
  [`POST ${rna}/told`]: worksOnDecided,
  [`GET ${rna}/challenge`]: worksOnDecided,
  [`POST ${rna}/challenge`]: worksOnDecided,
  [`POST ${rna}/extension`]: worksOnDecided,

  // Documents that leave.
  'GET /cases/:caseId/documents-out': reads,
  [`GET ${out}`]: reads,
  [`POST ${out}`]: { ...works, fields: { format: 'docx', seen: 'nothing yet' } },
  [`GET ${out}/write`]: writesExitPlan,
  [`POST ${out}/write`]: writesExitPlan,

  // Accounts, services, the log and the rules.
  'GET /staff': accounts,
  'GET /staff/new': accounts,
  'POST /staff': accounts,
  'GET /staff/:userId': oneAccount,
  'POST /staff/:userId': oneAccount,
  'POST /staff/:userId/off': { ...oneAccount, endsSessions: true },
  'POST /staff/:userId/on': { ...oneAccount, endsSessions: true },
  'POST /staff/:userId/code': { ...oneAccount, endsSessions: true },
  'POST /staff/services': { ...accounts, providersOnly: true },
  'POST /staff/services/:serviceId': {
    ...oneAccount,
    providersOnly: true,
    fields: { open: 'yes' },
  },
  'GET /log': { about: 'own-work', roles: ['data-protection-lead'], act: 'read-log' },
  'GET /policy': rules,
  'GET /policy/targets': rules,
  'GET /policy/changes': rules,
  'GET /policy/sources': rules,
  'GET /policy/targets/:limit': targets,
  'POST /policy/targets/:limit': targets,

  // The seats of the prime contractor and of the authority.
  'GET /seat': { about: 'own-work', roles: ['prime-liaison', 'assessor'], act: 'read-submission' },
  [`GET ${submission}`]: readsSubmission,
  [`GET ${submission}/return`]: primeAnswers,
  [`POST ${submission}/return`]: primeAnswers,
  [`GET ${submission}/forward`]: primeAnswers,
  [`POST ${submission}/forward`]: primeAnswers,
  [`GET ${submission}/ask`]: authorityDecides,
  [`POST ${submission}/ask`]: authorityDecides,
  [`GET ${submission}/decide`]: authorityDecides,
  [`POST ${submission}/decide`]: authorityDecides,
}
