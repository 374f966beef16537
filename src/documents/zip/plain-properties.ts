/**
 * The properties of an office file, emptied: no author, company, program, template or custom
 * field. Keeps the files in place so that every program still opens the document.
 */
import type { IsoDay } from '../content.ts'
import type { ZipFile } from './read-zip.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org'

export interface KnownProperties {
  readonly title: string
  readonly lang: string
  readonly madeOn: IsoDay
}

export function isProperties({ name }: ZipFile): boolean {
  return /^docProps\//i.test(name)
}

/** The file with nothing of anyone in it; `known` is what we say about a document of our own. */
export function plainProperties(file: ZipFile, known?: KnownProperties): ZipFile {
  const kind = /^docProps\/(core|app|custom)\.xml$/i.exec(file.name)?.[1]?.toLowerCase()
  if (kind === 'core') return { name: file.name, bytes: core(known) }
  if (kind === 'app') return { name: file.name, bytes: empty('extended-properties') }
  if (kind === 'custom') return { name: file.name, bytes: empty('custom-properties') }
  return { name: file.name, bytes: Buffer.alloc(0) }
}

function empty(kind: string): Buffer {
  return Buffer.from(`${declaration}<Properties xmlns="${office}/officeDocument/2006/${kind}"/>`)
}

function core(known?: KnownProperties): Buffer {
  const moment = known && `${known.madeOn}T00:00:00Z`
  const said = known
    ? `<dc:title>${escaped(known.title)}</dc:title><dc:language>${escaped(known.lang)}</dc:language>` +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>` +
      `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`
    : ''
  return Buffer.from(
    `${declaration}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties"` +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
      ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${said}</cp:coreProperties>`,
  )
}

function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
