/** Asks over loopback with connections that stay open, and takes the time of each answer. */
import { Agent, request } from 'node:http'

export interface Ask {
  readonly url: string
  readonly cookie?: string
  /** Sent as a form; without it, the page is only asked for. */
  readonly form?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Buffer
  readonly ms: number
}

export interface Client {
  ask(about: Ask): Promise<Answered>
  close(): void
}

export function openClient(connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    ask: ({ url, cookie, form }) =>
      new Promise((resolve, reject) => {
        const begun = performance.now()
        const text = form && new URLSearchParams(form).toString()
        const sent = request(
          url,
          {
            agent,
            method: form ? 'POST' : 'GET',
            headers: {
              ...(cookie && { cookie }),
              ...(text !== undefined && {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(text),
              }),
            },
          },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('error', reject)
            response.on('end', () => {
              const ms = performance.now() - begun
              const { statusCode: status = 0, headers } = response
              resolve({ status, headers, body: Buffer.concat(chunks), ms })
            })
          },
        )
        sent.on('error', reject)
        sent.end(text)
      }),
    close: () => agent.destroy(),
  }
}
