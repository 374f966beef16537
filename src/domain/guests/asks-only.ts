/**
 * Whether a question in a worker's own words tells something besides asking. It catches slips of a tired
 * hand, not intent: a postcode, a telephone number, a word that says where somebody stands or stays. The
 * person's own places are compared besides, in storage.
 */
import type { ShareItem } from '../circle/share-items.ts'

export type Tells =
  /** A postcode or a number by which somebody is found or reached. */
  | { readonly code: 'tells-where'; readonly found: string }
  /** A word that says what happened to them or where they stand, which this reader was not to be told. */
  | { readonly code: 'tells-status'; readonly found: string }

const postcode = /\b[a-z]{1,2}\d[a-z\d]?[\s.\-–]{0,3}\d[a-z]{2}\b/iu
/** Nine digits and more, however they are set apart: a telephone, a card, a reference number. */
const longNumber = /\+?\d(?:[\s().-]{0,2}\d){8,}/u
const stays = /\b(?:safe[\s-]?house|refuge|hostel|shelter|asylum accommodation)s?\b/iu

const status =
  /\b(?:nrm|msvcc|naba|rna|national referral mechanism|modern slavery|slavery|(?:human )?traffick\w*|exploit\w*|asylum|immigration|home office|reasonable grounds|conclusive grounds|recovery needs|deport\w*|undocumented|overstay\w*|leave to remain|permission to stay)\b/iu

/** Nothing, when it only asks. What their status may be told of lies with what was agreed. */
export function whatItTells(question: string, agreed: readonly ShareItem[]): Tells | undefined {
  const text = question.normalize('NFKC')
  const where = [postcode, longNumber, stays].flatMap((one) => one.exec(text)?.[0] ?? [])[0]
  if (where !== undefined) return { code: 'tells-where', found: where }
  const found = agreed.includes('pathway-dates') ? undefined : status.exec(text)?.[0]
  return found === undefined ? undefined : { code: 'tells-status', found }
}

/** What a question lets out, as parts that were agreed: whom it is about, and where they stand if it says so. */
export function itemsToldBy(question: string, named: ShareItem): readonly ShareItem[] {
  return status.test(question.normalize('NFKC')) ? [named, 'pathway-dates'] : [named]
}
