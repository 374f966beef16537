/**
 * What is said before somebody agrees to something that cannot be called back: who may pass it on. Plain
 * words for an interpreter to carry. The edition that was said stands with the consent; new words are a
 * new edition, and the old ones stay. Our words: a lawyer has not read them yet.
 *
 * The Home Office may share under law and its own notice, and asks nobody first (pathway.md 5.3, S53).
 */
import type { WhereItGoesEdition } from '../facts/referral-facts.ts'
import type { ConsentCode } from './ledger.ts'

type Said = Readonly<Partial<Record<ConsentCode, readonly string[]>>>

export const whereItGoes: Readonly<Record<WhereItGoesEdition, Said>> = {
  '2026-11': {
    'nrm-referral': [
      'The referral goes to the Home Office. The Home Office also decides about immigration.',
      'The Home Office may pass on what is in it: to the police, to others, and inside the Home Office.',
      'It need not ask you first. We cannot stop it, and we cannot call the referral back.',
      'You can say no. You can take time, and ask a lawyer first.',
      'If you say no, the help that we give you here goes on as far as we can give it.',
    ],
    'cooperate-authorities': [
      'What you tell the police is written down. It may be used in court.',
      'The police may tell the Home Office what you say, and what they know about your papers.',
      'We cannot stop it, and we cannot call it back.',
      'You can say no. You can stop at any time, and ask a lawyer first.',
      'If you say no, our help does not change.',
    ],
  },
}

/** The words of today. */
export const saidToday: WhereItGoesEdition = '2026-11'
