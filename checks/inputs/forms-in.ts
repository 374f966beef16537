/** The forms of a page, read from its text as a browser would: where they go and what can be typed. */

export interface FormField {
  readonly name: string
  readonly kind: 'hidden' | 'text' | 'choice' | 'several' | 'file' | 'button'
  /** What is there before anybody types; of choices, those already chosen. */
  readonly values: readonly string[]
  /** What a choice offers. */
  readonly options: readonly string[]
}

export interface PageForm {
  readonly action: string
  readonly method: 'GET' | 'POST'
  readonly takesFiles: boolean
  readonly fields: readonly FormField[]
}

type Attributes = ReadonlyMap<string, string>

export function formsIn(page: string): readonly PageForm[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
    ([, open = '', inside = '']) => {
      const attributes = attributesIn(open)
      return {
        action: attributes.get('action') ?? '',
        method: attributes.get('method') === 'post' ? 'POST' : 'GET',
        takesFiles: attributes.has('enctype'),
        fields: fieldsIn(inside),
      }
    },
  )
}

/** Every tag of the page with the names of its attributes: what a stranger's text must never add to. */
export function shapesIn(page: string): ReadonlySet<string> {
  const tags = page.matchAll(/<([a-zA-Z!/][^\s>]*)((?:\s+[^\s=>"']+(?:="[^"]*")?)*)\s*>/g)
  return new Set(
    [...tags].map(([, tag = '', rest = '']) =>
      [tag, ...[...attributesIn(rest).keys()].sort()].join(' '),
    ),
  )
}

/** What the page says, without its tags. */
export function wordsIn(page: string): string {
  return decoded(page.replace(/<[^>]*>/g, ''))
}

export function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (_, ten, hex, name) => {
    if (ten) return String.fromCodePoint(Number(ten))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return named[String(name).toLowerCase()] ?? ''
  })
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function attributesIn(text: string): Attributes {
  return new Map(
    [...text.matchAll(/([^\s=>"']+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      decoded(value),
    ]),
  )
}

const control =
  /<input\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>|<button\b([^>]*)>/g

function fieldsIn(inside: string): readonly FormField[] {
  const found = new Map<string, FormField>()
  const add = (field: FormField): void => {
    const before = found.get(field.name)
    if (!field.name) return
    if (!before) found.set(field.name, field)
    else {
      const values = [...before.values, ...field.values]
      found.set(field.name, { ...before, values, options: [...before.options, ...field.options] })
    }
  }
  for (const match of inside.matchAll(control)) {
    const [, input, area, areaText = '', select, options = '', button] = match
    if (input !== undefined) add(inputOf(attributesIn(input)))
    if (area !== undefined) {
      const name = attributesIn(area).get('name') ?? ''
      // The reader of a page drops one line break after the tag.
      const values = [decoded(areaText.replace(/^\r?\n/, ''))]
      add({ name, kind: 'text', values, options: [] })
    }
    if (select !== undefined) add(selectOf(attributesIn(select), options))
    if (button !== undefined) {
      const attributes = attributesIn(button)
      const value = attributes.get('value') ?? ''
      add({ name: attributes.get('name') ?? '', kind: 'button', values: [], options: [value] })
    }
  }
  return [...found.values()]
}

function inputOf(attributes: Attributes): FormField {
  const name = attributes.get('name') ?? ''
  const value = attributes.get('value') ?? ''
  const type = attributes.get('type') ?? 'text'
  if (type === 'hidden') return { name, kind: 'hidden', values: [value], options: [] }
  if (type === 'file') return { name, kind: 'file', values: [], options: [] }
  if (type === 'radio' || type === 'checkbox') {
    const values = attributes.has('checked') ? [value] : []
    return { name, kind: type === 'radio' ? 'choice' : 'several', values, options: [value] }
  }
  return { name, kind: 'text', values: [value], options: [] }
}

function selectOf(attributes: Attributes, inside: string): FormField {
  const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, one = '']) =>
    attributesIn(one),
  )
  const chosen = options.find((one) => one.has('selected')) ?? options[0]
  return {
    name: attributes.get('name') ?? '',
    kind: 'choice',
    values: chosen ? [chosen.get('value') ?? ''] : [],
    options: options.map((one) => one.get('value') ?? ''),
  }
}

/** The form as it would be sent untouched: what is hidden, and what is filled in or chosen already. */
export function asItStands({ fields }: PageForm): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    fields
      .filter(({ name, kind, values }) => name !== 'csrf' && kind !== 'file' && values.length > 0)
      .map(({ name, values }) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}
