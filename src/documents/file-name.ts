/**
 * What a document's file is called: its reference and nothing else. No name of a person or an
 * organisation, and no word about what it is, because file lists are read over shoulders.
 */

export function documentFileName(reference: string, format: 'pdf' | 'docx'): string {
  const safe = reference
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `document-${safe || 'copy'}.${format}`
}
