/**
 * A case in which every place where something can be written holds a word of its own, and papers that tell
 * more than their pages: in their properties, behind their pictures, in notes that nobody sees.
 */
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import sharp from 'sharp'
import { recordFacts } from '../../../src/application/case/record-facts.ts'
import { addMember } from '../../../src/application/circle/change-circle.ts'
import { type CircleWorld, today } from '../../../src/application/circle/circle.testing.ts'
import type { NewDocument } from '../../../src/application/ports/person-stores.ts'
import type { Services } from '../../../src/application/services.ts'
import type { OpenRecipientType } from '../../../src/domain/circle/recipient.ts'
import { shareItemNames } from '../../../src/domain/circle/share-items.ts'
import { aReview } from '../../../src/domain/risk/made-up-review.testing.ts'
import { planBlockNames } from '../../../src/domain/risk/safety-plan.ts'
import { inCase } from '../../../src/storage/stores/testing.ts'

/** A word for this place; the same place has the same word. */
export type Word = (place: string) => string

export interface TellingCase {
  readonly caseId: string
  readonly papers: readonly { readonly id: string; readonly title: string }[]
  /** Somebody of this kind, who was agreed to be told everything there is. */
  member(type: OpenRecipientType): Promise<string>
}

export async function aTellingCase(
  it: CircleWorld,
  services: Services,
  word: Word,
): Promise<TellingCase> {
  const caseId = await it.aPerson()
  const { worker } = it
  const write = () => ({ writeId: it.newId() })
  const version = async () => ({ ...write(), versionSeen: await it.versionOf(caseId) })
  const need = (category: string, place: string) =>
    ({
      type: 'need-identified',
      on: today,
      detail: {
        ...{ need: it.newId(), category, description: word(place) },
        survivorWords: word(`${place}, in their words`),
      },
    }) as const
  const facts = [need('safety', 'a need'), need('mental-health', 'a need of health')]
  await recordFacts(services, worker, { caseId, facts, write: await version() })
  const papers = await somePapers(word)
  await inCase(it.at.world, worker, caseId, async (seen, stores) => {
    const identity = { names: word('names'), otherNames: word('other names') }
    const more = { languages: word('languages'), nrmReference: word('reference of the NRM') }
    const first = { ...write(), versionSeen: seen.version }
    await stores.people.keep(seen, 'identity', { ...identity, ...more }, first)
    const contact = { phone: word('phone'), email: word('mail'), safeToCall: word('safe to call') }
    const second = { ...write(), versionSeen: seen.version + 1 }
    await stores.people.keep(seen, 'contact', contact, second)
    await stores.contact.keepCodeWord(seen, word('code word'), write())
    const where = `${word('a place')} 14`
    await stores.places.add(seen, { id: it.newId(), kind: 'other', details: { where } }, write())
    const entry = { id: it.newId(), on: today, kind: 'note', words: word('an entry') } as const
    await stores.journal.add(seen, { ...entry, needIds: [] }, write())
    await stores.risk.addReview(seen, telling(word), { ...write(), versionSeen: 0 })
    const signal = { id: it.newId(), kind: 'threat', on: today, words: word('a signal') } as const
    await stores.risk.addSignal(seen, signal, write())
    const blocks = Object.fromEntries(planBlockNames.map((name) => [name, word(`plan: ${name}`)]))
    const plan = { on: today, language: 'en', blocks, carried: [] }
    await stores.risk.keepPlan(seen, plan, { ...write(), versionSeen: 0 })
    const id = it.newId()
    const told = { what: 'own-words', topic: 'work', readBack: 'no' } as const
    const written = { id, block: id, kind: 'written', on: today, words: word('their account') }
    await stores.account.add(seen, { ...written, ...told, kind: 'written' }, write())
    for (const paper of papers) await stores.documents.add(seen, paper, write())
  })
  return {
    caseId,
    papers: papers.map(({ id }, at) => ({ id, title: `${word('the title of a paper')} ${at}` })),
    async member(type) {
      const saved = await addMember(services, worker, {
        ...{ caseId, type, items: shareItemNames },
        consent: { now: { on: today, detail: { readBack: 'yes' } } },
        details: {
          ...{
            who: word('whom it is for'),
            organisation: 'Invented Law',
            role: word('their role'),
          },
          ...{ reachedBy: word('how they are reached'), words: word('words about them') },
        },
        write: { ...write(), versionSeen: 0 },
        caseVersionSeen: await it.versionOf(caseId),
      })
      if (!('memberId' in saved) || !saved.memberId) throw new Error(JSON.stringify(saved))
      return saved.memberId
    },
  }
}

/** Every box of a review has a word. */
function telling(word: Word) {
  const review = aReview(today, 'high')
  return {
    ...{ ...review, id: '0192a000-0000-7000-8000-000000000001' },
    ownView: {
      worries: { words: word('what worries them') },
      works: { words: word('what works') },
      keepPrivate: { words: word('what they keep private') },
    },
    formulation: {
      happened: word('what happened'),
      happening: word('what is happening'),
      could: word('what could happen'),
      keeps: word('what keeps it going'),
    },
    scenarios: [
      {
        kind: 'repeat',
        ...{ who: word('who it could be'), where: word('where it could be') },
        ...{ howBad: word('how bad'), warningSigns: word('warning signs') },
      } as const,
    ],
    judgement: { ...review.judgement, why: word('why'), disagreement: word('who disagrees') },
    actions: [{ what: word('what is done'), owner: word('who does it') }],
  }
}

async function somePapers(word: Word): Promise<readonly NewDocument[]> {
  const files = [
    ['pdf', await aTellingPdf(word)],
    ['jpeg', await aTellingJpeg(word)],
    ['png', await aTellingPng(word)],
  ] as const
  return files.map(([type, bytes], at) => ({
    id: `0192a000-0000-7000-8000-00000000010${at}`,
    ...{ name: `${word('the name of a file')}.${type}`, type, bytes, size: bytes.length },
    ...{ sha256: `${at}`.repeat(64), class: 'I' as const },
  }))
}

/** One line that can be read, and everything else that a PDF can carry along. */
export async function aTellingPdf(word: Word): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([300, 200])
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  page.drawText(word('a line on a paper'), { x: 20, y: 100, size: 12, font })
  for (const set of ['setTitle', 'setAuthor', 'setSubject', 'setProducer', 'setCreator'] as const) {
    pdf[set](word(`a property of a paper (${set})`))
  }
  pdf.setKeywords([word('a keyword of a paper')])
  await pdf.attach(Buffer.from(word('in a file within')), `${word('the name within')}.txt`)
  const picture = await pdf.embedJpg(new Uint8Array(await aTellingJpeg(word)))
  page.drawImage(picture, { x: 200, y: 100, width: 60, height: 40 })
  const note = pdf.context.obj({
    ...{ Type: 'Annot', Subtype: 'Text', Rect: [10, 10, 20, 20] },
    Contents: PDFString.of(word('a note on a page')),
  })
  page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(note)]))
  const field = pdf.getForm().createTextField(word('the name of a field'))
  field.setText(word('in a field'))
  field.addToPage(page, { x: 20, y: 20, width: 100, height: 20 })
  const xmp = pdf.context.stream(`<x:xmpmeta>${word('in what is told about a paper')}</x:xmpmeta>`)
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(xmp))
  const bytes = Buffer.from(await pdf.save({ useObjectStreams: false }))
  return Buffer.concat([bytes, Buffer.from(`\n% ${word('behind the end of a paper')}\n`)])
}

const white = { create: { width: 60, height: 40, channels: 3, background: '#fff' } } as const

export async function aTellingJpeg(word: Word): Promise<Buffer> {
  const plain = await sharp(white)
    .withExif({ IFD0: { Make: word('the camera of a picture') } })
    .withXmp(`<x:xmpmeta>${word('in what is told about a picture')}</x:xmpmeta>`)
    .jpeg()
    .toBuffer()
  const comment = Buffer.from(word('a comment in a picture'))
  const said = Buffer.concat([Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment])
  const behind = Buffer.from(word('behind the end of a picture'))
  return Buffer.concat([plain.subarray(0, 2), said, plain.subarray(2), behind])
}

export async function aTellingPng(word: Word): Promise<Buffer> {
  const plain = await sharp(white)
    .png()
    .withExif({ IFD0: { Make: word('the camera of a drawing') } })
    .toBuffer()
  return Buffer.concat([plain, Buffer.from(word('behind the end of a drawing'))])
}
