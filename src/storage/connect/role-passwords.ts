/**
 * Passwords of the login roles on a server of somebody else's, derived from one secret, so that none
 * is stored. The server is given a verifier, never the password, and so its logs cannot hold one.
 */
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'

export function passwordFor(role: string, secret: Buffer): string {
  return createHmac('sha256', secret).update(`waymark role password 1 ${role}`).digest('base64url')
}

/** SCRAM-SHA-256 as PostgreSQL stores it (RFC 5803). The salt too is derived: same secret, same text. */
export function verifierFor(role: string, secret: Buffer): string {
  const rounds = 4096
  const salt = createHmac('sha256', secret)
    .update(`waymark role salt 1 ${role}`)
    .digest()
    .subarray(0, 16)
  const salted = pbkdf2Sync(passwordFor(role, secret), salt, rounds, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}
