/**
 * The guests' side of their doors, as a login role that reaches no table: each question is one function of
 * the database with the hash of the link, and what it gives is opened here with the link itself.
 */
import type { BehindTheDoor, GuestDesk } from '../../application/ports/guests/guest-desk.ts'
import type { DoorKind } from '../../domain/guests/door.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { hashOf, newToken } from '../sign-in/secret-token.ts'
import { sealAnswer } from './answer-seal.ts'
import { codeDigitsOf, codeProof, openBehind } from './door-secrets.ts'

interface ViewRow {
  readonly org_id: string
  readonly case_id: string
  readonly id: string
  readonly kind: DoorKind
  readonly wrapped_key: Buffer
  readonly sealed: Buffer
  readonly views_left: number
}

interface AnswerTo {
  readonly org_id: string
  readonly case_id: string
  readonly id: string
  readonly answer_to: Buffer
}

function sealedFor(to: AnswerTo, words: string, file: Uint8Array | undefined) {
  const at = { orgId: to.org_id, caseId: to.case_id, id: to.id }
  const said = sealAnswer(to.answer_to, at, 'answer', Buffer.from(words))
  return [said, file ? sealAnswer(to.answer_to, at, 'answer_file', file) : null] as const
}

export function guestDesk(database: Database): GuestDesk {
  const asGuest = <Result>(work: (tx: Tx) => Promise<Result>) =>
    withoutActor(database, 'guest', work)

  return {
    async giveCode(link, typed) {
      const digits = codeDigitsOf(typed)
      if (digits === undefined) return { mistyped: true }
      const [at] = await asGuest((tx) =>
        tx.query<{ salt: Buffer | null }>('guest-salt', 'select guest_salt($1) as salt', [
          hashOf(link),
        ]),
      )
      const session = newToken()
      // Where no code is to be tried, none is worked on; that somebody came is noted all the same.
      const proof = at?.salt ? await codeProof(digits, at.salt) : Buffer.alloc(32)
      const [row] = await asGuest((tx) =>
        tx.query<{ outcome: 'in' | 'wrong' | 'closed'; tries: number }>(
          'guest-enter',
          'select outcome, tries from guest_enter($1, $2, $3)',
          [hashOf(link), proof, hashOf(session)],
        ),
      )
      if (row?.outcome === 'in') return { session }
      if (row?.outcome === 'wrong') return { wrong: true, triesLeft: row.tries }
      return { closed: true }
    },

    async standing(link, session) {
      const [row] = await asGuest((tx) =>
        tx.query<{ kind: DoorKind | null }>(
          'guest-standing',
          'select guest_standing($1, $2) as kind',
          [hashOf(link), hashOf(session)],
        ),
      )
      return row?.kind ?? undefined
    },

    async look(link, session): Promise<BehindTheDoor | undefined> {
      const [row] = await asGuest((tx) =>
        tx.query<ViewRow>(
          'guest-view',
          `select org_id, case_id, id, kind, wrapped_key, sealed, views_left
           from guest_view($1, $2)`,
          [hashOf(link), hashOf(session)],
        ),
      )
      if (row === undefined) return undefined
      const at = { orgId: row.org_id, caseId: row.case_id, id: row.id }
      const waiting = { wrappedKey: row.wrapped_key, sealed: row.sealed }
      return {
        kind: row.kind,
        payload: openBehind(link, at, waiting),
        viewsLeft: row.views_left,
      }
    },

    async answer(link, session, { kind, words, file, writeId }) {
      const hashes = [hashOf(link), hashOf(session ?? newToken())]
      const [to] = await asGuest((tx) =>
        tx.query<AnswerTo>(
          'guest-answer-to',
          'select org_id, case_id, id, answer_to from guest_answer_to($1, $2)',
          hashes,
        ),
      )
      // Nothing is written where there is nowhere to write to; the same form again is told that it was taken.
      const [said, paper] = to ? sealedFor(to, words, file) : [null, null]
      const [row] = await asGuest((tx) =>
        tx.query<{ outcome: 'taken' | 'again' | null }>(
          'guest-answer',
          'select guest_answer($1, $2, $3, $4, $5, $6) as outcome',
          [...hashes, writeId, kind, said, paper],
        ),
      )
      return (row?.outcome ?? null) !== null
    },

    async shredExpired() {
      await asGuest((tx) => tx.query('guest-shred', 'select shred_guest_doors()'))
    },
  }
}
