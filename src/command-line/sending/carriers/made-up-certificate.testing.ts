/**
 * For tests: a certificate for "localhost" that nobody has signed but its own key, made anew each time so
 * that no key lies in the repository and none runs out.
 */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

export interface MadeUpCertificate {
  readonly key: string
  readonly cert: string
}

export function madeUpCertificate(host = 'localhost'): MadeUpCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const toBeSigned = certificateBody(host, publicKey)
  const signature = sign('sha256', toBeSigned, privateKey)
  const certificate = sequence(toBeSigned, ecdsaWithSha256, bitString(signature))
  const lines = certificate.toString('base64').replace(/(.{64})/g, '$1\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.trimEnd()}\n-----END CERTIFICATE-----\n`,
  }
}

function certificateBody(host: string, publicKey: KeyObject): Buffer {
  const name = sequence(der(0x31, sequence(oid([2, 5, 4, 3]), der(0x0c, Buffer.from(host)))))
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const serial = createHash('sha256').update(spki).digest().subarray(0, 8)
  serial[0] = (serial[0] ?? 0) & 0x7f || 1
  const basic = sequence(oid([2, 5, 29, 19]), octets(sequence(der(0x01, Buffer.of(0xff)))))
  const names = sequence(oid([2, 5, 29, 17]), octets(sequence(der(0x82, Buffer.from(host)))))
  return sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, serial),
    ecdsaWithSha256,
    name,
    sequence(utcTime('200101000000Z'), utcTime('491231000000Z')),
    name,
    spki,
    der(0xa3, sequence(basic, names)),
  )
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const size = body.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.of(tag, ...length), body])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts)
}

function octets(body: Buffer): Buffer {
  return der(0x04, body)
}

function bitString(body: Buffer): Buffer {
  return der(0x03, Buffer.of(0), body)
}

function utcTime(text: string): Buffer {
  return der(0x17, Buffer.from(text))
}

function oid([first = 0, second = 0, ...rest]: readonly number[]): Buffer {
  const bytes = rest.flatMap((part) => (part < 128 ? [part] : base128(part)))
  return der(0x06, Buffer.of(first * 40 + second, ...bytes))
}

function base128(part: number): number[] {
  const groups: number[] = []
  for (let left = part; left > 0; left >>= 7) groups.unshift(left & 0x7f)
  return groups.map((group, place) => (place < groups.length - 1 ? group | 0x80 : group))
}

const ecdsaWithSha256 = sequence(oid([1, 2, 840, 10045, 4, 3, 2]))
