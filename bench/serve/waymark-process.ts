/** The real web server in a process of its own, on the database that the bench keeps running. */
import { openInstallation } from '../../src/command-line/open-installation.ts'
import { assemble } from '../../src/command-line/serve.ts'
import type { FromServer, ToServer } from './messages.ts'

const tell = (message: FromServer) => process.send?.(message)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

async function serve(folder: string): Promise<() => Promise<void>> {
  const installation = await openInstallation({
    folder,
    log: complain,
    databaseUrl: undefined,
    passphrase: undefined,
    expects: 'something',
  })
  if ('refused' in installation) throw new Error(installation.refused.words)
  const begun = performance.now()
  const served = await assemble(installation, { kind: 'demo', log: complain, logRequests: false })
  // Every start counts the open cases again; nothing is measured until that is over.
  await served.services.installation.moveTo(0)
  const countedMs = performance.now() - begun
  const listening = await served.server.listen({ port: 0, host: '127.0.0.1' })
  if ('refused' in listening) throw new Error(listening.refused.words)
  tell({ url: listening.url, countedMs })
  return async () => {
    await served.stop()
    await installation.close()
  }
}

let stop = async () => {}
process.on('message', (message: ToServer) => {
  if (message === 'stop') {
    void stop().finally(() => process.exit())
    return
  }
  if (!('serve' in message)) return
  serve(message.serve.folder).then(
    (stopping) => {
      stop = stopping
    },
    (cause: unknown) => tell({ failed: String(cause) }),
  )
})
process.on('disconnect', () => process.exit(1))
