/**
 * The fonts that documents are printed with, and which characters they can show. Read from the
 * fonts themselves, so that what we say we can print is what we can print.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Writing we carry fonts for. Others are named on the page and kept whole in the Word file. */
export const coveredScripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Devanagari',
  'Arabic',
  'Ethiopic',
  'Bengali',
] as const

const family = '@expo-google-fonts'
const fontFiles = [
  `${family}/noto-sans/400Regular/NotoSans_400Regular.ttf`,
  `${family}/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf`,
  `${family}/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf`,
  `${family}/vazirmatn/400Regular/Vazirmatn_400Regular.ttf`,
  `${family}/vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf`,
  `${family}/abyssinica-sil/400Regular/AbyssinicaSIL_400Regular.ttf`,
  `${family}/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf`,
  `${family}/noto-sans-bengali/600SemiBold/NotoSansBengali_600SemiBold.ttf`,
]

const resolve = createRequire(import.meta.url).resolve

export function readFonts(): Uint8Array[] {
  return fontFiles.map((file) => readFileSync(resolve(file)))
}

let printable: ReadonlySet<number> | undefined

/** Every code point that a regular font has a shape for. Read once, about four milliseconds. */
export function printableCodePoints(): ReadonlySet<number> {
  printable ??= new Set(
    fontFiles
      .filter((file) => file.endsWith('_400Regular.ttf'))
      .flatMap((file) => [...codePointsOf(readFileSync(resolve(file)))]),
  )
  return printable
}

/** Reads the `cmap` table of a TrueType font: segments (format 4) and groups (format 12). */
function* codePointsOf(font: Buffer): Generator<number> {
  const table = tableAt(font, 'cmap')
  const encodings = font.readUInt16BE(table + 2)
  for (let index = 0; index < encodings; index += 1) {
    const start = table + font.readUInt32BE(table + 4 + index * 8 + 4)
    const format = font.readUInt16BE(start)
    if (format === 4) yield* segmentsOf(font, start)
    if (format === 12) yield* groupsOf(font, start)
  }
}

function tableAt(font: Buffer, name: string): number {
  const tables = font.readUInt16BE(4)
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8)
  }
  throw new Error(`a font has no ${name} table`)
}

function* segmentsOf(font: Buffer, start: number): Generator<number> {
  const bytes = font.readUInt16BE(start + 6)
  for (let at = 0; at < bytes; at += 2) {
    const last = font.readUInt16BE(start + 14 + at)
    const first = font.readUInt16BE(start + 16 + bytes + at)
    if (last === 0xffff) continue
    for (let code = first; code <= last; code += 1) yield code
  }
}

function* groupsOf(font: Buffer, start: number): Generator<number> {
  const groups = font.readUInt32BE(start + 12)
  for (let index = 0; index < groups; index += 1) {
    const group = start + 16 + index * 12
    const last = font.readUInt32BE(group + 4)
    for (let code = font.readUInt32BE(group); code <= last; code += 1) yield code
  }
}
