/**
 * Hands one message to a mail server, over one connection of its own, and knows at each moment whether
 * anything can have left: before the server asked for the words, certainly not; after, only it knows.
 */
import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type {
  CarrierFault,
  HandedOver,
  Leaving,
  MessageCarrier,
} from '../../../application/ports/sending/message-carrier.ts'
import { isMailbox } from '../../../domain/contact/addresses.ts'
import { isPlain, type MailFrom, mailOf } from './mail-words.ts'

export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte, `starttls` before anything is said; `none` only to this machine. */
  readonly tls: 'tls' | 'starttls' | 'none'
  readonly user?: string
  readonly password?: string
  /** A certificate authority of one's own, as PEM text, besides the known ones. */
  readonly authority?: string
  readonly from: MailFrom
  /** How long the server may be silent. */
  readonly patienceMs?: number
}

const usualPatienceMs = 15_000
/** A greeting longer than this is no greeting. */
const longestAnswer = 64 * 1024

export function smtpCarrier(
  settings: SmtpSettings,
  now: () => Date = () => new Date(),
): MessageCarrier {
  return {
    name: 'smtp',
    channels: ['email'],
    // A mail server promises nothing of the kind, so what was cut short is told and never repeated.
    repeatable: false,
    async handOver(message) {
      if (!isMailbox(message.to) || !isPlain(message)) return { never: 'address-unusable' }
      const mail = await mailOf(message, settings.from, now())
      // Read only where mail is really sent: most pages of most days need none of it.
      const { default: Connection } = await import('nodemailer/lib/smtp-connection')
      const connection = new Connection(connectionOptions(settings))
      return converse(connection, settings, { message, mail })
    },
  }
}

interface Progress {
  /** The server has asked for the words: from here on it may have them. */
  begun: boolean
}

function converse(
  connection: SMTPConnection,
  settings: SmtpSettings,
  { message: { to }, mail }: { message: Leaving; mail: Buffer },
): Promise<HandedOver> {
  const progress: Progress = { begun: false }
  return new Promise<HandedOver>((resolve) => {
    const end = (outcome: HandedOver) => {
      clearTimeout(tooLong)
      resolve(outcome)
      // Polite when all went well; what the server makes of it changes nothing any more.
      if ('accepted' in outcome) connection.quit()
      else connection.close()
    }
    const failed = (cause: Failure) => end(meaningOf(cause, progress))
    const patience = settings.patienceMs ?? usualPatienceMs
    const tooLong = setTimeout(() => failed({ code: 'ETIMEDOUT' }), patience * 3)
    // Before, between and after the questions; also what comes when the answer is known already.
    connection.on('error', failed)
    connection.once('end', () => failed({ code: 'ECONNECTION' }))
    const send = () => {
      const envelope = { from: settings.from.address, to: [to] }
      connection.send(envelope, wordsOnce(mail, progress), (cause) =>
        cause ? failed(cause) : end({ accepted: true }),
      )
    }
    connection.connect((cause) => {
      if (cause) return failed(cause)
      if (settings.user === undefined) return send()
      const credentials = { user: settings.user, pass: settings.password ?? '' }
      connection.login({ credentials }, (refused) => (refused ? failed(refused) : send()))
    })
  })
}

function connectionOptions(settings: SmtpSettings): SMTPConnection.Options {
  const { host, port, tls, authority, patienceMs: patience = usualPatienceMs } = settings
  const options = {
    ...{ host, port, secure: tls === 'tls', requireTLS: tls === 'starttls' },
    ignoreTLS: tls === 'none',
    // Not the name of this machine, which could say whose it is.
    name: settings.from.address.slice(settings.from.address.indexOf('@') + 1),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(authority && { ca: authority }) },
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    ...{ dnsTimeout: patience, socketCloseTimeout: 1_000, maxResponseSize: longestAnswer },
    ...{ logger: false, debug: false },
  } as const
  return options
}

/** Read by the connection only when the server has answered DATA, and not a moment before. */
function wordsOnce(mail: Buffer, progress: Progress): Readable {
  return new Readable({
    read() {
      progress.begun = true
      this.push(mail)
      this.push(null)
    },
  })
}

/** What the connection says of a failure. The server's own words are not kept: they may name the person. */
interface Failure {
  readonly code?: string | undefined
  readonly originalCode?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
  readonly command?: string | undefined
}

function meaningOf(failure: Failure, { begun }: Progress): HandedOver {
  const { responseCode } = failure
  if (responseCode !== undefined && responseCode >= 400) return answerOf(failure, begun)
  const fault = faultOf(failure)
  return begun
    ? { unsure: fault === 'no-connection' ? 'connection-lost' : fault }
    : { notNow: fault }
}

/** The server has spoken, so it has not taken the message: for now, or for ever. */
function answerOf(
  { code, command, response = '', responseCode: status = 0 }: Failure,
  begun: boolean,
): HandedOver {
  // A password that is wrong is mended by somebody; the message can wait for that.
  if (code === 'EAUTH' || status === 530 || status === 535) return { notNow: 'not-let-in' }
  if (status < 500) return { notNow: 'server-busy' }
  // A server that refuses us altogether has said nothing about this message.
  if (!begun && command !== 'RCPT TO' && command !== 'DATA') return { notNow: 'not-let-in' }
  const nobody = /\b5\.1\.(1|2|6|10)\b|user unknown|unknown user|no such (user|mailbox)/i
  return { never: nobody.test(response) ? 'nobody-there' : 'server-refused' }
}

function faultOf({ code = '', originalCode = '' }: Failure): CarrierFault {
  if (code === 'ETLS' || /CERT|SIGNATURE|ISSUER|SSL|TLS/.test(originalCode)) return 'not-trusted'
  if (code === 'EAUTH') return 'not-let-in'
  return code === 'ETIMEDOUT' ? 'no-answer' : 'no-connection'
}
