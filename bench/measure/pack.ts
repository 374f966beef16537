/**
 * How long the press takes for a sharing pack with many papers: each page drawn into one that is numbered,
 * with a list that says on which page each paper begins. From the papers in hand to the file in hand, beside
 * the least that it could take: the same papers put one after another, without a number, a list or a mark.
 */
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { openPress } from '../../src/documents/press/press.ts'
import { documentPress } from '../../src/documents/press-adapter.ts'

export interface PackFigure {
  readonly papers: number
  readonly pages: number
  readonly seconds: number
  readonly megabytes: number
  readonly bareSeconds: number
}

export async function measurePack(papers: number): Promise<PackFigure> {
  const press = openPress()
  try {
    const paper = await aPaper()
    const titles = Array.from({ length: papers }, (_, at) => ({ title: `Made-up paper ${at + 1}` }))
    const input = {
      ...{ number: 'Pack 0000-0000', madeOn: '2026-03-02', until: '2026-03-09' },
      ...{ title: 'Papers for a court or tribunal', from: 'A. Worker (made up)' },
      madeFor: 'Ms Made-Up, Invented Law',
      watermark: 'Confidential · For Ms Made-Up, Invented Law · 2 March 2026',
      parts: [{ title: 'Name', lines: [{ label: 'Name', text: 'Made-up Person' }] }],
      papers: titles,
    } as const
    const printing = documentPress(press)
    // The first document starts the press and reads its fonts.
    await printing.makePack({ ...input, papers: [] }, [])
    const given = titles.map(({ title }) => ({ title, type: 'pdf' as const, bytes: paper }))
    const begun = performance.now()
    const { bytes } = await printing.makePack(input, given)
    const seconds = (performance.now() - begun) / 1000
    const bareSeconds = await putTogether(given.map((one) => one.bytes))
    const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
    if (pages <= papers) throw new Error('a paper is missing in the pack')
    return { papers, pages, seconds, megabytes: bytes.length / 1e6, bareSeconds }
  } finally {
    await press.stop()
  }
}

async function putTogether(papers: readonly Uint8Array[]): Promise<number> {
  const begun = performance.now()
  const whole = await PDFDocument.create()
  for (const bytes of papers) {
    const paper = await PDFDocument.load(bytes, { updateMetadata: false })
    for (const page of await whole.copyPages(paper, paper.getPageIndices())) whole.addPage(page)
  }
  await whole.save()
  return (performance.now() - begun) / 1000
}

/** One page as papers are kept here: a picture of it, as heavy as a letter that was scanned. */
async function aPaper(): Promise<Uint8Array> {
  const lines = Array.from(
    { length: 40 },
    (_, at) =>
      `<text x="60" y="${90 + at * 26}" font-size="18">Made-up line ${at} of a letter</text>`,
  )
  const drawn = `<svg width="1240" height="1754"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}</svg>`
  const picture = await sharp(Buffer.from(drawn)).jpeg({ quality: 85 }).toBuffer()
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([595, 842])
  page.drawImage(await pdf.embedJpg(new Uint8Array(picture)), {
    x: 0,
    y: 0,
    width: 595,
    height: 842,
  })
  return pdf.save()
}
