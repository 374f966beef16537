/**
 * Who wrote in a Word file, and when, taken out of its parts: authors of comments and of tracked changes,
 * their accounts, the moments, the numbers that Word gives to sittings, what a picture was called on
 * somebody's computer, and values that no page shows. What can be read on the pages stays.
 */
import type { ZipFile } from '../zip/read-zip.ts'

/** A tag whole: its values may hold the sign that ends it. */
const tags = /<(?:[^<>"']|"[^"]*"|'[^']*')*>/g
/** By their local names: a file may call the namespace as it likes. */
const namesOf =
  /(\s[\w.-]+:(?:author|initials|userId|providerId|lastModifiedBy))\s*=\s*(?:"[^"]*"|'[^']*')/g
const momentsOf = /\s[\w.-]+:(?:date|dateUtc|rsid\w*)\s*=\s*(?:"[^"]*"|'[^']*')/g
const pictureNames =
  /^(<(?:[\w.-]+:)?(?:cNvPr|imagedata|fill)\b(?:[^"']|"[^"]*"|'[^']*')*?\s(?:name|[\w.-]+:title|title)\s*=\s*)(?:"[^"]*"|'[^']*')/
const wholeParts =
  /<((?:[\w.-]+:)?(?:rsids|docVars|mailMerge))\b(?:[^<>"']|"[^"]*"|'[^']*')*(?:\/>|>[\s\S]*?<\/\1\s*>)/g

/** The properties of the file under a name of its own. */
const properties =
  /^([\s\S]{0,400}?<((?:[\w.-]+:)?(?:coreProperties|Properties))\b(?:[^<>"']|"[^"]*"|'[^']*')*>)[\s\S]*$/

export function withoutNames({ name, bytes }: ZipFile): ZipFile {
  const text = bytes
    .toString('utf8')
    .replace(properties, (all, opening, root) =>
      opening.endsWith('/>') ? all : `${opening}</${root}>`,
    )
    .replace(wholeParts, '')
    .replace(tags, (tag) =>
      tag.replace(namesOf, '$1=""').replace(momentsOf, '').replace(pictureNames, '$1""'),
    )
  return { name, bytes: Buffer.from(text) }
}

/** Parts that hold nothing but people or another program's notes: they go, with what names them. */
const goes = /^(?:word\/people\d*\.xml|customXml\/.*|docProps\/thumbnail.*|.*\.psmdcp)$/i

export function isOfPeople({ name }: ZipFile): boolean {
  return goes.test(name)
}

const naming =
  /<((?:[\w.-]+:)?(?:Relationship|Override))\s(?:[^<>"']|"[^"]*"|'[^']*')*(?:\/>|>\s*<\/\1\s*>)/g
const namesWhatWent =
  /\/(?:customXml|people|thumbnail)["']|["'/]customXml\/|["'/]people\d*\.xml["']|\.psmdcp["']/i

/** A relation or a type of a part that went would make Word call the file damaged. */
export function withoutWhatWent({ name, bytes }: ZipFile): ZipFile {
  const text = bytes
    .toString('utf8')
    .replace(naming, (element) => (namesWhatWent.test(element) ? '' : element))
  return { name, bytes: Buffer.from(text) }
}
