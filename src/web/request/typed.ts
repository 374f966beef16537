/**
 * Answers what was typed into a form or an address, every field kept as it was sent. Repeated names
 * become lists. Refuses nothing: meaning is found by the form readers.
 */

export type Typed = Readonly<Record<string, string | readonly string[]>>

/** For each field with a problem, what is wrong and what to do, in one sentence. */
export type Problems = Readonly<Record<string, string>>

/** The text of one field, `''` when it was not sent. Of a repeated name, the first. */
export function textOf(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** What stands under a name that was sent; nothing for a name that nobody put there. */
export function under<Value>(
  known: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(known, name) ? known[name] : undefined
}

/** Every value of a field that may be repeated, such as checkboxes. */
export function listOf(typed: Typed, name: string): readonly string[] {
  const value = typed[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/**
 * Pairs in the order sent. The record has no prototype, so no name can reach one. Half a letter, and
 * the character zero, cannot be kept by a database: each becomes the mark that stands for a lost letter.
 */
export function typedFrom(pairs: Iterable<readonly [string, string]>): Typed {
  const typed: Record<string, string | string[]> = Object.create(null)
  for (const [name, sent] of pairs) {
    const value = sent.toWellFormed().replaceAll('\u0000', '\uFFFD')
    const before = typed[name]
    if (before === undefined) typed[name] = value
    else if (typeof before === 'string') typed[name] = [before, value]
    else before.push(value)
  }
  return typed
}

export function typedFromText(text: string): Typed {
  return typedFrom(new URLSearchParams(text))
}

/** The strings of a JSON object, as if they had been typed into a form. Anything else is left out. */
export function typedFromJson(json: unknown): Typed {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return typedFrom([])
  const pairs: [string, string][] = []
  for (const [name, value] of Object.entries(json)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each === 'string') pairs.push([name, each])
    }
  }
  return typedFrom(pairs)
}

export function without(typed: Typed, ...names: readonly string[]): Typed {
  return typedFrom(
    Object.entries(typed).flatMap(([name, value]) =>
      names.includes(name)
        ? []
        : typeof value === 'string'
          ? [[name, value] as const]
          : value.map((each) => [name, each] as const),
    ),
  )
}
