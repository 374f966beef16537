/**
 * Everything that can carry something about a person out of Waymark, as one graph: from each field that
 * says status, where, who or how to reach, over logins, pages, templates and ways out, to each kind of
 * recipient. It is built from the live things, and walked for a path that must not be.
 */
import type { HarmClass } from '../../src/domain/facts/field.ts'
import { finding, isNever } from '../../src/domain/firewall/may-leave.ts'
import type { SinkKind } from '../../src/domain/firewall/sinks.ts'

export const guarded = ['S', ...finding] as const satisfies readonly HarmClass[]

/** A column of the database, with the login roles that may read it. */
export interface Column {
  readonly name: string
  readonly harm: string
  readonly readBy: readonly string[]
}

/** Something written from fields of its classes: a paper, a part that is shared, a message, a place. */
export interface Template {
  readonly name: string
  readonly classes: readonly HarmClass[]
  /** By which ways it leaves. */
  readonly by: readonly string[]
  /** To whom it goes besides the ways above, where it says so itself. */
  readonly to?: readonly string[]
}

export interface Page {
  readonly name: string
  readonly surface: string
  readonly who: readonly string[]
}

export interface Live {
  readonly columns: readonly Column[]
  readonly templates: readonly Template[]
  readonly pages: readonly Page[]
  /** What kind of recipient each role is. */
  readonly roles: Readonly<Record<string, string>>
  /** The ways out that each login of the database feeds, besides pages. */
  readonly logins: Readonly<
    Record<string, { readonly surface?: string; readonly by: readonly string[] }>
  >
  readonly sinks: Readonly<Record<string, SinkKind>>
}

/** One step, and the classes that can take it. */
interface Edge {
  readonly to: string
  readonly passes: readonly string[]
}

type Graph = ReadonlyMap<string, readonly Edge[]>

/** A way out that only a decided request opens: walked by nobody, and listed by itself. */
export const gated = 'legal-request'

export function graphOf(live: Live): Graph {
  const edges = new Map<string, Edge[]>()
  const join = (from: string, to: string, passes: readonly string[] = guarded) => {
    edges.set(from, [...(edges.get(from) ?? []), { to, passes }])
  }
  for (const { name, harm, readBy } of live.columns) {
    for (const login of readBy) join(`column ${name} (${harm})`, `login ${login}`)
    for (const one of live.templates.filter(({ classes }) => classes.some((c) => c === harm))) {
      join(`column ${name} (${harm})`, `template ${one.name}`)
    }
  }
  for (const [login, { surface, by }] of Object.entries(live.logins)) {
    if (surface) join(`login ${login}`, `surface ${surface}`)
    for (const way of by) join(`login ${login}`, `way ${way}`)
  }
  for (const { name, surface, who } of live.pages) {
    join(`surface ${surface}`, `page ${name}`)
    for (const role of who) join(`page ${name}`, `to ${live.roles[role] ?? 'unknown'}`)
  }
  for (const { name, by, to = [] } of live.templates) {
    for (const way of by) join(`template ${name}`, `way ${way}`)
    for (const one of to) join(`template ${name}`, `to ${one}`)
  }
  for (const [name, { to, carries, together }] of Object.entries(live.sinks)) {
    if (together === gated) continue
    for (const one of to) join(`way ${name}`, `to ${one}`, carries)
  }
  return edges
}

export type Path = readonly string[]

/** Every shortest path of one class from a field of it to whatever is looked for, one for each end. */
function pathsTo(
  graph: Graph,
  from: string,
  harm: string,
  ends: (node: string) => boolean,
): Path[] {
  const before = new Map<string, string | undefined>([[from, undefined]])
  const waiting = [from]
  const found: Path[] = []
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (ends(node)) found.push(pathBack(before, node))
    for (const { to, passes } of graph.get(node) ?? []) {
      if (before.has(to) || !passes.includes(harm)) continue
      before.set(to, node)
      waiting.push(to)
    }
  }
  return found
}

function pathBack(before: ReadonlyMap<string, string | undefined>, end: string): Path {
  const path = [end]
  for (let node = before.get(end); node !== undefined; node = before.get(node)) path.unshift(node)
  return path
}

const said = (path: Path): string => path.join(' → ')

/** Paths from a guarded field to somebody who is never told. Must be none. */
export function leaksToDenied(live: Live): string[] {
  const graph = graphOf(live)
  const isEnd = (node: string) => node.startsWith('to ') && isNever(node.slice('to '.length))
  return live.columns
    .filter(({ harm }) => guarded.some((one) => one === harm))
    .flatMap(({ name, harm }) => pathsTo(graph, `column ${name} (${harm})`, harm, isEnd))
    .map(said)
}

/**
 * A template or a way that takes status and what finds a person out together, although nobody made it for
 * that. Inside the house they may stand together; on consent to each part, too.
 */
export function statusBesidePerson(live: Live): string[] {
  const mixes = (classes: readonly string[]) =>
    classes.includes('S') ? finding.filter((one) => classes.includes(one)) : []
  const ways = Object.entries(live.sinks).flatMap(([name, { carries, together }]) => {
    const beside = together === undefined ? mixes(carries) : []
    return beside.map((harm) => `way ${name} carries S beside ${harm}`)
  })
  const templates = live.templates.flatMap(({ name, classes, by, to }) => {
    const open = by.filter((way) => live.sinks[way]?.together === undefined)
    const outside = [...open.map((way) => `way ${way}`), ...(to ?? []).map((one) => `to ${one}`)]
    return mixes(classes).flatMap((harm) =>
      outside.map((end) => `S beside ${harm} → template ${name} → ${end}`),
    )
  })
  return [...ways, ...templates]
}

/**
 * What reaches a way that only a decided request opens, besides the register itself. Must be none: a
 * paper, a part, a login or a page that fed it would go round the two people who decide.
 */
export function roundTheRegister(live: Live): string[] {
  const shut = (way: string) => live.sinks[way]?.together === gated
  const templates = live.templates
    .filter(({ name, by }) => name !== register && by.some(shut))
    .map(({ name }) => `template ${name}`)
  const logins = Object.entries(live.logins).flatMap(([login, { by }]) =>
    by.some(shut) ? [`login ${login}`] : [],
  )
  return [...templates, ...logins]
}

/** The one thing that may take something out under a legal request. */
export const register = 'what two people decided'

/** Whom it leads to, listed by itself, so that a new end of this way is a change that somebody reads. */
export function endsOfTheRegister(live: Live): string[] {
  const by = live.templates.filter(({ name }) => name === register).flatMap((one) => one.by)
  return by.flatMap((way) => live.sinks[way]?.to ?? []).toSorted()
}

/** What has no class, no kind or no description yet: a new thing that nobody has decided about. */
export function undecided(live: Live): string[] {
  const { columns, templates, pages, roles, logins, sinks } = live
  const classes = ['L', 'I', 'C', 'S', 'H', 'N', 'P', 'O']
  const surfaces = Object.values(logins).map(({ surface }) => surface)
  return [
    ...columns.filter(({ harm }) => !classes.includes(harm)).map(({ name }) => `column ${name}`),
    ...columns.flatMap(({ readBy }) => readBy.filter((one) => !logins[one])),
    ...templates
      .filter(({ classes: own }) => own.length === 0)
      .map(({ name }) => `template ${name}`),
    ...templates.flatMap(({ name, classes: own, by }) =>
      by.flatMap((way) => {
        const left = own.filter((one) => !sinks[way]?.carries.includes(one))
        return left.map((one) => `template ${name}: way ${way} does not carry ${one}`)
      }),
    ),
    ...pages.filter(({ surface }) => !surfaces.includes(surface)).map(({ name }) => `page ${name}`),
    ...pages.flatMap(({ who }) => who.filter((role) => !roles[role])).map((role) => `role ${role}`),
    ...Object.entries(sinks)
      .filter(([, { to, carries }]) => to.length === 0 || carries.length === 0)
      .map(([name]) => `way ${name}`),
  ]
}
