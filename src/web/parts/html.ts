/**
 * The only maker of safe markup. `html` escapes every value by the place where it stands, and throws
 * where no escaping helps. There is no way to mark a string as already safe.
 */
import {
  isAddressAttribute,
  isForbiddenAttribute,
  placesIn,
  type ValuePlace,
} from './html-places.ts'

const markup = Symbol('markup')
const attribute = Symbol('attribute')

/** Markup made by `html`. The symbol is not exported, so nothing else can make one. */
export interface Html {
  readonly [markup]: string
}

/** One attribute made by `attr`, to be put inside a tag. */
export interface Attribute {
  readonly [attribute]: string
}

export type HtmlValue =
  | Html
  | Attribute
  | string
  | number
  | bigint
  | false
  | null
  | undefined
  | readonly HtmlValue[]

/** Each call site is read once; the browser's strings array is the same object on every call. */
const known = new WeakMap<TemplateStringsArray, readonly ValuePlace[]>()

export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let places = known.get(strings)
  if (places === undefined) {
    if (!Array.isArray(strings.raw)) throw new Error('html must be used as a template tag')
    places = placesIn(strings)
    known.set(strings, places)
  }
  let out = strings[0] ?? ''
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index]
    if (place !== undefined) out += written(values[index], place)
    out += strings[index + 1] ?? ''
  }
  return { [markup]: out }
}

/** The finished text of a page. */
export function markupOf(safe: Html): string {
  return safe[markup]
}

/** Nothing at all, for places where markup is expected. */
export const nothing: Html = html``

/**
 * An attribute whose value may be absent: `<input${attr('value', typed)}>`. `true` gives the bare name;
 * `false`, `null` and `undefined` give nothing. It brings its own space.
 */
export function attr(
  name: string,
  value: string | number | boolean | null | undefined,
): Attribute | undefined {
  if (!/^[a-z][a-z0-9:-]*$/i.test(name)) throw new Error(`"${name}" is not an attribute name`)
  if (isForbiddenAttribute(name)) throw new Error(`no value is safe in the attribute "${name}"`)
  if (value === undefined || value === null || value === false) return undefined
  if (value === true) return { [attribute]: ` ${name}` }
  const text = isAddressAttribute(name) ? safeAddress(String(value), false) : String(value)
  return { [attribute]: ` ${name}="${escaped(text)}"` }
}

/**
 * Words that a person wrote, or a name. The browser finds their direction by themselves, so that an
 * Arabic name in an English sentence (or the reverse) does not reorder what stands around it.
 */
export function person(text: string | null | undefined): Html {
  return text ? html`<bdi dir="auto">${text}</bdi>` : nothing
}

function written(value: HtmlValue, place: ValuePlace): string {
  if (typeof value === 'string' && place.in === 'text') return escaped(value)
  if (value === undefined || value === null || value === false) return ''
  if (isHtml(value)) {
    if (place.in === 'text') return value[markup]
    throw new Error(`markup may stand in text only, not in ${place.in}`)
  }
  if (Array.isArray(value)) {
    let out = ''
    for (const each of value) out += written(each, place)
    return out
  }
  if (place.in === 'tag') {
    if (isAttribute(value)) return value[attribute]
    throw new Error('inside a tag, use attr(name, value)')
  }
  if (isAttribute(value)) throw new Error('attr() may stand inside a tag only')
  const text = String(value)
  if (place.in === 'address-start') return escaped(safeAddress(text, place.own))
  if (place.in === 'address-rest') return escaped(restOfAddress(text, place.afterSlash))
  return escaped(text)
}

function isHtml(value: HtmlValue): value is Html {
  return typeof value === 'object' && value !== null && markup in value
}

function isAttribute(value: HtmlValue): value is Attribute {
  return typeof value === 'object' && value !== null && attribute in value
}

const special = /[&<>"']/
const everySpecial = /[&<>"']/g
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  if (!special.test(text)) return text
  return text.replace(everySpecial, (character) => entities[character] ?? '')
}

/** Browsers drop these while reading an address, so they could hide a scheme. */
const dropped = /[\u0000-\u001f\u007f]/g

/** An address that a person may follow, or `about:blank`. `own` allows only paths of this service. */
function safeAddress(text: string, own: boolean): string {
  const address = text.replace(dropped, '').trim()
  if (own) return /^\/(?![/\\])/.test(address) ? address : 'about:blank'
  const scheme = /^([^/?#]*?):/.exec(address)?.[1]
  if (scheme === undefined) return address
  return /^(https?|mailto|tel)$/i.test(scheme) ? address : 'about:blank'
}

/** The later part of an address cannot start a new host: `/` + `/evil.example` would. */
function restOfAddress(text: string, afterSlash: boolean): string {
  const rest = text.replace(dropped, '')
  return afterSlash ? rest.replace(/^[/\\]+/, (slashes) => encodeURIComponent(slashes)) : rest
}
