/** The words around documents that leave: what each is, what to look at, why one was not made. */

import type { MakeRefusal } from '../../../application/documents/make-document.ts'
import type { DocumentKind, PossiblePlace } from '../../../application/ports/document-press.ts'
import { whyNotLeaveWords } from '../../../domain/firewall/leave-words.ts'
import type { RefusalWords } from '../../words.ts'
import { whyNotWords } from '../circle/circle-words.ts'
import { missingWords } from '../contact/contact-words.ts'

export const kindWords: Readonly<Record<DocumentKind, { title: string; about: string }>> = {
  'rna-pack': {
    title: 'Assessment pack',
    about: 'The RNA need by need, with the survivor’s words, what shows it and what is asked for.',
  },
  'survivor-copy': {
    title: 'Survivor’s copy of a decision',
    about: 'What was decided, until when, and until when they can challenge it, in plain words.',
  },
  'evidence-index': {
    title: 'Evidence index',
    about: 'Each paper behind the RNA with its date, what is awaited, and where there is none.',
  },
  'reconsideration-request': {
    title: 'Request to look again',
    about:
      'The challenge of a decision: the grounds, what is wrong, and what is asked for instead.',
  },
  'chase-letter': {
    title: 'Letter that asks again',
    about: 'What was promised, on which days it was asked, and for how long nothing was heard.',
  },
  'escalation-letter': {
    title: 'Letter higher up',
    about:
      'The same, for the next one on the ladder: their manager, their complaints, a body outside.',
  },
  'exit-plan': {
    title: 'Moving-on plan',
    about: 'What is in place for the day of leaving, who to ring, and the way back.',
  },
  'account-letter': {
    title: 'Letter from their account',
    about: 'Words that they approved for one professional, so that they need not tell it again.',
  },
}

export function isKind(text: string): text is DocumentKind {
  return Object.hasOwn(kindWords, text)
}

const looks: Readonly<Record<PossiblePlace['looksLike'], string>> = {
  postcode: 'a postcode',
  street: 'a street address',
  'phone-number': 'a telephone number',
  email: 'an email address',
}

export function looksLikeInWords({ looksLike, under }: PossiblePlace): string {
  return `looks like ${looks[looksLike]}, under “${under}”`
}

export function inWords(refusal: MakeRefusal): RefusalWords {
  switch (refusal.code) {
    case 'document-not-available':
      return {
        title: 'There is nothing here to make a document from',
        next: 'Check the case, or ask your service manager to assign it to you.',
        status: 404,
      }
    case 'document-not-ready':
      return {
        title: 'This document cannot be made yet',
        next: refusal.missing.join(' '),
        status: 409,
      }
    case 'tells-own-place':
      return {
        title: 'This document says where they are',
        next: `No document was made. Their own address, street or postcode stands under ${refusal.under.map((one) => `“${one}”`).join(', ')}. Write that line differently where it was recorded, then look again.`,
        status: 409,
      }
    case 'may-not-leave':
      return {
        title: 'A paper of this kind may not be made',
        next: `No document was made. ${refusal.why.map(whyNotLeaveWords).join('. ')}.`,
        status: 409,
      }
    case 'changed-since-looked':
      return {
        title: 'The record changed after you opened this page',
        next: 'No document was made. Look at what is listed now, then press again.',
        status: 409,
      }
    case 'words-withheld':
      return {
        title: 'These words may not go to this reader now',
        next: 'No letter was made. They took something back, or somebody’s part was ended, after you opened this page. Open their account to see what stands.',
        status: 409,
      }
    case 'contact-blocked':
      return { ...missingWords[refusal.why], status: 422 }
    case 'may-not-be-told':
      return {
        title: 'They did not agree that this professional is told, or do not any more',
        next: `No letter was made. ${refusal.reasons.map(whyNotWords).join('. ')}. Ask them, or open “People around them”.`,
        status: 409,
      }
    case 'how-does-it-reach-them':
      return {
        title: 'Say how it reaches them',
        next: 'No document was made. Choose a way, by hand as well: their own rules are asked for it.',
        status: 422,
      }
    case 'not-looked-at':
      return {
        title: 'Look at the list before the document leaves',
        next: 'No document was made. Read each line below, then tick the box and press again.',
        status: 422,
      }
  }
}
