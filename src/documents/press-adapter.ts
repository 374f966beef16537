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
import { handoverPage } from './handover/handover-page.ts'
import { accountLetter } from './packs/account-letter.ts'
import { evidenceIndex } from './packs/evidence-index.ts'
import { exitPlan } from './packs/exit-plan.ts'
import { meetingPack } from './packs/meeting-pack.ts'
import { meetingSummary } from './packs/meeting-summary.ts'
import { ownRecord } from './packs/own-record.ts'
import { promiseLetter } from './packs/promise-letter.ts'
import { reconsiderationRequest } from './packs/reconsideration-request.ts'
import { rnaPack } from './packs/rna-pack.ts'
import { sharingPack } from './packs/sharing-pack.ts'
import { survivorCopy } from './packs/survivor-copy.ts'
import { whoLookedCopy } from './packs/who-looked.ts'
import { unprintableWriting } from './pdf/print-data.ts'
import type { Press } from './press/press.ts'

const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** Where packs are not made, nothing has to be given that makes them. */
type UsedPress = Pick<Press, 'renderPdf' | 'renderWord'> & Partial<Pick<Press, 'renderPack'>>

export function documentPress(press: UsedPress): DocumentPress {
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
    async makePack(input, papers) {
      if (press.renderPack === undefined) throw new Error('this press makes no packs')
      // The typesetter makes the list of papers itself, with the page of each.
      const content = sharingPack({ ...input, papers: [] })
      const bytes = await press.renderPack(content, { watermark: input.watermark, papers })
      const name = documentFileName(content.reference, 'pdf')
      return { bytes, name, type: mediaTypes.pdf }
    },
    handoverPage,
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
    case 'account-letter':
      return accountLetter(document.input)
    case 'who-looked':
      return whoLookedCopy(document.input)
    case 'own-record':
      return ownRecord(document.input)
    case 'sharing-pack':
      return sharingPack(document.input)
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
