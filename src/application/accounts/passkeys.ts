/**
 * Passkeys: what the browser is asked, and whether its answer holds. Always with the person's finger,
 * face or PIN; never with a statement about the device, which would tell us more than we need.
 */
import { z } from 'zod'
import type { Passkey, SignInAccount } from '../ports/sign-in-port.ts'

/** Large, and wanted only where somebody has a passkey: loaded when the first one is used. */
const library = () => import('@simplewebauthn/server')

/** What the browser is handed, as JSON text for its script. */
export type PasskeyQuestion = string

/** Passkeys belong to a name that browsers trust: over https, or on this very computer. */
export function passkeysWorkAt(origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, hostname } = new URL(origin)
  if (hostname === 'localhost') return true
  return protocol === 'https:' && !/^[\d.]+$|^\[/.test(hostname)
}

interface Asking {
  readonly origin: string
  readonly challenge: string
}

export async function askToAdd(
  account: SignInAccount,
  present: readonly Passkey[],
  { origin, challenge }: Asking,
): Promise<PasskeyQuestion> {
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: 'Waymark',
    rpID: hostOf(origin),
    userID: new Uint8Array(Buffer.from(account.userId.replaceAll('-', ''), 'hex')),
    userName: account.userName,
    userDisplayName: account.userName,
    challenge: bytesOf(challenge),
    attestationType: 'none',
    excludeCredentials: present.map(named),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
  return JSON.stringify(options)
}

export async function askToUse(
  passkeys: readonly Passkey[],
  { origin, challenge }: Asking,
): Promise<PasskeyQuestion> {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: hostOf(origin),
    challenge: bytesOf(challenge),
    allowCredentials: passkeys.map(named),
    userVerification: 'required',
  })
  return JSON.stringify(options)
}

/** The new passkey, or nothing when the answer does not hold. */
export async function checkAdded(
  answer: string,
  { origin, challenge }: Asking,
): Promise<Omit<Passkey, 'addedAt' | 'usedAt' | 'label'> | undefined> {
  const response = readAs(answer, added)
  if (response === undefined) return undefined
  const { verifyRegistrationResponse } = await library()
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: hostOf(origin),
    requireUserVerification: true,
  }).catch(doesNotHold)
  if (!checked?.verified) return undefined
  const { credential, credentialBackedUp } = checked.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    backedUp: credentialBackedUp,
  }
}

/** Which passkey an answer says it is from. A claim, until `checkUsed` has looked. */
export function passkeyNamedIn(answer: string): string | undefined {
  return readAs(answer, used)?.id
}

/** How often the passkey has now been used, or nothing when the answer does not hold. */
export async function checkUsed(
  answer: string,
  passkey: Passkey,
  { origin, challenge }: Asking,
): Promise<{ counter: number } | undefined> {
  const response = readAs(answer, used)
  if (response === undefined) return undefined
  const { verifyAuthenticationResponse } = await library()
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: hostOf(origin),
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(doesNotHold)
  return checked?.verified ? { counter: checked.authenticationInfo.newCounter } : undefined
}

/** The library says no by throwing, and every no is the same to whoever signs in. */
function doesNotHold(): undefined {
  return undefined
}

const transports = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])
const text = z.string().max(20_000)
const credential = { id: text, rawId: text, type: z.literal('public-key') }

const added = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(transports).catch([]),
  }),
  clientExtensionResults: z.object({}),
})

const used = z.object({
  ...credential,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
  clientExtensionResults: z.object({}),
})

function readAs<S extends z.ZodType>(answer: string, shape: S): z.output<S> | undefined {
  try {
    return shape.safeParse(JSON.parse(answer)).data
  } catch {
    return undefined
  }
}

function named({ credentialId, transports: known }: Passkey) {
  return {
    id: credentialId,
    transports: known.flatMap((one) => transports.safeParse(one).data ?? []),
  }
}

function hostOf(origin: string): string {
  return new URL(origin).hostname
}

function bytesOf(challenge: string) {
  return new Uint8Array(Buffer.from(challenge, 'base64url'))
}
