/**
 * Whether a document that is about to leave says where this very person is. The text is compared in
 * storage with keyed hashes: no place is opened, and no answer but the headings comes back.
 */
import type { ToMake } from '../ports/document-press.ts'
import type { Sitting } from '../services.ts'

/** The headings under which a place of this person is named; none, when it may go on. */
export async function ownPlacesIn(
  { stores, services }: Sitting,
  caseId: string,
  document: ToMake,
): Promise<readonly string[]> {
  const texts = services.press.texts(document)
  const telling = await stores.places.tellingTexts(
    caseId,
    texts.map(({ text }) => text),
  )
  return [...new Set(telling.flatMap((index) => texts[index]?.under ?? []))]
}
