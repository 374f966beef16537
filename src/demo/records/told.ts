/**
 * What some made-up people told, once, in their own words. Mild on purpose, and made up from end to end. Days
 * count back from the day on which the demo is made.
 */
import type { OpenRecipientType } from '../../domain/circle/recipient.ts'
import type {
  AccountUse,
  Language,
  Topic,
  UseAnswer,
} from '../../domain/told-once/account-words.ts'

export interface MadeUpTelling {
  readonly topic: Topic
  readonly words: string
  readonly language: Language
  readonly interpreter?: string
  readonly said: number
  readonly approved?: number
  readonly answers?: Readonly<Partial<Record<AccountUse, UseAnswer>>>
  readonly translation?: { readonly words: string; readonly translator: string }
  readonly toldThemselves?: readonly [number, OpenRecipientType, string]
  readonly summary?: true
}

export const tellings: Readonly<Record<string, readonly MadeUpTelling[]>> = {
  Curlew: [
    {
      topic: 'work',
      words: 'Puna ishte çdo ditë. Më mbanin dokumentet dhe thoshin se u kisha borxh. (E sajuar.)',
      language: 'sq',
      interpreter: 'INT-7',
      said: 26,
      approved: 20,
      answers: { solicitor: 'agreed', rna: 'agreed', housing: 'refused' },
      translation: {
        words: 'The work was every day. They kept my papers and said that I owed them. (Made up.)',
        translator: 'TR-2',
      },
      toldThemselves: [9, 'general-practice', 'Reed Lane Surgery (made up)'],
    },
    {
      topic: 'need-now',
      words: 'Dua një derë që mbyllet dhe një kurs anglishteje. (E sajuar.)',
      language: 'sq',
      interpreter: 'INT-7',
      said: 12,
    },
    {
      topic: 'health',
      words: 'She sleeps badly and would like to see the same doctor each time. (Made up.)',
      language: 'en',
      said: 15,
      summary: true,
    },
  ],
  Hornbeam: [
    {
      topic: 'want-known',
      words: 'أريد أن أعمل في مطبخ من جديد. كنت طباخًا جيدًا. (قصة مختلقة)',
      language: 'ar',
      interpreter: 'INT-3',
      said: 40,
      approved: 38,
      answers: { rna: 'agreed', benefit: 'agreed' },
      translation: {
        words: 'I want to work in a kitchen again. I was a good cook. (Made up.)',
        translator: 'TR-5',
      },
    },
  ],
  Sandpiper: [
    {
      topic: 'need-now',
      words: 'أريد أن أتعلم قيادة السيارة. (قصة مختلقة)',
      language: 'ar',
      interpreter: 'INT-3',
      said: 5,
    },
  ],
  Kestrel: [
    {
      topic: 'want-known',
      words: 'I would like people to ask me first. (Made up.)',
      language: 'en',
      said: 4,
    },
  ],
  Whitebeam: [
    {
      topic: 'family',
      words: 'I have a sister, and I write to her. (Made up.)',
      language: 'en',
      said: 3,
    },
  ],
}
