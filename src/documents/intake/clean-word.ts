/**
 * A Word file, opened with care: macros, embedded programs and parts that fetch from outside
 * are refused; whoever wrote in it, company, thumbnail and what its pictures tell are taken out. A part
 * that cannot be cleaned is never passed on as it came: then the file is refused.
 */
import { isProperties, plainProperties } from '../zip/plain-properties.ts'
import { readZip, type ZipFile } from '../zip/read-zip.ts'
import { writeZip } from '../zip/write-zip.ts'
import { type CleanedFile, refuse, uploadLimits } from './upload.ts'
import { dangerOf } from './word-dangers.ts'
import { redrawn } from './word-media.ts'
import { isOfPeople, withoutNames, withoutWhatWent } from './word-names.ts'

const wordMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const activeParts =
  /(vbaProject|vbaData|activeX|embeddings\/|oleObject|\.bin$|\.exe$|\.js$|\.html?$)/i

export async function cleanWord(bytes: Buffer): Promise<CleanedFile> {
  const read = readZip(bytes, {
    files: uploadLimits.zipFiles,
    bytes: uploadLimits.unzippedBytes,
  })
  if ('fault' in read) return refuse(read.fault === 'zip-too-big' ? 'too-big' : 'damaged')
  const files = read.files.filter(({ name }) => !name.endsWith('/'))
  const types = textOf(files, '[Content_Types].xml')
  if (types === undefined || textOf(files, 'word/document.xml') === undefined) {
    return refuse('archive')
  }
  if (!types.includes(`"${wordMain}"`)) return refuse('active-content')
  const refused = dangerIn(files)
  if (refused !== undefined) return refused
  const kept: ZipFile[] = []
  for (const file of files.filter((one) => !isOfPeople(one))) {
    const part = await cleanPart(file)
    if ('refused' in part) return part
    kept.push(part)
  }
  return { bytes: new Uint8Array(writeZip(kept)), cleaned: { metadata: 'removed' } }
}

function textOf(files: readonly ZipFile[], wanted: string): string | undefined {
  return files.find(({ name }) => name === wanted)?.bytes.toString('utf8')
}

function dangerIn(files: readonly ZipFile[]): ReturnType<typeof refuse> | undefined {
  if (files.some(({ name }) => activeParts.test(name))) return refuse('active-content')
  for (const { name, bytes } of files) {
    if (!/\.(xml|rels)$/i.test(name)) continue
    // A part in UTF-16 would slip past the searches below; Word writes UTF-8.
    if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes.includes(0)) return refuse('damaged')
    const text = bytes.toString('utf8')
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) return refuse('active-content')
    const danger = dangerOf(name, text)
    if (danger !== undefined) return refuse(danger)
  }
  return undefined
}

async function cleanPart(file: ZipFile): Promise<ZipFile | ReturnType<typeof refuse>> {
  const { name } = file
  if (isProperties(file)) return plainProperties(file)
  if (name === '[Content_Types].xml' || /\.rels$/i.test(name)) return withoutWhatWent(file)
  if (/\.xml$/i.test(name)) return withoutNames(file)
  // A font inside a file draws letters and tells nobody where anything was.
  if (/^word\/fonts\/[^/]+\.(?:odttf|ttf)$/i.test(name)) return file
  const picture = await redrawn(file)
  return 'refused' in picture ? picture : { name, bytes: picture.bytes }
}
