/**
 * One message as a mail: the words of its template and nothing else. No program says its name, no zone
 * tells where it was sent from, and no value can begin a header of its own.
 */
import type MailComposer from 'nodemailer/lib/mail-composer'
import type { Leaving } from '../../../application/ports/sending/message-carrier.ts'

export interface MailFrom {
  readonly name: string
  readonly address: string
}

/** A line of text as it may stand in a header or in the body: nothing that steers a program. */
const steering = /[\u0000-\u0008\u000b-\u001f\u007f\u0085\u2028\u2029]/

export function isPlain({ subject, text }: Pick<Leaving, 'subject' | 'text'>): boolean {
  return !steering.test(text) && !steering.test(subject) && !/\n/.test(subject)
}

export async function mailOf(message: Leaving, from: MailFrom, now: Date): Promise<Buffer> {
  const { default: Composer } = await import('nodemailer/lib/mail-composer')
  const domain = from.address.slice(from.address.indexOf('@') + 1)
  return new Composer({
    from,
    to: { name: '', address: message.to },
    subject: message.subject,
    text: `${message.text}\n`,
    // The same for every try, so that a server which has it already can tell.
    messageId: `<${message.key}@${domain}>`,
    // In UTC, so that nobody reads a place from it.
    date: now,
    xMailer: false,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0])
    .compile()
    .build()
}
