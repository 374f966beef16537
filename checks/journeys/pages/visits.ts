/**
 * Which pages are looked at: every page of the live table of routes, as somebody who may open it and
 * with somebody's case in the state that the page is for. A page with a place in its address that has
 * no row here is found out.
 */
import type { Role } from '../../../src/application/actor.ts'
import { routes } from '../../../src/web/routes.ts'
import type { JourneyServer } from '../journey-server.ts'

/** The made-up people whose cases the pages show. */
export const people = [
  ...['Curlew', 'Kestrel', 'Sandpiper', 'Avocet', 'Elder', 'Pipit', 'Goosander', 'Larch'],
  ...['Whitebeam', 'Hornbeam', 'Skerry', 'Sapling', 'Pebble', 'Alder', 'Meadow', 'Tarn'],
]

/** The first address on a page of this person's that looks like this. */
export type Find = (as: string, from: string, like: RegExp) => Promise<string>

export interface Visit {
  readonly route: string
  /** What is special about it, when a page is looked at more than once. */
  readonly what?: string
  readonly as: string
  readonly path: string | ((find: Find) => Promise<string>)
}

const byRole: Readonly<Record<Role, string>> = {
  'support-worker': 'Senna Inkwater',
  'service-manager': 'Pella Draftsdale',
  'data-protection-lead': 'Ulla Footnotely',
  administrator: 'Finn Paperstone',
  'prime-liaison': 'Gale Sealworthy',
  assessor: 'Vale Weighley',
}

const id = '[0-9a-f-]{36}'
const oneCase = '/cases/:caseId'
const oneDocument = `${oneCase}/documents/:documentId`
const oneRna = `${oneCase}/rnas/:rnaId`
const submission = '/seat/submissions/:submissionId'

export function visits(server: JourneyServer): readonly Visit[] {
  return [
    ...plainPages(),
    // Looks the same for every link there could be.
    {
      route: '/g/:link',
      what: 'any link',
      as: byRole['support-worker'],
      path: `/g/${'a'.repeat(43)}`,
    },
    ...casePages(server),
    ...rnaPages(server),
    ...seatPages(),
    ...officePages(),
    ...emergencyPages(server),
  ]
}

/** Leads on at once, is seen on the way in, or is only where people are real: see the account's own tests. */
const elsewhere: ReadonlySet<string> = new Set([
  ...['/', '/sign-in', '/account/password', '/account/app', '/account/codes'],
  ...['/account/passkeys', '/account/passkeys/add'],
])

/** Pages without a place in their address need no row: whoever may open them does. */
function plainPages(): readonly Visit[] {
  return routes.flatMap(({ method, path, who }): Visit[] => {
    if (method !== 'GET' || path.includes(':') || elsewhere.has(path)) return []
    const roles: readonly Role[] = typeof who === 'string' ? ['support-worker'] : who
    return roles.map((role) => ({ route: path, what: role, as: byRole[role], path }))
  })
}

function casePages(server: JourneyServer): readonly Visit[] {
  const on = (alias: string, rest: string, route = `${oneCase}${rest}`): Visit => {
    const { base, worker } = server.caseOf(alias)
    return { route, what: alias, as: worker, path: `${base}${rest}` }
  }
  const found = (alias: string, from: string, rest: string, route: string): Visit => {
    const { base, worker } = server.caseOf(alias)
    const like = new RegExp(`${base}${rest}`)
    return { route, what: alias, as: worker, path: (find) => find(worker, `${base}${from}`, like) }
  }
  const facts = [
    'consent-given',
    'conclusive-grounds-decided',
    'exit-gate-checked',
    'told-survivor',
  ]
  return [
    ...['Curlew', 'Hornbeam', 'Skerry', 'Sapling', 'Pebble'].map((alias) => on(alias, '')),
    on('Curlew', '/record'),
    ...facts.map((type) => on('Curlew', `/record/${type}`, `${oneCase}/record/:type`)),
    found('Curlew', '#timeline', `/facts/${id}`, `${oneCase}/facts/:factId`),
    {
      ...found('Curlew', '', '', `${oneCase}/facts/:factId/correct`),
      path: async (find) => {
        const { base, worker } = server.caseOf('Curlew')
        return `${await find(worker, base, new RegExp(`${base}/facts/${id}`))}/correct`
      },
    },
    found('Curlew', '', `/entries/${id}`, `${oneCase}/entries/:entryId`),
    on('Curlew', '/person'),
    on('Curlew', '/messages'),
    on('Curlew', '/looked'),
    on('Curlew', '/looked/print'),
    found('Curlew', '/looked', `/looked/lines/${id}`, `${oneCase}/looked/lines/:lineId`),
    { ...on('Curlew', '/looked/holds'), as: byRole['service-manager'] },
    ...['Curlew', 'Avocet', 'Sandpiper'].map((alias) => on(alias, '/contact')),
    ...['call', 'post'].map((way) =>
      on('Curlew', `/contact/rules/${way}`, `${oneCase}/contact/rules/:channel`),
    ),
    ...['call', 'text', 'post'].map((way) =>
      on('Curlew', `/contact/before/${way}`, `${oneCase}/contact/before/:channel`),
    ),
    ...['Curlew', 'Hornbeam', 'Alder', 'Pebble'].map((alias) => on(alias, '/risk')),
    ...['Curlew', 'Hornbeam'].map((alias) => on(alias, '/circle/interpreters')),
    on('Curlew', '/risk/review'),
    on('Pebble', '/risk/review'),
    found('Curlew', '/risk', `/risk/reviews/${id}`, `${oneCase}/risk/reviews/:reviewId`),
    on('Curlew', '/risk/plan'),
    on('Curlew', '/risk/plan/carry'),
    on('Curlew', '/kept'),
    // One whose time is over, as whoever decides; one that is held, and its timeline, as its worker.
    { ...on('Meadow', '/kept'), as: byRole['service-manager'] },
    ...['/kept', ''].map((rest) => on('Tarn', rest)),
    on('Curlew', '/asked'),
    on('Curlew', '/own-record'),
    found('Curlew', '/own-record', `/own-record/${id}`, `${oneCase}/own-record/:accessId`),
    found('Hornbeam', '/own-record', `/own-record/${id}`, `${oneCase}/own-record/:accessId`),
    found('Curlew', '/asked', `/asked/${id}`, `${oneCase}/asked/:requestId`),
    {
      ...found('Curlew', '/asked', `/asked/${id}`, `${oneCase}/asked/:requestId`),
      ...{ what: 'as whoever decides', as: byRole['service-manager'] },
    },
    on('Curlew', '/circle/packs/new'),
    on('Curlew', '/circle/handovers'),
    on('Curlew', '/circle/handovers/new'),
    on('Kestrel', '/circle/handovers'),
    found(
      'Kestrel',
      '/circle/handovers',
      `/circle/handovers/new\\?member=${id}`,
      `${oneCase}/circle/handovers/new`,
    ),
    on('Curlew', '/handover'),
    on('Curlew', '/team'),
    on('Curlew', '/places/new'),
    found('Curlew', '/person', `/places/${id}`, `${oneCase}/places/:placeId`),
    {
      ...on('Curlew', '', `${oneCase}/places/:placeId/tell`),
      path: async (find) => `${await placeOf(server, 'Curlew', find)}/tell`,
    },
    {
      ...on('Curlew', '', `${oneCase}/releases/:releaseId`),
      path: async (find) => {
        const { base } = server.caseOf('Curlew')
        const like = new RegExp(`${base}/releases/${id}`)
        return find('Pella Draftsdale', '/sealed-places', like)
      },
    },
    ...['', '/new', '/shared', '/packs', '/meetings', '/meetings/new'].map((rest) =>
      on('Curlew', `/circle${rest}`),
    ),
    ...['', '/edit'].map((rest) => meetingOf(server, rest)),
    on('Curlew', '/circle/requests'),
    on('Hornbeam', '/circle/requests'),
    // The waiting one and the answered one are reached from the list; the newest stands first.
    found(
      'Curlew',
      '/circle/requests',
      `/circle/requests/${id}`,
      `${oneCase}/circle/requests/:askedId`,
    ),
    found(
      'Curlew',
      '/circle/requests',
      `/circle/members/${id}/ask`,
      `${oneCase}/circle/members/:memberId/ask`,
    ),
    on('Hornbeam', '/circle'),
    found('Curlew', '/circle', `/circle/members/${id}`, `${oneCase}/circle/members/:memberId`),
    found(
      'Curlew',
      '/circle',
      `/circle/members/${id}/notice`,
      `${oneCase}/circle/members/:memberId/notice`,
    ),
    on('Curlew', '/account'),
    on('Hornbeam', '/account'),
    on('Curlew', '/account/new'),
    found('Curlew', '/account', `/account/${id}`, `${oneCase}/account/:blockId`),
    ...['words', 'translate'].map((act) => ({
      ...on('Curlew', '', `${oneCase}/account/:blockId/${act}`),
      path: async (find: Find) => {
        const { base, worker } = server.caseOf('Curlew')
        return `${await find(worker, `${base}/account`, new RegExp(`${base}/account/${id}`))}/${act}`
      },
    })),
    on('Curlew', '/needs'),
    on('Hornbeam', '/needs'),
    on('Curlew', '/needs/new'),
    on('Curlew', '/needs/dependants/new'),
    found('Curlew', '/needs', `/needs/${id}/change`, `${oneCase}/needs/:needId/change`),
    ...['given', 'ask', 'received', 'close'].map((act) =>
      found(
        'Curlew',
        '/needs',
        `/needs/${id}/record/${act}`,
        `${oneCase}/needs/:needId/record/:act`,
      ),
    ),
    ...['Curlew', 'Skerry'].map((alias) => on(alias, '/promises')),
    on('Curlew', '/promises/new'),
    found('Curlew', '/promises', `/promises/${id}`, `${oneCase}/promises/:promiseId`),
    on('Curlew', '/promises/matters/new'),
    ...['Curlew', 'Hornbeam'].map((alias) =>
      found(alias, '/promises', `/promises/matters/${id}`, `${oneCase}/promises/matters/:matterId`),
    ),
    on('Curlew', '/told'),
    on('Hornbeam', '/documents'),
    found('Hornbeam', '/documents', `/documents/${id}/original`, `${oneDocument}/original`),
    found('Hornbeam', '/documents', `/documents/${id}/open`, `${oneDocument}/open`),
    on('Hornbeam', '/documents-out'),
    ...['survivor-copy', 'rna-pack', 'evidence-index', 'exit-plan'].map((kind) =>
      found(
        'Hornbeam',
        '/documents-out',
        `/documents-out/${kind}/${id}`,
        `${oneCase}/documents-out/:kind/:of`,
      ),
    ),
    {
      ...on('Hornbeam', '', `${oneCase}/documents-out/:kind/:of/write`),
      path: async (find) => {
        const { base, worker } = server.caseOf('Hornbeam')
        const like = new RegExp(`${base}/documents-out/exit-plan/${id}`)
        return `${await find(worker, `${base}/documents-out`, like)}/write`
      },
    },
  ]
}

function meetingOf(server: JourneyServer, rest: string): Visit {
  const { base, worker } = server.caseOf('Curlew')
  const like = new RegExp(`${base}/circle/meetings/${id}`)
  return {
    route: `${oneCase}/circle/meetings/:meetingId${rest}`,
    what: 'Curlew',
    as: worker,
    path: async (find) => `${await find(worker, `${base}/circle/meetings`, like)}${rest}`,
  }
}

function placeOf(server: JourneyServer, alias: string, find: Find): Promise<string> {
  const { base, worker } = server.caseOf(alias)
  return find(worker, `${base}/person`, new RegExp(`${base}/places/${id}`))
}

function rnaPages(server: JourneyServer): readonly Visit[] {
  const on = (alias: string, rest = '', { route = `${oneRna}${rest}`, as = '' } = {}): Visit => {
    const { base, worker } = server.caseOf(alias)
    const path = async (find: Find) =>
      `${await find(as || worker, `${base}/rnas`, new RegExp(`${base}/rnas/${id}`))}${rest}`
    return { route, what: alias, as: as || worker, path }
  }
  const { base, worker } = server.caseOf('Curlew')
  const need = async (find: Find) => {
    const rna = await find(worker, `${base}/rnas`, new RegExp(`${base}/rnas/${id}`))
    return find(worker, rna, new RegExp(`${rna}/needs/${id}`))
  }
  return [
    ...['Curlew', 'Elder', 'Larch', 'Skerry'].map((alias) => {
      const of = server.caseOf(alias)
      return { route: `${oneCase}/rnas`, what: alias, as: of.worker, path: `${of.base}/rnas` }
    }),
    {
      route: `${oneCase}/rnas/new`,
      as: worker,
      path: `${server.caseOf('Hornbeam').base}/rnas/new`,
    },
    on('Kestrel', '/answer'),
    on('Curlew'),
    on('Elder'),
    { route: `${oneRna}/needs/:needId`, as: worker, path: need },
    {
      route: `${oneRna}/needs/:needId/account`,
      as: worker,
      path: async (find) => `${await need(find)}/account`,
    },
    {
      route: `${oneRna}/needs/:needId/cite/:statement`,
      as: worker,
      path: async (find) => `${await need(find)}/cite/linkReasoning`,
    },
    ...['about', 'categories', 'dependants', 'money', 'earlier'].map((part) =>
      on('Curlew', `/parts/${part}`, { route: `${oneRna}/parts/:part` }),
    ),
    on('Sandpiper', '/review'),
    on('Avocet', '/release', { as: 'Pella Draftsdale' }),
    on('Avocet', '/release'),
    ...['Elder', 'Pipit'].map((alias) => on(alias, '/sent')),
    ...['Pipit', 'Larch', 'Whitebeam'].map((alias) => on(alias, '/decision')),
    on('Larch', '/told'),
    on('Larch', '/challenge'),
  ]
}

function seatPages(): readonly Visit[] {
  const one = (as: string, rest = ''): Visit => ({
    route: `${submission}${rest}`,
    what: as,
    as,
    path: async (find) =>
      `${await find(as, '/seat', new RegExp(`/seat/submissions/${id}`))}${rest}`,
  })
  const { 'prime-liaison': prime, assessor } = byRole
  return [
    one(prime),
    one(prime, '/return'),
    one(prime, '/forward'),
    one(assessor),
    one(assessor, '/ask'),
    one(assessor, '/decide'),
  ]
}

function officePages(): readonly Visit[] {
  const { administrator, 'service-manager': manager, 'data-protection-lead': lead } = byRole
  const found = (route: string, as: string, from: string, like: RegExp): Visit => ({
    route,
    as,
    path: (find) => find(as, from, like),
  })
  return [
    found('/staff/:userId', administrator, '/staff', new RegExp(`/staff/${id}`)),
    found('/policy/targets/:limit', manager, '/policy/targets', /\/policy\/targets\/[A-Z0-9-]+/),
    found(
      '/legal-requests/:requestId',
      lead,
      '/legal-requests',
      new RegExp(`/legal-requests/${id}`),
    ),
    { route: '/account/prove/:kind', as: manager, path: '/account/prove/location' },
  ]
}

function emergencyPages(server: JourneyServer): readonly Visit[] {
  const { 'service-manager': manager, 'data-protection-lead': protector } = byRole
  const { base } = server.caseOf('Curlew')
  const as = 'Oswin Pagelight'
  const review = (who: string): Visit => ({
    route: '/emergencies/:emergencyId',
    what: who,
    as: who,
    path: (find) => find(who, '/emergencies', new RegExp(`/emergencies/${id}`)),
  })
  return [
    { route: `${oneCase}/team`, what: 'as a lead', as: manager, path: `${base}/team` },
    {
      route: `${oneCase}/emergency`,
      as,
      path: async () => {
        await server.inEmergency('Curlew', as)
        return `${base}/emergency`
      },
    },
    review(manager),
    review(protector),
  ]
}

/** Pages with a place in their address for which nobody said where such a place is. */
export function withoutVisit(known: readonly Visit[]): readonly string[] {
  const files = [`${oneCase}/documents/:documentId`]
  return routes
    .filter(({ method, path }) => method === 'GET' && path.includes(':') && !files.includes(path))
    .map(({ path }) => path)
    .filter((path) => !known.some(({ route }) => route === path))
}
