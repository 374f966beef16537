/**
 * The press behind its port: takes an input to its builder, prints the content, and reads it for
 * what a person should look at before it leaves.
 */
import type {
  Concerns,
  DocumentFormat,
  DocumentPress,
  ToMake,
  WrittenText,
} from '../application/ports/document-press.ts'
import { possiblePlaces, textsOf } from './address-guard.ts'
import type { DocumentContent } from './content.ts'
import { documentFileName } from './file-name.ts'
import { evidenceIndex } from './packs/evidence-index.ts'
import { exitPlan } from './packs/exit-plan.ts'
import { meetingPack } from './packs/meeting-pack.ts'
import { meetingSummary } from './packs/meeting-summary.ts'
import { promiseLetter } from './packs/promise-letter.ts'
import { reconsiderationRequest } from './packs/reconsideration-request.ts'
import { rnaPack } from './packs/rna-pack.ts'
import { survivorCopy } from './packs/survivor-copy.ts'
import { whoLookedCopy } from './packs/who-looked.ts'
import { unprintableWriting } from './pdf/print-data.ts'
import type { Press } from './press/press.ts'

const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export function documentPress(press: Pick<Press, 'renderPdf' | 'renderWord'>): DocumentPress {
  return {
    async make(document, format) {
      const content = contentOf(document)
      const bytes =
        format === 'pdf' ? await press.renderPdf(content) : await press.renderWord(content)
      return {
        bytes,
        name: documentFileName(content.reference, format),
        type: mediaTypes[format],
      }
    },
    texts: (document) => textsUnder(contentOf(document)),
    look: (document) => concernsIn(contentOf(document), publicLinesOf(document)),
  }
}

function contentOf(document: ToMake): DocumentContent {
  switch (document.kind) {
    case 'rna-pack':
      return rnaPack(document.input)
    case 'survivor-copy':
      return survivorCopy(document.input)
    case 'evidence-index':
      return evidenceIndex(document.input)
    case 'reconsideration-request':
      return reconsiderationRequest(document.input)
    case 'chase-letter':
    case 'escalation-letter':
      return promiseLetter(document.input)
    case 'exit-plan':
      return exitPlan(document.input)
    case 'who-looked':
      return whoLookedCopy(document.input)
    case 'meeting-pack':
      return meetingPack(document.input)
    case 'meeting-summary':
      return meetingSummary(document.input)
  }
}

/** A help line that anyone may ring tells nobody where a person is. */
function publicLinesOf(document: ToMake): readonly string[] {
  return document.kind === 'exit-plan' ? document.input.inACrisis.map(({ how }) => how) : []
}

function concernsIn(content: DocumentContent, publicLines: readonly string[]): Concerns {
  return {
    places: possiblePlaces(content)
      .filter(({ found }) => !publicLines.some((line) => line.includes(found)))
      .map(({ looksLike, found, block }) => ({
        looksLike,
        found,
        under: headingBefore(content, block),
      })),
    unprintable: unprintableWriting(content),
  }
}

function textsUnder(content: DocumentContent): WrittenText[] {
  return content.blocks.flatMap((block, at) =>
    textsOf(block).map((text) => ({ text, under: headingBefore(content, at + 1) })),
  )
}

function headingBefore({ blocks, title }: DocumentContent, block: number): string {
  const heading = blocks.slice(0, block).findLast(({ type }) => type === 'heading')
  return heading?.type === 'heading' ? heading.text : title
}
