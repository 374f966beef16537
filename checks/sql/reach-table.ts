/**
 * What SQL of any kind reaches in each table, as each login role, under each claim: written by hand and
 * read by hand, so that a mistake in a policy shows as a difference. Every table has a row here; a new
 * one fails until somebody has decided about it.
 *
 * Six columns, one for each claim: nobody, organisation, person, case, forged, other. `r` reads some
 * row, `a` adds one, `c` changes one, `d` removes one, `-` nothing at all. A role that is not named
 * reaches nothing. The backup reads everything and writes nothing, which is not repeated.
 *
 * What this says plainly: the settings that name the person can be set by SQL (`forged`, `other`). Who
 * has SQL as `waymark_staff` therefore reads the rows of any case of any organisation. What could hurt
 * is ciphertext in them; what lies open is what SECURITY.md says of it.
 */
import type { Surface } from '../../src/storage/connect/roles.ts'

export type ReachRow = Readonly<Partial<Record<Exclude<Surface, 'backup'>, string>>>

export const reach: Readonly<Record<string, ReachRow>> = {
  access_request: { staff: '- - - rac rc rac' },
  access_step: { staff: '- - - ra r ra' },
  account: { signin: 'rc rc rc rc rc rc', jobs: '- a a a a -' },
  answer_waiting: { staff: '- - r rd rd rd' },
  app_user: {
    staff: '- r r r r r',
    seat: '- r r r r r',
    signin: 'r r r r r r',
    jobs: '- rac rac rac rac rac',
  },
  audit_entry: { staff: '- - a ra r ra', seat: '- - a a - -', jobs: '- r ra ra r ra' },
  audit_reason: { staff: '- - - ra ra ra' },
  audit_seal: { jobs: '- ra ra ra ra ra' },
  audit_unsealed: {},
  break_glass: { staff: '- - rc rc rc rc' },
  case_answer: { staff: '- - - rc rc rc' },
  case_block: { staff: '- - - - r -' },
  case_fact: { staff: '- - - ra r ra', jobs: '- r r r r r' },
  case_file: { staff: '- - rac rac rac rac', jobs: '- rc rc rc rc rc' },
  case_key_destroyed: { staff: '- - - r r r', jobs: '- r r r r r' },
  case_key: { staff: '- - - ra ra ra', jobs: '- rc rc rc rc rc' },
  circle_member: { staff: '- - - rac rac rac' },
  circle_member_version: { staff: '- - - ra r ra' },
  contact_act: { staff: '- - - ra r ra' },
  contact_code_word: { staff: '- - - ra r ra' },
  contact_rules: { staff: '- - - ra r ra' },
  contact_state: { staff: '- - r rac rac rac' },
  document: { staff: '- - - ra r ra', jobs: '- a a a a a' },
  document_original: { staff: '- - - ra r ra', jobs: '- a a a a a' },
  draft: { staff: '- - racd racd racd racd' },
  due_item: { staff: '- - r racd racd racd', jobs: '- racd racd racd racd racd' },
  evidence_request: { staff: '- - - ra r ra' },
  // What waits is sealed with its ticket, which stands nowhere in the database.
  file_ticket: { signin: 'racd racd racd racd racd racd' },
  // Staff open and close doors, and read neither the code nor what waits. Guests have functions only.
  // Closing is the only change, and of columns that cannot be read: what is asked here does not see it.
  guest_door: { staff: '- - - ra r ra' },
  handover_given: { staff: '- - - ra r ra' },
  // Settled once, only while it waits, and by whoever says so in their own name: what is asked here does not.
  handover_received: { staff: '- - - ra r ra' },
  installation: {
    staff: 'r r r r r r',
    seat: 'r r r r r r',
    signin: 'r r r r r r',
    jobs: 'rac rac rac rac rac rac',
  },
  // The only change is from bookable to never, in a name of one's own; what is asked here leaves it as it is.
  interpreter: { staff: '- - - ra r ra' },
  interpreter_booking: { staff: '- - - rac r rac' },
  interpreter_wishes: { staff: '- - - ra r ra' },
  journal_entry: { staff: '- - - ra r ra' },
  looked_hold: { staff: '- - - r r r' },
  looked_question: { staff: '- - - r r r' },
  legal_request: { staff: '- - - rac rc rac' },
  legal_request_step: { staff: '- - - r r r' },
  matter_event: { staff: '- - - ra r ra', jobs: '- r r r r r' },
  missing_step: { staff: '- - - ra r ra' },
  meeting: { staff: '- - - rac rac rac' },
  meeting_version: { staff: '- - - ra r ra' },
  name_token: { staff: '- - r rad rad rad', jobs: '- r r r r r' },
  need_reason: { staff: '- - - ra r ra' },
  org_adjustment: { staff: '- r r r r r', jobs: '- r r r r r' },
  organisation: {
    staff: '- r r r r r',
    seat: '- r r r r r',
    signin: 'r r r r r r',
    jobs: 'ra ra ra ra ra ra',
  },
  organisation_key: {
    staff: '- r r r r r',
    seat: '- r r r r r',
    signin: 'r r r r r r',
    jobs: '- rac rac rac rac rac',
  },
  organisation_route: {},
  outgoing_attempt: { staff: '- - - r r r', jobs: '- rac rac rac rac rac' },
  outgoing_message: { staff: '- - r rac rc rac', jobs: '- rc rc rc rc rc' },
  passkey: { signin: 'racd racd racd racd racd racd' },
  person_contact: { staff: '- - - ra r ra' },
  person_identity: { staff: '- - - ra r ra' },
  person_location: { staff: '- - - rd rd rd', jobs: '- rd rd rd rd rd' },
  place: { staff: '- - - rac rc rac', jobs: '- ra ra ra ra ra' },
  place_keep: { staff: '- - - ra r ra', jobs: '- r r r r r' },
  place_key: { staff: '- - - ra ra ra', jobs: '- rad rad rad rad rad' },
  place_look: { staff: '- - r ra r ra' },
  place_print: { staff: '- - - ra ra ra', jobs: '- rad rad rad rad rad' },
  place_release: { staff: '- - - ra r ra' },
  place_release_step: { staff: '- - - ra r ra' },
  promise_event: { staff: '- - - ra r ra' },
  told_event: { staff: '- - - ra r ra' },
  promise_line: { staff: '- - r racd racd racd' },
  recovery_code: { signin: 'racd racd racd racd racd racd' },
  retention_certificate: { staff: '- - - r r r', jobs: '- r r r r r' },
  retention_due: { staff: '- - - r r r', jobs: '- rad rad rad rad rad' },
  retention_hold: { staff: '- - - r r r', jobs: '- r r r r r' },
  retention_purge: { staff: '- - - r r r', jobs: '- ra ra ra ra ra' },
  retention_schedule: { staff: '- r r r r r', jobs: '- r r r r r' },
  retention_step: { staff: '- - - r r r', jobs: '- r r r r r' },
  risk_review: { staff: '- - - ra r ra' },
  // Nobody looks a second time at what they wrote themselves: whoever claims to be the writer adds none.
  risk_second_look: { staff: '- - - r r r' },
  risk_signal: { staff: '- - - ra r ra' },
  rna_draft: { staff: '- - - rac r rac' },
  safety_plan: { staff: '- - - ra r ra' },
  seat_answer: { seat: '- - r r - -' },
  seat_item: { seat: '- - r r - -' },
  service: { staff: '- r r r r r', signin: 'r r r r r r', jobs: '- rac rac rac rac rac' },
  session: { signin: 'racd racd racd racd racd racd' },
  shared_item: { staff: '- - - ra r ra' },
  sharing_pack: { staff: '- - - ra r ra' },
  sign_in_delay: { signin: 'racd racd racd racd racd racd' },
  sign_in_step: { signin: 'rad rad rad rad rad rad' },
  submission: { staff: '- - - r r r' },
  unmet_need: { staff: '- - r racd racd racd', jobs: '- racd racd racd racd racd' },
  upload: { staff: '- - r rad rd rad', jobs: '- rcd rcd rcd rcd rcd' },
  upload_use: { staff: '- r rac rac rac rac' },
  user_service: { staff: '- r r r r r', signin: 'r r r r r r', jobs: '- rad rad rad rad rad' },
  write_done: { staff: '- - ra ra ra ra', seat: '- - ra ra ra -' },
}
