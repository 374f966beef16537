/**
 * The letter that asks a professional to stop using what they were told. It says no name, no reason and
 * nothing of what it was: whoever opens it by mistake learns nothing. It is a draft; a person sends it.
 */
import type { Day } from '../calendar/day.ts'

export interface GivenThing {
  readonly on: Day
  /** By which way, in words: "In a letter". */
  readonly way: string
}

export interface Notice {
  readonly title: string
  readonly lines: readonly string[]
}

export function noticeTo(
  { who, reference, given }: { who: string; reference: string; given: readonly GivenThing[] },
  say: (day: Day) => string,
): Notice {
  return {
    title: 'Please stop using information we gave you',
    lines: [
      `Dear ${who},`,
      `We gave you information under our reference ${reference}:`,
      ...given.map(({ on, way }) => `${say(on)}: ${way.charAt(0).toLowerCase()}${way.slice(1)}.`),
      'The permission for this has ended. From today, please do not use it and do not pass it on.',
      'Please delete it and destroy every copy, unless the law obliges you to keep it. If it does, please tell us which law, and keep it closed.',
      'If you passed it on, please tell us to whom, and ask them to do the same.',
      'Please answer in writing to the person who gave it to you, and do not get in touch with anybody else about it.',
    ],
  }
}
