/** The tables that a light case fills, in an order in which parents come first, with their columns. */
export const tables = {
  case_file: [
    ...['org_id', 'id', 'reference', 'alias', 'service_id', 'worker_id', 'cover_worker_id'],
    ...['opened_at', 'version', 'policy_edition', 'nrm_state', 'support_state', 'rna_state'],
    ...['nation', 'age_group', 'active', 'overlay', 'covered_until', 'next_due', 'last_contact_on'],
  ],
  case_key: ['org_id', 'case_id', 'class', 'key_id', 'wrapped', 'wrapped_by'],
  case_fact: [
    ...['org_id', 'case_id', 'recorded_by', 'at_version', 'id', 'type', 'on_day', 'recorded_at'],
    ...['supersedes', 'detail', 'sealed'],
  ],
  journal_entry: [
    ...['org_id', 'case_id', 'id', 'on_day', 'kind', 'language', 'interpreter', 'need_ids'],
    ...['sealed', 'recorded_at', 'recorded_by', 'supersedes'],
  ],
  due_item: [
    ...['org_id', 'case_id', 'worker_id', 'cover_worker_id', 'service_id', 'reference', 'alias'],
    ...['key', 'kind', 'title', 'todo', 'whose', 'limit_id', 'due_on', 'show_from'],
  ],
  unmet_need: [
    ...['org_id', 'case_id', 'worker_id', 'cover_worker_id', 'service_id', 'reference', 'alias'],
    ...['need_id', 'category', 'since', 'ever_given', 'agreed'],
  ],
  person_identity: ['org_id', 'case_id', 'version', 'sealed', 'recorded_by'],
  name_token: ['org_id', 'token', 'case_id', 'worker_id', 'cover_worker_id', 'service_id'],
  write_done: ['org_id', 'user_id', 'write_id', 'version'],
  audit_entry: [
    ...['org_id', 'user_id', 'role', 'id', 'act', 'case_id', 'case_reference', 'object_id'],
    'classes',
  ],
  audit_unsealed: ['org_id', 'entry_id'],
} as const satisfies Record<string, readonly string[]>

export type Table = keyof typeof tables
/** Every key of the table above. */
export const tableNames = Object.keys(tables) as Table[]
