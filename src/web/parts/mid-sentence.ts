/** A label as it reads in the middle of a sentence: its first letter small, abbreviations as they are. */

export function midSentence(label: string): string {
  return /^[A-Z][a-z’]*( |$|[^A-Z])/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label
}
