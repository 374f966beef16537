/**
 * Reads what was sent, as the framework receives it: forms, JSON, and files within their limits. Knows
 * the framework, like the server, and nothing of what is done with it.
 */
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Body } from './incoming.ts'
import { Stopped } from './request/stopped.ts'
import { type Typed, typedFrom, typedFromJson, typedFromText } from './request/typed.ts'
import { holdsTooManyFields, limits, namesTooManyFields, readParts } from './request/upload.ts'

export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.register(multipart, {
    limits: {
      fields: limits.fields,
      fieldSize: limits.field,
      files: limits.fileCount,
      fileSize: limits.whole,
      parts: limits.fields + limits.fileCount,
    },
  })
  const asText = { parseAs: 'string' } as const
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    asText,
    async (_: unknown, body: string) => {
      if (body.length > limits.form || namesTooManyFields(body)) throw new Stopped(413)
      return { typed: typedFromText(body) }
    },
  )
  app.addContentTypeParser('application/json', asText, async (_: unknown, body: string) => {
    if (body.length > limits.form) throw new Stopped(413)
    const json = jsonIn(body)
    if (holdsTooManyFields(json)) throw new Stopped(413)
    return { typed: typedFromJson(json), json }
  })
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Stopped(400)
  }
}

/** Of a form without files, also where files would be taken: known before any of it is read. */
export function isTooLong(request: FastifyRequest): boolean {
  const { 'content-type': type = '', 'content-length': length = 0 } = request.headers
  return !/^multipart\//i.test(type) && Number(length) > limits.form
}

/** Parts that do not end, or have nothing between them, are the sender's fault; limits say which. */
function brokenParts(fault: unknown): never {
  const known = fault instanceof Error && 'code' in fault && String(fault.code).startsWith('FST_')
  throw known ? fault : new Stopped(400)
}

/** `room`: how many bytes of files this person may still add, asked only when there may be files. */
export async function bodyOf(
  request: FastifyRequest,
  takesFiles: boolean,
  room: () => Promise<number>,
): Promise<Body> {
  if (request.isMultipart()) {
    if (!takesFiles) throw new Stopped(415)
    if (Number(request.headers['content-length'] ?? 0) > limits.whole) throw new Stopped(413)
    const most = await room()
    const { fields, files, left } = await readParts(request.parts(), most).catch(brokenParts)
    return { typed: typedFrom(fields), files, ...(left && { left }) }
  }
  // Only the two readers above make a body, and both make this shape.
  const body = request.body as { typed: Typed; json?: unknown } | undefined | null
  return { typed: body?.typed ?? typedFrom([]), json: body?.json, files: [] }
}
