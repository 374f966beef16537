/**
 * Keeps addresses out of documents. A builder's input may hold no field about where a person is
 * or how to reach them: such an input type does not compile, and such an object is refused when
 * it arrives. What people wrote in free text is only pointed out, because only a person can judge.
 */
import type { Block, DocumentContent } from './content.ts'

type AddressWord =
  | 'address'
  | 'addresses'
  | 'location'
  | 'locations'
  | 'postcode'
  | 'street'
  | 'contact'
  | 'contacts'
  | 'phone'
  | 'telephone'
  | 'mobile'
  | 'email'
  | 'latitude'
  | 'longitude'

type MentionsAddress<T> = T extends string | number | boolean | undefined | null
  ? false
  : T extends readonly (infer Item)[]
    ? MentionsAddress<Item>
    : { [Key in keyof T]-?: Key extends AddressWord ? true : MentionsAddress<T[Key]> }[keyof T]

/** The type itself, or `never` when any field of it, however deep, is about where or how to reach. */
export type AddressFree<T> = true extends MentionsAddress<T> ? never : T

const addressWords =
  /^(address(es)?|locations?|postcode|postal|street|contacts?|phone|telephone|mobile|e?mail|latitude|longitude|geo|coordinates?|whereabouts)$/

/** Throws when an object that could hold an address comes near a document. Says only which field. */
export function refuseAddresses(input: unknown, path = 'input'): void {
  if (input === null || typeof input !== 'object') return
  if (Array.isArray(input)) {
    for (const item of input) refuseAddresses(item, `${path}[]`)
    return
  }
  for (const [key, value] of Object.entries(input)) {
    const here = `${path}.${key}`
    if (wordsOf(key).some((word) => addressWords.test(word))) throw notInDocuments(here)
    if (key === 'harmClass' && ['L', 'C', 'location', 'contact'].includes(String(value))) {
      throw notInDocuments(path)
    }
    refuseAddresses(value, here)
  }
}

function notInDocuments(path: string): Error {
  return new Error(`a document may not be given an address: ${path}`)
}

/** homeAddress, home_address and HomeAddress are all "home", "address". */
function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}

export interface PossiblePlace {
  readonly looksLike: 'postcode' | 'street' | 'phone-number' | 'email'
  readonly found: string
  /** The block it stands in, counted from 1. */
  readonly block: number
}

const tellTales = [
  { looksLike: 'postcode', shape: /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi },
  {
    looksLike: 'street',
    shape:
      /\b(?:\d{1,4}[a-z]?|flat \S{1,4}|room \S{1,4}),?(?: [\p{L}'’.-]+){1,3} (?:street|st|road|rd|avenue|ave|lane|ln|close|drive|crescent|terrace|way|court|house|gardens|grove|place|square|row|walk|hill|rise|quay|parade|mews|wharf|croft|heights|kingsway|the green)\b/giu,
  },
  { looksLike: 'phone-number', shape: /(?:\+44|\b0)(?:[ -]?\d){9,10}\b/g },
  { looksLike: 'email', shape: /[\w.+-]+@[\w-]+\.[\w.]+/g },
] as const

/** Whether a text looks as if it told where somebody is or how to reach them. */
export function namesAPlace(text: string): boolean {
  return tellTales.some(({ shape }) => text.match(shape) !== null)
}

/** Places that free text may give away, to be read by a person before the document leaves. */
export function possiblePlaces(content: DocumentContent): PossiblePlace[] {
  return content.blocks.flatMap((block, at) =>
    tellTales.flatMap(({ looksLike, shape }) =>
      textsOf(block)
        .flatMap((text) => text.match(shape) ?? [])
        .map((found) => ({ looksLike, found, block: at + 1 })),
    ),
  )
}

/** Every string that a reader of the block would see. */
export function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [block.text]
    case 'quote':
      return block.by === undefined ? [block.text] : [block.by, block.text]
    case 'note':
      return block.title === undefined ? [block.text] : [block.title, block.text]
    case 'list':
      return [...block.items]
    case 'definitions':
      return block.pairs.flatMap(({ label, value }) => [label, value])
    case 'table':
      return [block.caption, ...block.header, ...block.rows.flat()]
    case 'page-break':
      return []
  }
}
