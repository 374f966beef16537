/** `waymark create-organisation` and `create-user`: the first people of a real installation, by command only. */

import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { hashOf, problemWith } from '../application/accounts/password.ts'
import { type OrganisationKind, organisationKinds, type Role, roles } from '../application/actor.ts'
import { organisationsIn } from '../storage/organisations/list-organisations.ts'
import {
  createOrganisation,
  createService,
  createUser,
  routeTo,
} from '../storage/organisations/make-organisation.ts'
import {
  type Command,
  complain,
  type ExitCode,
  exit,
  type Given,
  say,
  textOption,
} from './command.ts'
import type { OpenInstallation } from './open-installation.ts'
import { open } from './serve-commands.ts'

const createOrganisationCommand: Command = {
  name: 'create-organisation',
  summary: 'makes an organisation with its own keys, and a first service',
  options: {
    name: { type: 'string', help: 'its name' },
    kind: { type: 'string', help: 'provider (left out), prime or authority' },
    service: { type: 'string', help: 'the name of its first service (left out: Support)' },
    'sends-to': {
      type: 'string',
      help: 'the id of the prime contractor or authority that gets its submissions',
    },
  },
  async run(given) {
    const name = textOption(given, 'name')
    const wanted = textOption(given, 'kind') ?? 'provider'
    const kind = organisationKinds.find((one) => one === wanted)
    if (name !== undefined && kind !== undefined) {
      return withLive(given, (installation) =>
        makeOrganisation(installation, { name, kind, given }),
      )
    }
    complain(
      name === undefined
        ? 'Give its name with --name "Our charity".'
        : `"${wanted}" is not a kind of organisation. Use ${organisationKinds.join(', ')}.`,
    )
    return exit.usage
  },
}

const createUserCommand: Command = {
  name: 'create-user',
  summary: 'makes an account; asks for the first password, or takes it from standard input',
  options: {
    organisation: { type: 'string', help: 'the id that create-organisation printed' },
    name: { type: 'string', help: 'as colleagues know them' },
    'user-name': { type: 'string', help: 'what they sign in with, usually their work e-mail' },
    role: { type: 'string', help: roles.join(', ') },
    service: { type: 'string', help: 'the id of their service' },
  },
  async run(given) {
    const [orgId, name, userName, wanted] = ['organisation', 'name', 'user-name', 'role'].map(
      (option) => textOption(given, option),
    )
    const role = roles.find((one) => one === wanted)
    if (!orgId || !name || !userName || role === undefined) {
      complain(
        wanted && role === undefined
          ? `"${wanted}" is not a role. Use ${roles.join(', ')}.`
          : 'Give --organisation, --name, --user-name and --role. "waymark help create-user" explains them.',
      )
      return exit.usage
    }
    const serviceId = textOption(given, 'service')
    const wrong = [orgId, serviceId].find((id) => id !== undefined && !uuid.test(id))
    if (wrong !== undefined) {
      complain(`"${wrong}" is not an id like those that create-organisation prints.`)
      return exit.usage
    }
    const asked = { orgId, name, userName, role, ...(serviceId && { serviceId }) }
    return withLive(given, (installation) => makeUser(installation, asked))
  },
}

export const setUpCommands: readonly Command[] = [createOrganisationCommand, createUserCommand]

async function withLive(
  given: Given,
  work: (installation: OpenInstallation) => Promise<ExitCode>,
): Promise<ExitCode> {
  const installation = await open('live', given)
  if (typeof installation === 'number') return installation
  try {
    return await work(installation)
  } finally {
    await installation.close()
  }
}

interface AskedOrganisation {
  readonly name: string
  readonly kind: OrganisationKind
  readonly given: Given
}

async function makeOrganisation(
  { database, keys }: OpenInstallation,
  { name, kind, given }: AskedOrganisation,
): Promise<ExitCode> {
  const to = textOption(given, 'sends-to')
  const seat = (await organisationsIn(database)).find(({ orgId }) => orgId === to)
  if (to !== undefined && (seat === undefined || seat.kind === 'provider')) {
    complain(
      `--sends-to: there is no prime contractor or authority with the id ${to}. Nothing was made.`,
    )
    return exit.badData
  }
  const { orgId } = await createOrganisation(database, keys, { kind, name })
  say(`organisation ${orgId}  ${name}`)
  if (kind === 'provider') {
    const service = textOption(given, 'service') ?? 'Support'
    const { id } = await createService(database, orgId, { name: service })
    say(`service      ${id}  ${service}`)
  }
  if (seat !== undefined && seat.kind !== 'provider') {
    await routeTo(database, orgId, { kind: seat.kind, orgId: seat.orgId })
    say(`its submissions go to ${seat.name}`)
  }
  return exit.ok
}

interface AskedUser {
  readonly orgId: string
  readonly name: string
  readonly userName: string
  readonly role: Role
  readonly serviceId?: string
}

async function makeUser(
  { database }: OpenInstallation,
  { orgId, name, userName, role, serviceId }: AskedUser,
): Promise<ExitCode> {
  const password = await askPassword()
  const problem = problemWith(password, commonWords(), [name, ...userName.split(/[@.]/)])
  if (problem) {
    complain(`${passwordWords[problem.code]} Nothing was made.`)
    return exit.badData
  }
  const passwordHash = await hashOf(password)
  const made = await createUser(database, {
    orgId,
    displayName: name,
    initials: initialsOf(name),
    role,
    userName,
    passwordHash,
    ...(serviceId && { serviceIds: [serviceId] }),
  }).catch((cause: unknown) => {
    if (leadsNowhere(cause)) return { refused: { code: 'no-such-service' as const } }
    throw cause
  })
  if ('refused' in made) {
    complain(userRefusals[made.refused.code](role))
    return exit.badData
  }
  say(
    `account ${made.id}  ${name}\nAt the first sign-in they add an authenticator app or a passkey.`,
  )
  return exit.ok
}

/** A reference to a row that is not there: of all that is sent, only the service can be that. */
function leadsNowhere(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === '23503'
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const passwordWords = {
  'too-short': 'The password needs at least 15 characters. Four or five plain words are good.',
  'too-long': 'The password has more than 128 characters.',
  common: 'The password is made of words and patterns that everybody tries first. Choose others.',
} as const

const userRefusals = {
  'no-such-organisation': () => 'There is no organisation with that id. Nothing was made.',
  'no-such-service': () =>
    'There is no service with that id in this organisation. Nothing was made.',
  'role-does-not-fit': (role: Role) =>
    `That organisation cannot have the role ${role}. Nothing was made.`,
  'name-taken': () => 'That user name is taken in this organisation. Nothing was made.',
} as const

export function commonWords(): readonly string[] {
  const file = new URL('../../policy/common-passwords.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).words
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((part) => [...part][0]?.toUpperCase() ?? '')
    .join('')
    .slice(0, 3)
}

/** Typed without being shown; or one line of standard input, for scripts. */
async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    for await (const line of createInterface({ input: process.stdin })) return line
    return ''
  }
  process.stderr.write('First password (at least 15 characters, not shown): ')
  process.stdin.setRawMode(true)
  let typed = ''
  for await (const chunk of process.stdin) {
    for (const character of String(chunk)) {
      if (character === '\u0003') process.exit(130)
      if (character === '\r' || character === '\n') {
        process.stdin.setRawMode(false)
        process.stdin.pause()
        process.stderr.write('\n')
        return typed
      }
      typed = character === '\u007f' ? typed.slice(0, -1) : typed + character
    }
  }
  return typed
}
