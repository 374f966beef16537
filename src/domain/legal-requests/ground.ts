/**
 * The legal grounds that somebody may claim, as data: whether it binds us, only permits us, or gives
 * nothing; and what has to be seen before anything goes out. Permitted is never the same as required.
 * None of it is advice: whoever decides asks a lawyer, and the register keeps what the lawyer said.
 */
import type { Confidence } from '../policy/policy.ts'

export interface LegalGround {
  readonly title: string
  /** `must`: refusing may be an offence. `may`: nobody has to answer. `no`: nothing may go out on it. */
  readonly binds: 'must' | 'may' | 'no'
  /** Made by a judge. Nothing else opens anything to those who are never told. */
  readonly order: boolean
  readonly said: string
  /** Each is looked at by whoever proposes, before anything goes out. */
  readonly see: Readonly<Record<string, string>>
  readonly source: string
  readonly confidence: Confidence
}

const ours = 'It is addressed to this organisation, by its name'
const exactly = 'It says exactly what is to be given, and by when'
const ringBack = 'We rang the office that made it, on a number we looked up ourselves'

export const grounds = {
  'court-order': {
    title: 'An order or witness summons of a court',
    binds: 'must',
    order: true,
    said: 'Read who it names, what it asks for and when it ends. A court can be asked to narrow it.',
    see: {
      sealed: 'It carries the seal of the court, a date and a case number',
      ...{ ours, exactly, ringBack },
    },
    source: 'UK GDPR Art. 6(1)(c); DPA 2018 Sch. 2 para. 5',
    confidence: 'recalled',
  },
  'judges-warrant': {
    title: 'A warrant or production order that a judge signed',
    binds: 'must',
    order: true,
    said: 'A paper signed by a police officer is not one. Material held in confidence needs a judge.',
    see: {
      signed: 'A judge signed it, and the date has not passed',
      ...{ ours, exactly, ringBack },
    },
    source: 'PACE 1984 s. 9 and Sch. 1',
    confidence: 'recalled',
  },
  'coroner-notice': {
    title: 'A coroner’s written notice',
    binds: 'must',
    order: false,
    said: 'It can be answered that it asks for too much, within the time it gives.',
    see: {
      written: 'It is a written notice that names the inquest',
      ...{ ours, exactly, ringBack },
    },
    source: 'Coroners and Justice Act 2009 Sch. 5',
    confidence: 'recalled',
  },
  'regulator-notice': {
    title: 'A regulator’s written notice',
    binds: 'must',
    order: false,
    said: 'An inspector may often see that work is done well without knowing who somebody is. Ask.',
    see: { written: 'It names the law that gives this power', ...{ ours, exactly, ringBack } },
    source: 'the Act that each notice names',
    confidence: 'uncertain',
  },
  'tax-or-benefits': {
    title: 'A benefits or tax office that names a power to ask',
    binds: 'may',
    order: false,
    said: 'Whether it binds us depends on the power it names. Ask a lawyer before anything goes out.',
    see: {
      power: 'It names the law and the section that gives this power',
      ...{ exactly, ringBack },
    },
    source: 'the Act that each letter names',
    confidence: 'uncertain',
  },
  safeguarding: {
    title: 'Somebody is in danger now, or a child is',
    binds: 'may',
    order: false,
    said: 'Tell what keeps somebody safe, and nothing more. Sharing too little can hurt as well.',
    see: {
      danger: 'They say who is in danger, of what, and what they will do with what they are told',
      ringBack,
    },
    source: 'Children Act 1989 s. 47; Care Act 2014 ss. 42, 45; DPA 2018 Sch. 1 para. 18',
    confidence: 'recalled',
  },
  'crime-request': {
    title: 'A request “to prevent or detect crime”',
    binds: 'may',
    order: false,
    said: 'A request is not an order. It lets us answer where that is right; it never makes us.',
    see: {
      written: 'It is written, signed by a named officer, and says why it is necessary',
      ...{ exactly, ringBack },
    },
    source: 'DPA 2018 Sch. 2 para. 2',
    confidence: 'recalled',
  },
  'immigration-control': {
    title: 'A request for immigration control',
    binds: 'no',
    order: false,
    said: 'A mere request by police or immigration enforcement is not an order. Nothing goes out on it.',
    see: {},
    source:
      'DPA 2018 Sch. 2 para. 4 lets a controller limit rights; it gives nobody a right to be told',
    confidence: 'recalled',
  },
  consent: {
    title: 'They say that the person agreed',
    binds: 'no',
    order: false,
    said: 'Then nothing of it belongs here: ask the person, and share through the people around them.',
    see: {},
    source: 'UK GDPR Art. 7(1)',
    confidence: 'recalled',
  },
  none: {
    title: 'None was named: a call, a visit, a message',
    binds: 'no',
    order: false,
    said: 'Nobody has to answer a call. Ask them to write.',
    see: {},
    source: 'none',
    confidence: 'recalled',
  },
} as const satisfies Readonly<Record<string, LegalGround>>
export type Ground = keyof typeof grounds

export function isGround(text: string): text is Ground {
  return Object.hasOwn(grounds, text)
}

export function groundOf(ground: Ground): LegalGround {
  return grounds[ground]
}

/** What of it nobody has looked at yet. Empty: everything was seen. */
export function notSeen(ground: Ground, seen: readonly string[]): readonly string[] {
  return Object.keys(grounds[ground].see).filter((point) => !seen.includes(point))
}
