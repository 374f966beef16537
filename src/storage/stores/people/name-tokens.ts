/**
 * Finding a person by a whole word of a name without keeping the name: each word becomes a keyed
 * hash, cut short. Equal words give equal hashes; the hash says nothing to whoever lacks the key.
 */
import { createHmac, type KeyObject } from 'node:crypto'
import type { UnitOfWork } from '../unit-of-work.ts'

/** The words of a name as people would search for them, with and without their marks. */
export function wordsOf(text: string): string[] {
  const spoken = text.normalize('NFC').toLowerCase()
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = [spoken, bare].flatMap((each) => each.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])
  return [...new Set(words)]
}

export async function tokensOf(work: UnitOfWork, words: readonly string[]): Promise<Buffer[]> {
  const { orgId } = work.actor
  const { secret } = await work.keyring.ofOrganisation(orgId, 'find')
  return words.map((word) => nameToken(secret, orgId, word))
}

export function nameToken(secret: KeyObject, orgId: string, word: string): Buffer {
  return createHmac('sha256', secret).update(`name|${orgId}|${word}`).digest().subarray(0, 8)
}

export async function replaceNameTokens(
  work: UnitOfWork,
  caseId: string,
  names: readonly (string | undefined)[],
): Promise<void> {
  const tokens = await tokensOf(work, wordsOf(names.filter(Boolean).join(' ')))
  const { tx, actor } = work
  await tx.query('name-tokens-gone', 'delete from name_token where org_id = $1 and case_id = $2', [
    actor.orgId,
    caseId,
  ])
  await tx.query(
    'name-tokens-add',
    `insert into name_token (org_id, token, case_id, worker_id, cover_worker_id, service_id)
     select f.org_id, token, f.id, f.worker_id, f.cover_worker_id, f.service_id
     from case_file f, unnest($3::bytea[]) as token where f.org_id = $1 and f.id = $2`,
    [actor.orgId, caseId, tokens],
  )
}
