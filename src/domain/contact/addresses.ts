/**
 * Answers whether what somebody wrote down is one address that a message can go to: one mailbox, or one
 * number. Anything that could be read as two, or could begin a header of its own, is none.
 */

const mailbox =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

export function isMailbox(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && mailbox.test(text)
}

/** With the country, as telephone networks write it. */
export function isNumber(text: string): boolean {
  return /^\+[1-9][0-9]{6,14}$/.test(text)
}

export function isAddress(channel: 'email' | 'text', text: string): boolean {
  return channel === 'email' ? isMailbox(text) : isNumber(text)
}

/**
 * The address in what a worker wrote, or nothing when it cannot be told for certain. A number that
 * begins with one nought is one of the United Kingdom.
 */
export function addressIn(channel: 'email' | 'text', written: string): string | undefined {
  const trimmed = written.trim()
  const text = channel === 'email' ? trimmed : numberIn(trimmed)
  return isAddress(channel, text) ? text : undefined
}

function numberIn(written: string): string {
  const digits = written.replaceAll(/[ ().-]/g, '')
  return digits.replace(/^00/, '+').replace(/^0/, '+44')
}
