/** Why an interpreter is not booked, in words for whoever is booking. */
import type { WhyNotBook } from './may-book.ts'

export function whyNotBookWords(why: WhyNotBook): string {
  switch (why.code) {
    case 'never-this-one':
      return 'This interpreter is never used for them'
    case 'keep-away':
      return 'They asked that nobody from this community or region interprets for them'
    case 'origin-not-known':
      return 'They asked to keep a community or region away, and nobody knows where this interpreter comes from: ask the agency first'
    case 'other-gender':
      return 'They asked for an interpreter of the other gender, or it is not known'
    case 'other-language':
      return 'This interpreter does not speak the language they asked for'
    case 'remote-first':
      return 'They asked for a voice from elsewhere first: write why it has to be in the same room'
    case 'day-is-over':
      return 'The day is over'
  }
}
