/** `waymark create-organisation` and `create-user`: the first people of a real installation, by command only. */

import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { hashOf, problemWith } from '../application/accounts/password.ts'
import { organisationKinds, type Role, roles } from '../application/actor.ts'
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
  run: (given) => withLive(given, makeOrganisation),
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
  run: (given) => withLive(given, makeUser),
}

export const setUpCommands: readonly Command[] = [createOrganisationCommand, createUserCommand]

async function withLive(
  given: Given,
  work: (installation: OpenInstallation, given: Given) => Promise<ExitCode>,
): Promise<ExitCode> {
  const installation = await open('live', given)
  if (installation === undefined) return exit.unavailable
  try {
    return await work(installation, given)
  } finally {
    await installation.close()
  }
}

async function makeOrganisation(
  { database, keys }: OpenInstallation,
  given: Given,
): Promise<ExitCode> {
  const name = textOption(given, 'name')
  const wanted = textOption(given, 'kind') ?? 'provider'
  const kind = organisationKinds.find((one) => one === wanted)
  if (name === undefined || kind === undefined) {
    complain(
      name === undefined
        ? 'Give its name with --name "Our charity".'
        : `"${wanted}" is not a kind of organisation. Use ${organisationKinds.join(', ')}.`,
    )
    return exit.usage
  }
  const { orgId } = await createOrganisation(database, keys, { kind, name })
  say(`organisation ${orgId}  ${name}`)
  if (kind === 'provider') {
    const service = await createService(database, orgId, {
      name: textOption(given, 'service') ?? 'Support',
    })
    say(`service      ${service.id}  ${textOption(given, 'service') ?? 'Support'}`)
  }
  const to = textOption(given, 'sends-to')
  return to === undefined ? exit.ok : connect({ database }, orgId, to)
}

async function connect(
  { database }: Pick<OpenInstallation, 'database'>,
  orgId: string,
  to: string,
): Promise<ExitCode> {
  const seat = (await organisationsIn(database)).find((one) => one.orgId === to)
  if (seat === undefined || seat.kind === 'provider') {
    complain(`--sends-to: there is no prime contractor or authority with the id ${to}.`)
    return exit.badData
  }
  await routeTo(database, orgId, { kind: seat.kind, orgId: seat.orgId })
  say(`its submissions go to ${seat.name}`)
  return exit.ok
}

async function makeUser({ database }: OpenInstallation, given: Given): Promise<ExitCode> {
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
  const password = await askPassword()
  const problem = problemWith(password, commonWords(), [name, ...userName.split(/[@.]/)])
  if (problem) {
    complain(passwordWords[problem.code])
    return exit.badData
  }
  const service = textOption(given, 'service')
  const made = await createUser(database, {
    orgId,
    displayName: name,
    initials: initialsOf(name),
    role,
    userName,
    passwordHash: await hashOf(password),
    ...(service && { serviceIds: [service] }),
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

const passwordWords = {
  'too-short': 'The password needs at least 15 characters. Four or five plain words are good.',
  'too-long': 'The password has more than 128 characters.',
  common: 'The password is made of words and patterns that everybody tries first. Choose others.',
} as const

const userRefusals = {
  'no-such-organisation': () => 'There is no organisation with that id. Nothing was made.',
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
