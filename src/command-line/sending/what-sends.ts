/**
 * Answers what carries messages out of this installation, from its settings. Refuses in words what is
 * mistyped, what would tell somebody what Waymark is, and a demo that would write to real people.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type {
  MessageCarrier,
  SendingWays,
} from '../../application/ports/sending/message-carrier.ts'
import { isMailbox } from '../../domain/contact/addresses.ts'
import { whatMessageTells } from '../../domain/contact/message-templates.ts'
import { fileCarrier } from './carriers/file-carrier.ts'
import type { MailFrom } from './carriers/mail-words.ts'
import { type SmtpSettings, smtpCarrier } from './carriers/smtp-carrier.ts'

export interface WhatSends {
  readonly carriers: readonly MessageCarrier[]
  readonly ways: SendingWays
  /** One line for whoever starts it. */
  readonly words: string
}

type Refused = { readonly refused: { readonly words: string } }
type Env = Readonly<Record<string, string | undefined>>

export const nothingSends: WhatSends = {
  carriers: [],
  ways: { channels: [], onlyToFolder: false },
  words: 'Nothing is sent from here: messages wait. WAYMARK_SEND says how they leave.',
}

export function whatSends(
  kind: 'demo' | 'live',
  env: Env,
  dataFolder: string,
): WhatSends | Refused {
  const how = env['WAYMARK_SEND'] || (kind === 'demo' ? 'file' : 'none')
  switch (how) {
    case 'none':
      return nothingSends
    case 'file':
      return toFolder(resolve(env['WAYMARK_SEND_FOLDER'] || join(dataFolder, 'messages-out')))
    case 'smtp':
      if (kind === 'demo') {
        return no('A demo sends nothing to anybody. Leave WAYMARK_SEND out, or say "file".')
      }
      return byMail(env)
    default:
      return no(`WAYMARK_SEND is "${how}". It can be none, file or smtp.`)
  }
}

/** The name of an organisation on a screen tells who is writing. */
export function tellsWhoWrites(
  { ways: { senderName } }: WhatSends,
  organisations: readonly { readonly name: string }[],
): Refused | undefined {
  if (senderName === undefined) return undefined
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const said = plain(senderName)
  const named = organisations.some(({ name }) => {
    const own = plain(name)
    return own !== '' && (said.includes(own) || own.includes(said))
  })
  if (!named) return undefined
  return no(
    'The name in WAYMARK_MAIL_FROM is that of an organisation here. Use a plain, neutral one.',
  )
}

function toFolder(folder: string): WhatSends {
  const carrier = fileCarrier(folder)
  return {
    carriers: [carrier],
    ways: { channels: carrier.channels, onlyToFolder: true },
    words: `Messages are put into ${folder}, and go no further by themselves.`,
  }
}

function byMail(env: Env): WhatSends | Refused {
  const settings = readSmtp(env)
  if ('refused' in settings) return settings
  const carrier = smtpCarrier(settings)
  const { host, port, from } = settings
  return {
    carriers: [carrier],
    ways: { channels: carrier.channels, senderName: from.name, onlyToFolder: false },
    words: `Messages leave by the mail server ${host}:${port}, from "${from.name}".`,
  }
}

export function readSmtp(env: Env): SmtpSettings | Refused {
  const host = env['WAYMARK_MAIL_HOST'] ?? ''
  if (!/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?$/.test(host)) {
    return no('WAYMARK_MAIL_HOST must name the mail server, like mail.example.org.')
  }
  const tls = env['WAYMARK_MAIL_TLS'] || 'starttls'
  if (tls !== 'tls' && tls !== 'starttls' && tls !== 'none') {
    return no(`WAYMARK_MAIL_TLS is "${tls}". It can be starttls, tls or none.`)
  }
  if (tls === 'none' && !/^(localhost|127\.0\.0\.1|::1)$/.test(host)) {
    return no('Mail goes without encryption only to a server on this machine (WAYMARK_MAIL_TLS).')
  }
  const port = Number(env['WAYMARK_MAIL_PORT'] || { tls: 465, starttls: 587, none: 25 }[tls])
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return no('WAYMARK_MAIL_PORT is not a port. Use a number like 587.')
  }
  const from = readFrom(env['WAYMARK_MAIL_FROM'] ?? '')
  if ('refused' in from) return from
  const secrets = readSecrets(env)
  if ('refused' in secrets) return secrets
  return { host, port, tls, from, ...secrets }
}

/** Whoever sees the screen reads this name; it must tell them nothing. */
function readFrom(written: string): MailFrom | Refused {
  const [, name = '', address = ''] = /^([^<>"]{1,60}?)\s*<([^<>\s]+)>$/.exec(written.trim()) ?? []
  if (!/^[\p{L}\p{N} .'-]+$/u.test(name) || !isMailbox(address)) {
    return no('WAYMARK_MAIL_FROM must be one neutral name and address, like Jo <jo@plain.example>.')
  }
  if (whatMessageTells(`${name} ${address.replace(/[@.]/g, ' ')}`).includes('a word of the work')) {
    return no(
      'WAYMARK_MAIL_FROM tells what you do: it stands on the screen of the person who is written ' +
        'to. Use a plain name and an address that say nothing about the organisation or its work.',
    )
  }
  return { name, address }
}

type Secrets = Pick<SmtpSettings, 'user' | 'password' | 'authority'>

function readSecrets(env: Env): Secrets | Refused {
  const user = env['WAYMARK_MAIL_USER'] || undefined
  const file = env['WAYMARK_MAIL_PASSWORD_FILE'] || undefined
  const typed = env['WAYMARK_MAIL_PASSWORD'] || undefined
  if (file && typed) {
    return no('Say WAYMARK_MAIL_PASSWORD or WAYMARK_MAIL_PASSWORD_FILE, not both.')
  }
  const password = file ? firstLine(file) : typed
  if (file && !password)
    return no('The file named in WAYMARK_MAIL_PASSWORD_FILE holds no password.')
  if ((user === undefined) !== (password === undefined)) {
    return no('WAYMARK_MAIL_USER and its password belong together: one of them is missing.')
  }
  const authorityFile = env['WAYMARK_MAIL_AUTHORITY_FILE'] || undefined
  const authority = authorityFile && wholeFile(authorityFile)
  if (authorityFile && !authority?.includes('BEGIN CERTIFICATE')) {
    return no('The file named in WAYMARK_MAIL_AUTHORITY_FILE holds no certificate (PEM).')
  }
  return { ...(user && password && { user, password }), ...(authority && { authority }) }
}

function firstLine(file: string): string | undefined {
  return wholeFile(file)?.split(/\r?\n/)[0] || undefined
}

function wholeFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function no(words: string): Refused {
  return { refused: { words } }
}
