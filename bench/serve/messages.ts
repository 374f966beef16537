/** What the bench and the servers it starts say to one another. */

/** One prepared statement and one page of the bare server. */
export interface BarePage {
  readonly name: string
  readonly sql: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface BareWork {
  readonly socketDir: string
  readonly port: number
  readonly superuser: string
  readonly database: string
  readonly pages: readonly BarePage[]
}

export type ToServer =
  | { readonly serve: { readonly folder: string } }
  | { readonly bare: BareWork }
  | 'stop'
export type FromServer =
  | { readonly url: string; readonly countedMs: number }
  | { readonly failed: string }
