/** The list of evidence that goes with an RNA: what each paper is and shows, what is still awaited. */
import type { Day } from '../../domain/calendar/day.ts'
import type { EvidenceIndexInput } from '../ports/document-inputs.ts'
import type { OpenRna } from '../rna/open-rna.ts'
import { textIn } from '../seat/plain-answers.ts'
import { evidenceCitation, type RnaSource } from './rna-pack-input.ts'

export function evidenceIndexInput(
  { submission }: RnaSource,
  { picture }: OpenRna,
  madeOn: Day,
): EvidenceIndexInput {
  const { caseReference, sequence, evidence, needs } = submission
  const own = new Set(needs.map(({ id }) => id))
  return {
    reference: `${caseReference}-E${sequence}`,
    madeOn,
    personReference: caseReference,
    goesWith: `Recovery Needs Assessment ${sequence}`,
    items: evidence.map((one) => ({
      ...evidenceCitation(one),
      needs: needs.filter((need) => need.evidence.includes(one.number)).map(({ title }) => title),
    })),
    // From whom is left out: it is free text, and often the name of a place near the person.
    awaited: picture.evidenceRequests
      .filter(({ answeredOn, need }) => !answeredOn && (need === undefined || own.has(need)))
      .map(({ what, askedOn }) => ({ what: what ?? 'Not described', askedOn })),
    without: needs
      .filter((need) => need.evidence.length === 0)
      .map(({ title, raw }) => ({
        need: title,
        reason: textIn(raw['noEvidenceReason']) ?? 'No reason is written yet.',
      })),
  }
}
