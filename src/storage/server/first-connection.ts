/**
 * What a server is asked before anyone may use it: are its writes durable, and is there a database?
 */
import pg from 'pg'

interface At {
  readonly host: string
  readonly port: number
  readonly user: string
}

/** The first setting that would let an acknowledged write be lost, like "fsync is off". */
export async function findUnsafeSetting(at: At): Promise<string | undefined> {
  return withClient(at, async (client) => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings
       where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting <> 'on'`,
    )
    const [unsafe] = rows
    return unsafe && `${unsafe.name} is ${unsafe.setting}`
  })
}

export async function ensureDatabase(at: At, name: string): Promise<void> {
  await withClient(at, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  })
}

async function withClient<Result>(
  at: At,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ ...at, database: 'postgres' })
  // An error of an idle connection is told by the next query as well.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
