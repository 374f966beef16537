/**
 * The bare limit: the same framework, driver and connections; for each page one prepared statement for
 * the same rows, past every policy, and then a string made beforehand. No sign-in, no rule, no log.
 */
import fastify from 'fastify'
import pg from 'pg'
import type { BareWork, FromServer, ToServer } from './messages.ts'

const tell = (message: FromServer) => process.send?.(message)

async function serve({ socketDir, port, superuser, database, pages }: BareWork) {
  const pool = new pg.Pool({
    ...{ host: socketDir, port, database, user: superuser, max: 10 },
    options: '-c search_path=waymark,public',
  })
  const app = fastify({ logger: false })
  for (const { name, sql, status, headers, body } of pages) {
    const bytes = Buffer.from(body)
    app.get<{ Querystring: { v: string } }>(`/${name}`, async (request, reply) => {
      const values: unknown[] = JSON.parse(request.query.v)
      const { rows } = await pool.query({ name, text: sql, values })
      if (rows.length === 0) throw new Error(`no row for ${name}`)
      return reply.code(status).headers(headers).send(bytes)
    })
  }
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  tell({ url, countedMs: 0 })
}

process.on('message', (message: ToServer) => {
  if (message === 'stop') process.exit()
  if (!('bare' in message)) return
  serve(message.bare).catch((cause: unknown) => tell({ failed: String(cause) }))
})
process.on('disconnect', () => process.exit(1))
