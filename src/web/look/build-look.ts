/**
 * Makes the look at start, without a build step: GOV.UK Frontend trimmed, our colours and rules, the
 * right-to-left twin, everything fingerprinted and compressed. Kept in the data folder for next time.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Root } from 'postcss'
import { accountScript } from './account-script.ts'
import type { Look, LookFile } from './look.ts'
import { slim } from './slim-script.ts'

const own = [
  'css/frame.css',
  'css/parts.css',
  'css/casework.css',
  'css/lists.css',
  'css/print.css',
] as const
/** Goes only into the right-to-left twin, after everything was turned round. */
const unturned = 'css/right-to-left.css'
const makers = ['trim-govuk.ts', 'tokens.ts', 'colours.ts', 'build-look.ts'] as const

interface Sources {
  readonly govuk: string
  readonly css: string
  readonly unturned: string
  readonly script: string
  readonly icon: string
  /** Changes whenever anything changes that the result depends on. */
  readonly fingerprint: string
}

interface Styles {
  readonly style: string
  readonly styleRightToLeft: string
}

/** `keepIn` is a folder of ours that survives a restart; without it the look is made afresh. */
export async function buildLook({ keepIn }: { keepIn?: string } = {}): Promise<Look> {
  const sources = await readSources()
  const styles = (await keptStyles(keepIn, sources.fingerprint)) ?? (await makeStyles(sources))
  if (keepIn !== undefined) await keepStyles(keepIn, sources.fingerprint, styles)
  const [style, rightToLeft, script, account, icon] = await Promise.all([
    fileOf('css', 'text/css; charset=utf-8', styles.style),
    fileOf('css', 'text/css; charset=utf-8', styles.styleRightToLeft),
    fileOf('js', 'text/javascript; charset=utf-8', slim(sources.script)),
    fileOf('js', 'text/javascript; charset=utf-8', accountScript.text),
    fileOf('svg', 'image/svg+xml', sources.icon.trim()),
  ])
  return {
    addresses: {
      style: `/look/${style.name}`,
      styleRightToLeft: `/look/${rightToLeft.name}`,
      script: `/look/${script.name}`,
      icon: `/look/${icon.name}`,
    },
    files: new Map(
      [style, rightToLeft, script, account, icon].map(({ name, file }) => [name, file]),
    ),
  }
}

async function readSources(): Promise<Sources> {
  const govukFile = createRequire(import.meta.url).resolve(
    'govuk-frontend/dist/govuk/govuk-frontend.min.css',
  )
  const near = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')
  const [govuk, script, icon, rightToLeft = '', ...rest] = await Promise.all([
    readFile(govukFile, 'utf8'),
    near('enhance.js'),
    near('icon.svg'),
    ...[unturned, ...own, ...makers].map(near),
  ])
  const css = rest.slice(0, own.length).join('\n')
  const fingerprint = hashOf([govuk, rightToLeft, ...rest].join('\0'))
  return { govuk, css, unturned: rightToLeft, script, icon, fingerprint }
}

/** The makers are loaded only when there is something to make. */
async function makeStyles(sources: Sources): Promise<Styles> {
  const [{ trimmedGovuk }, { tokens }, { default: postcss }, { default: rtlcss }] =
    await Promise.all([
      import('./trim-govuk.ts'),
      import('./tokens.ts'),
      import('postcss'),
      import('rtlcss'),
    ])
  const root = trimmedGovuk(sources.govuk)
  root.prepend(postcss.parse(tokens()))
  root.append(postcss.parse(sources.css))
  const style = squeezed(root)
  const only = squeezed(postcss.parse(sources.unturned))
  return { style, styleRightToLeft: rtlcss.process(style) + only }
}

/** Without comments and white space. */
function squeezed(root: Root): string {
  root.walkComments((comment) => void comment.remove())
  root.walk((node) => {
    node.raws.before = ''
    if (node.type === 'decl') node.raws.between = ':'
    if (node.type === 'rule') node.selector = node.selector.replaceAll(/,\s+/g, ',')
    if (node.type === 'rule' || node.type === 'atrule') {
      node.raws.between = ''
      node.raws.after = ''
    }
  })
  root.raws.after = ''
  return root.toString()
}

async function keptStyles(
  keepIn: string | undefined,
  fingerprint: string,
): Promise<Styles | undefined> {
  if (keepIn === undefined) return undefined
  try {
    const kept: unknown = JSON.parse(await readFile(keptFile(keepIn, fingerprint), 'utf8'))
    return isStyles(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

/** A look that cannot be kept is only slower to start next time. */
async function keepStyles(keepIn: string, fingerprint: string, styles: Styles): Promise<void> {
  try {
    await mkdir(keepIn, { recursive: true })
    await writeFile(keptFile(keepIn, fingerprint), JSON.stringify(styles), { flag: 'wx' })
  } catch {}
}

function keptFile(keepIn: string, fingerprint: string): string {
  return join(keepIn, `look-${fingerprint}.json`)
}

function isStyles(value: unknown): value is Styles {
  if (typeof value !== 'object' || value === null) return false
  if (!('style' in value) || !('styleRightToLeft' in value)) return false
  return typeof value.style === 'string' && typeof value.styleRightToLeft === 'string'
}

async function fileOf(
  ending: string,
  type: string,
  text: string,
): Promise<{ name: string; file: LookFile }> {
  const plain = Buffer.from(text)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  }
  const [br, packed] = await Promise.all([
    promisify(brotliCompress)(plain, { params }),
    promisify(gzip)(plain, { level: 9 }),
  ])
  return { name: `waymark-${hashOf(text)}.${ending}`, file: { type, plain, br, gzip: packed } }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
