/**
 * What nobody can fill in without knowing what stands there: by hand, in the order in which the acts
 * build upon one another. A filling that is not taken any more fails the check by its name.
 */
import type { Filling } from './fill.ts'

const rnaId = `select detail->>'rna' as id from case_fact
  where case_id = $1 and type = 'rna-offered' order by recorded_at desc limit 1`
const submissionId =
  'select id from submission where case_id = $1 order by released_at desc limit 1'
const newest = (table: string, more = '') =>
  `select id from ${table} where case_id = $1 ${more} order by id desc limit 1`
const inNineDays = (part: string) => `select to_char(now() + interval '9 days', '${part}') as id`
const contact = '/cases/:caseId/contact'
const looked = '/cases/:caseId/looked'
const asked = '/cases/:caseId/asked'
const ownRecord = '/cases/:caseId/own-record'
const promise = '/cases/:caseId/promises/:promiseId'
/** One that still waits. */
const promiseId = `select promise_id as id from promise_event asked
  where case_id = $1 and kind = 'asked' and not exists (
    select from promise_event ended where ended.promise_id = asked.promise_id
      and ended.kind in ('kept', 'refused', 'withdrawn', 'struck-out'))
  order by id limit 1`
const meetings = '/cases/:caseId/circle/meetings'
const questions = '/cases/:caseId/circle/requests'
const matters = '/cases/:caseId/promises/matters'
const risk = '/cases/:caseId/risk'
const member = '/cases/:caseId/circle/members/:memberId'
const rna = '/cases/:caseId/rnas/:rnaId'
const heldToday = { 'heldOn-day': '20', 'heldOn-month': '11', 'heldOn-year': '2026' }
const ofMain = { who: 'worker', about: 'main' } as const
const byManager = { who: 'manager', about: 'main' } as const

export const fillings: readonly Filling[] = [
  // Their words, kept while they are written.
  {
    ...ofMain,
    route: '/cases/:caseId/drafts/:form',
    params: { form: 'entry' },
    fields: { name: 'words', value: 'Words kept' },
  },
  { ...ofMain, route: '/drafts/discard', page: '/drafts' },
  // Reaching them.
  {
    ...ofMain,
    route: `${contact}/general`,
    page: contact,
    fields: { zone: 'Europe/London', reads: 'en' },
  },
  {
    ...ofMain,
    route: `${contact}/before/:channel`,
    params: { channel: 'call' },
    page: `${contact}/before/:channel`,
  },
  {
    ...ofMain,
    route: `${contact}/acts/:actId/outcome`,
    params: { channel: 'call' },
    page: `${contact}/before/:channel`,
    pressed: {},
  },
  {
    ...ofMain,
    route: `${contact}/before/:channel`,
    params: { channel: 'in-person' },
    page: `${contact}/before/:channel`,
  },
  { ...byManager, route: `${contact}/overrides-seen`, page: contact },
  {
    ...ofMain,
    route: '/cases/:caseId/messages',
    page: '/cases/:caseId/messages/look',
    pressed: { template: 'please-ring', channel: 'text' },
  },
  {
    ...ofMain,
    route: '/cases/:caseId/messages/:messageId/withdraw',
    ids: { messageId: newest('outgoing_message', `and state = 'queued'`) },
    page: '/cases/:caseId/messages',
  },
  {
    ...ofMain,
    route: '/cases/:caseId/messages',
    page: '/cases/:caseId/messages/look',
    pressed: { template: 'please-ring', channel: 'text' },
  },
  {
    ...ofMain,
    route: '/cases/:caseId/messages/:messageId/report',
    // The sender is another process: what it leaves is written here.
    ids: {
      messageId: `update outgoing_message set state = 'accepted', next_try_at = null
        where case_id = $1 and state in ('queued', 'accepted') returning id`,
    },
    page: '/cases/:caseId/messages',
    fields: { report: 'reached' },
  },
  { ...ofMain, route: `${contact}/wrong-person`, page: contact },
  { ...byManager, route: `${contact}/lift-freeze`, page: contact },
  { ...ofMain, route: `${contact}/stop`, page: contact },
  {
    ...ofMain,
    route: `${contact}/second/:channel`,
    params: { channel: 'call' },
    page: `${contact}/before/:channel`,
  },
  { ...byManager, route: `${contact}/second`, page: contact, fields: { agrees: 'yes' } },
  { ...byManager, route: `${contact}/lift-stop`, page: contact },
  // Places.
  {
    ...ofMain,
    route: '/cases/:caseId/places/:placeId/former',
    ids: { placeId: newest('place') },
    page: '/cases/:caseId/places/:placeId',
  },
  {
    ...ofMain,
    route: '/cases/:caseId/places/:placeId/keep',
    ids: { placeId: newest('place') },
    page: '/cases/:caseId/places/:placeId',
  },
  {
    ...ofMain,
    route: '/cases/:caseId/places/:placeId/current',
    ids: { placeId: newest('place') },
    page: '/cases/:caseId/places/:placeId',
  },
  // Who looked.
  {
    ...byManager,
    route: `${looked}/holds`,
    page: `${looked}/holds`,
    // By the clock of the database, which does not stand still.
    ids: { day: inNineDays('DD'), month: inNineDays('MM'), year: inNineDays('YYYY') },
    fields: {
      subjects: ['record'],
      reason: 'Words of why these lines wait',
      'until-day': ':day',
      'until-month': ':month',
      'until-year': ':year',
    },
  },
  {
    ...byManager,
    route: `${looked}/holds/:holdId/end`,
    ids: { holdId: newest('looked_hold') },
    page: `${looked}/holds`,
  },
  {
    ...ofMain,
    route: `${looked}/lines/:lineId`,
    ids: {
      opened: `select id from audit_entry where case_id = $1 and act = 'opened the case' limit 1`,
    },
    page: `${looked}/lines/:opened`,
  },
  {
    who: 'protector',
    about: 'main',
    route: '/looked/:questionId/answer',
    ids: { questionId: newest('looked_question') },
    page: '/looked',
  },
  // Who asked from outside: a manager proposes, the data protection lead agrees.
  {
    ...byManager,
    route: `${asked}/:requestId`,
    ids: { requestId: newest('legal_request') },
    page: `${asked}/:requestId`,
    fields: {
      ...{ act: 'propose', decision: 'refused', 'propose-interest': ['none'] },
      'propose-words': 'Words of why nothing goes out',
    },
  },
  {
    ...{ who: 'protector', about: 'main' },
    route: '/legal-requests/:requestId',
    ids: { requestId: newest('legal_request') },
    page: '/legal-requests/:requestId',
    fields: {
      ...{ act: 'agree', answer: 'yes', 'agree-interest': ['none'] },
      'agree-words': 'Words of whoever agrees to it',
    },
  },
  // They ask for their own record: who they are is known, passages are decided, it is prepared.
  {
    ...ofMain,
    route: `${ownRecord}/:accessId`,
    ids: { accessId: newest('access_request') },
    page: `${ownRecord}/:accessId`,
    fields: { act: 'note', happening: 'identity-known', 'note-words': 'Words of how' },
  },
  // What was recorded.
  {
    who: 'colleague',
    about: 'small',
    route: '/cases/:caseId/facts/:factId',
    ids: { factId: newest('case_fact', `and type = 'consent-given'`) },
    page: '/cases/:caseId/facts/:factId/correct',
  },
  // What others promised, and who is told what.
  {
    ...ofMain,
    route: `${promise}/escalate`,
    ids: { promiseId },
    page: promise,
    fields: { rung: 'complaint' },
  },
  { ...ofMain, route: `${promise}/outcome`, ids: { promiseId }, page: promise },
  {
    ...ofMain,
    route: `${member}/ask`,
    ids: {
      memberId: `select member_id as id from evidence_request where case_id = $1
        order by asked_at limit 1`,
      ...{ day: inNineDays('DD'), month: inNineDays('MM'), year: inNineDays('YYYY') },
    },
    page: `${member}/ask`,
    fields: {
      ...{ template: 'free', own: 'Words of a question' },
      ...{ 'by-day': ':day', 'by-month': ':month', 'by-year': ':year' },
    },
  },
  {
    ...ofMain,
    route: `${questions}/:askedId/take`,
    ids: {
      askedId: `select id from evidence_request
        where case_id = $1 and answered_at is not null and taken_at is null limit 1`,
    },
    page: `${questions}/:askedId`,
  },
  {
    ...ofMain,
    route: `${member}/conflict`,
    ids: { memberId: newest('circle_member', 'and ended_at is null') },
    page: member,
  },
  {
    ...ofMain,
    route: `${meetings}/new`,
    page: `${meetings}/new`,
    fields: { ...heldToday, summary: 'not-yet' },
    empty: /^(ground|lawful)|^due|^nextOn|^done/,
  },
  {
    ...ofMain,
    route: `${meetings}/:meetingId/edit`,
    ids: { meetingId: 'select meeting_id as id from meeting_version where case_id = $1 limit 1' },
    page: `${meetings}/:meetingId/edit`,
    fields: { ...heldToday, summary: 'told', summaryWords: 'Words of what they were told' },
    empty: /^(ground|lawful)|^due|^nextOn|^done/,
  },
  // Matters that others decide about.
  { ...ofMain, route: `${matters}/new`, page: `${matters}/new`, fields: { about: 'housing' } },
  {
    ...ofMain,
    route: `${matters}/:matterId/barrier`,
    ids: {
      matterId: `select matter_id as id from matter_event
        where case_id = $1 and kind = 'opened' order by id desc limit 1`,
    },
    page: `${matters}/:matterId`,
    fields: { barrier: 'no-identity' },
  },
  // How safe they are.
  {
    who: 'colleague',
    about: 'small',
    route: `${risk}/review`,
    page: `${risk}/review`,
    fields: {
      concern: 'high',
      why: 'Words of why',
      timing: 'days',
      certainty: 'fairly',
      'action1-what': 'Words of what is done',
      'action1-owner': 'Words of who does it',
      'nextReviewOn-day': '24',
      'nextReviewOn-month': '11',
      'nextReviewOn-year': '2026',
    },
    empty: /^(on-|rating-|matters-|scenario|action[2-9])/,
  },
  {
    who: 'manager',
    about: 'small',
    route: `${risk}/reviews/:reviewId/look`,
    ids: { reviewId: newest('risk_review') },
    page: risk,
    fields: { agrees: 'yes' },
  },
  {
    who: 'colleague',
    about: 'small',
    route: '/cases/:caseId/record/:type',
    params: { type: 'went-missing' },
    page: '/cases/:caseId/record/:type',
  },
  {
    who: 'colleague',
    about: 'small',
    route: `${risk}/missing`,
    page: risk,
    fields: { step: 'safe-ways', outcome: 'done' },
  },
  // Papers.
  {
    who: 'worker',
    about: 'decided',
    route: '/cases/:caseId/documents/:documentId/open',
    ids: { documentId: newest('document', `and class = 'L'`) },
    page: '/cases/:caseId/documents/:documentId/open',
  },
  {
    ...ofMain,
    route: '/cases/:caseId/documents/held/:heldId/remove',
    ids: {
      heldId: `insert into upload (org_id, case_id, id, state, size, keep_original, name, sealed,
          next_try_at, added_at, added_by)
        select org_id, id, gen_random_uuid(), 'blocked', 1, false, '', '', now(), now(), worker_id
        from case_file where id = $1 returning id`,
    },
  },
  // An RNA on its way.
  {
    ...ofMain,
    route: `${rna}/needs/:needId/cite/:statement`,
    params: { statement: 'description' },
    ids: {
      rnaId,
      needId: `select detail->>'need' as id from case_fact
        where case_id = $1 and type = 'need-identified' order by id limit 1`,
      entry: newest('journal_entry'),
    },
    page: `${rna}/needs/:needId/cite/:statement`,
    fields: { entry: ':entry' },
  },
  {
    ...ofMain,
    route: `${rna}/needs/:needId/cite/:statement/sentence`,
    params: { statement: 'description' },
    ids: {
      rnaId,
      needId: `select detail->>'need' as id from case_fact
        where case_id = $1 and type = 'need-identified' order by id limit 1`,
    },
    page: `${rna}/needs/:needId/cite/:statement`,
  },
  { ...ofMain, route: `${rna}/drafted`, ids: { rnaId }, page: rna },
  {
    who: 'manager',
    about: 'managersOwn',
    route: `${rna}/review`,
    ids: { rnaId },
    page: `${rna}/review`,
  },
  {
    who: 'southManager',
    about: 'managersOwn',
    route: `${rna}/return`,
    ids: { rnaId },
    page: `${rna}/release`,
  },
  {
    who: 'manager',
    about: 'released',
    route: `${rna}/release`,
    ids: { rnaId },
    page: `${rna}/release`,
  },
  {
    who: 'worker',
    about: 'withAuthority',
    route: `${rna}/sent/:form`,
    ids: { rnaId },
    params: { form: 'asked' },
    page: `${rna}/sent`,
  },
  {
    who: 'worker',
    about: 'withAuthority',
    route: `${rna}/decision`,
    ids: { rnaId },
    page: `${rna}/decision`,
    fields: { seen: 'agreed-yet-shorter' },
    empty: /^(from|to)2-/,
  },
  {
    who: 'prime',
    about: 'withPrime',
    route: '/seat/submissions/:submissionId/forward',
    ids: { submissionId },
    page: '/seat/submissions/:submissionId/forward',
  },
  {
    who: 'assessor',
    about: 'withPrime',
    route: '/seat/submissions/:submissionId/decide',
    ids: { submissionId },
    page: '/seat/submissions/:submissionId/decide',
    fields: { seen: 'agreed-yet-shorter' },
  },
  // An emergency, and what comes of it.
  {
    who: 'southWorker',
    about: 'released',
    route: '/emergency',
    ids: { reference: 'select reference as id from case_file where id = $1' },
    page: '/emergency',
    fields: {
      reference: ':reference',
      names: '',
      parts: ['identity', 'contact'],
      words: 'Words of what is happening now',
    },
  },
  {
    who: 'southWorker',
    about: 'released',
    route: '/cases/:caseId/emergency/show/:shown',
    params: { shown: 'contact' },
    page: '/cases/:caseId/emergency',
  },
  {
    who: 'southWorker',
    about: 'released',
    route: '/cases/:caseId/emergency/note',
    page: '/cases/:caseId/emergency',
  },
  {
    who: 'southWorker',
    about: 'released',
    route: '/cases/:caseId/emergency/end',
    page: '/cases/:caseId/emergency',
  },
  {
    who: 'protector',
    about: 'released',
    route: '/emergencies/:emergencyId',
    ids: { emergencyId: newest('break_glass', 'and ended_at is not null') },
    page: '/emergencies/:emergencyId',
  },
  // Whose case it is.
  {
    ...byManager,
    route: '/cases/:caseId/team/block',
    page: '/cases/:caseId/team',
    ids: { colleague: `select id from app_user where display_name = 'Person colleague'` },
    fields: { colleague: ':colleague' },
  },
  {
    ...byManager,
    route: '/cases/:caseId/team/back',
    page: '/cases/:caseId/team',
  },
  {
    ...byManager,
    route: '/cases/:caseId/reassign',
    page: '/cases/:caseId/team',
    ids: { cover: `select id from app_user where display_name = 'Person cover'` },
    fields: { workerId: ':cover', coverWorkerId: '' },
  },
  // The office.
  { who: 'administrator', route: '/staff/services', page: '/staff' },
  { who: 'administrator', route: '/staff/services/:serviceId', page: '/staff' },
  {
    who: 'administrator',
    route: '/staff/:userId',
    ids: { userId: `select id from app_user where display_name = 'Person colleague'` },
    page: '/staff/:userId',
  },
  {
    who: 'administrator',
    route: '/staff/:userId/code',
    ids: { userId: `select id from app_user where display_name = 'Person keptOutWorker'` },
    page: '/staff/:userId',
  },
  {
    who: 'administrator',
    route: '/staff/:userId/off',
    ids: { userId: `select id from app_user where display_name = 'Person keptOutWorker'` },
    page: '/staff/:userId',
  },
  {
    who: 'administrator',
    route: '/staff/:userId/on',
    ids: { userId: `select id from app_user where display_name = 'Person keptOutWorker'` },
    page: '/staff/:userId',
  },
  // One's own account.
  { who: 'otherWorker', route: '/account/codes', page: '/account/codes' },
]
