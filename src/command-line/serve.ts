/** Puts the rooms together and serves: database, keys, world, rules, presses, pages, background work. */
import { join } from 'node:path'
import { mayDo } from '../application/access/access-rules.ts'
import { isLead } from '../application/access/review-emergencies.ts'
import type { Actor } from '../application/actor.ts'
import { takeFile } from '../application/files-door/take-file.ts'
import { loadNeedCategories } from '../application/load-need-categories.ts'
import { loadPolicy } from '../application/load-policy.ts'
import { organisationPolicy } from '../application/organisation-policy.ts'
import type { FileTickets } from '../application/ports/files/file-tickets.ts'
import type { World } from '../application/ports/world.ts'
import type { Services } from '../application/services.ts'
import { roomFor } from '../application/uploads/take-in-file.ts'
import { organisations } from '../demo/organisations.ts'
import { openIntakeDesk } from '../documents/intake/intake-desk.ts'
import { openPress } from '../documents/press/press.ts'
import { documentPress } from '../documents/press-adapter.ts'
import { clamdScanner } from '../documents/scanner/clamd-scanner.ts'
import type { ScannerAddress } from '../documents/scanner/scanner-address.ts'
import { mostFileBytes } from '../domain/guests/evidence-question.ts'
import { startSealer } from '../storage/audit/seal-log.ts'
import { openClock } from '../storage/clock.ts'
import { fileTickets } from '../storage/files-door/file-tickets.ts'
import { guestDesk } from '../storage/guest-door/guest-desk.ts'
import { createStaffDesk } from '../storage/office/staff-desk.ts'
import { readReach } from '../storage/outbox/reach.ts'
import { startSender } from '../storage/outbox/start-sender.ts'
import { createSignIn } from '../storage/sign-in/sign-in-store.ts'
import { createQuarantine } from '../storage/stores/uploads/quarantine.ts'
import { createWorld } from '../storage/world.ts'
import { buildLook } from '../web/look/build-look.ts'
import { longDay } from '../web/parts/dates.ts'
import type { Place } from '../web/parts/frame.ts'
import { logToConsole } from '../web/request/log.ts'
import { routes } from '../web/routes.ts'
import { type WebServer, webServer } from '../web/server.ts'
import type { FilesDoor } from '../web/server-options.ts'
import { startFileChecks } from './background/file-checks.ts'
import { startClearingTickets } from './background/file-tickets.ts'
import { startShreddingDoors } from './background/guest-doors.ts'
import { startDailyCount } from './daily-count.ts'
import type { OpenInstallation } from './open-installation.ts'
import { nothingSends, type WhatSends } from './sending/what-sends.ts'

export const needCategoriesFile = new URL('../../policy/need-categories.json', import.meta.url)
  .pathname

export interface Serving {
  readonly kind: 'demo' | 'live'
  readonly log: (line: string) => void
  /** The https address behind a proxy; without it, plain http on this machine. */
  readonly origin?: string
  /** Where files are given, apart from the pages; only together with `origin`. */
  readonly filesOrigin?: string
  /** What carries messages out; left out, nothing does, and they wait. */
  readonly sends?: WhatSends
  /** Where the scanner of files listens, where there is one. */
  readonly scanner?: ScannerAddress
  /** Whether each request is written to the console. */
  readonly logRequests: boolean
}

export interface Served {
  readonly server: WebServer
  readonly services: Services
  stop(): Promise<void>
}

export async function assemble(installation: OpenInstallation, serving: Serving): Promise<Served> {
  const { database, keys, folder } = installation
  const clock = await openClock(database)
  const world = createWorld({ database, keys, clock })
  const policy = loadPolicy()
  const signIn = createSignIn({ database, keys })
  const press = openPress()
  const tickets = fileTickets(database)
  const daily = startDailyCount({ database, keys, world, policy, log: serving.log })
  const first = organisations.flatMap(({ staff }) => staff)[0]
  const { carriers, ways } = serving.sends ?? nothingSends
  const services: Services = {
    world,
    policyFor: organisationPolicy(world, policy),
    categories: loadNeedCategories(needCategoriesFile),
    intake: openIntakeDesk(),
    // Asked for only once requests are served, and then it has begun.
    lookAtFilesSoon: () => void files.now(),
    ...(serving.scanner && { scanner: clamdScanner(serving.scanner) }),
    press: documentPress(press),
    signIn,
    staffDesk: createStaffDesk(database),
    guests: guestDesk(database),
    sending: ways,
    installation: {
      kind: serving.kind,
      ...(serving.kind === 'demo' && first && { beginWith: first.id }),
      rehearsalDays: clock.rehearsalDays,
      async moveTo(days) {
        const moved = await clock.moveTo(days)
        if (moved) await daily.now()
        return moved
      },
    },
  }
  const server = webServer<Services>({
    routes,
    services,
    sessions: signIn,
    look: await buildLook({ keepIn: folder }),
    secure: serving.origin?.startsWith('https:') ?? false,
    ...(serving.origin && { origins: [serving.origin] }),
    ...(serving.filesOrigin && { filesDoor: filesDoor(serving.filesOrigin, { world, tickets }) }),
    today: world.today,
    roomFor: (actor) => roomFor(services, actor),
    guestRoom: async (link, session) =>
      (await services.guests.standing(link, session)) === 'request' ? mostFileBytes : 0,
    places: placesFor,
    ...(serving.kind === 'demo' && {
      rehearsal: () => ({ today: longDay(world.today()), action: '/rehearsal' }),
    }),
    healthy: async () => 'ok' in (await keys.health()),
    leaveTo: 'https://www.metoffice.gov.uk/',
    log: serving.logRequests ? logToConsole : () => {},
  })
  const files = startFileChecks({
    judges: services,
    quarantine: createQuarantine({ database, keys, now: world.now }),
    log: serving.log,
  })
  const sealer = startSealer(database, {
    anchorPath: join(folder, 'log-ends.json'),
    log: serving.log,
  })
  const clearing = startClearingTickets(tickets, serving.log)
  const shredding = startShreddingDoors(services.guests, serving.log)
  const sender = startSender({
    ...{ database, keys, clock, carriers, reach: readReach, log: serving.log },
  })
  return {
    server,
    services,
    async stop() {
      await server.stop()
      await sender.stop()
      await clearing.stop()
      await shredding.stop()
      await daily.stop()
      await files.stop()
      await press.stop()
      await sealer.stop()
    },
  }
}

/** Where files are given, when they have an address of their own. */
export function filesDoor(
  origin: string,
  made: { readonly world: World; readonly tickets: FileTickets },
): FilesDoor {
  return {
    origin,
    give: made.tickets.make,
    take: (ticket, comesAs) => takeFile(made, ticket, comesAs),
  }
}

/** What the bar at the top offers: only where this person may go. */
export function placesFor(actor: Actor | undefined): readonly Place[] {
  if (actor === undefined) return []
  const offered: readonly (Place & { act: Parameters<typeof mayDo>[1] })[] = [
    { href: '/today', label: 'Today', act: 'see-own-lists' },
    { href: '/caseload', label: 'Caseload', act: 'see-own-lists' },
    { href: '/team', label: 'Team', act: 'see-team' },
    { href: '/sealed-places', label: 'Sealed places', act: 'see-team' },
    { href: '/seat', label: 'Submissions', act: 'read-submission' },
    { href: '/emergency', label: 'Emergency', act: 'break-glass' },
    { href: '/somebody-asks', label: 'If asked', act: 'see-own-lists' },
    { href: '/log', label: 'Log', act: 'read-log' },
    { href: '/emergencies', label: 'Emergencies', act: 'read-log' },
    { href: '/staff', label: 'Accounts', act: 'manage-staff' },
    { href: '/policy', label: 'Rules', act: 'see-policy' },
    { href: '/account', label: 'Account', act: 'own-account' },
  ]
  return offered
    .filter(({ act, href }) => mayDo(actor, act) && (href !== '/emergencies' || isLead(actor)))
    .map(({ href, label }) => ({ href, label }))
}
