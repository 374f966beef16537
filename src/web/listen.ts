/** Answers whether the service could start listening, in words a newcomer can act on. */

export interface PortRefusal {
  readonly code: 'port-taken' | 'port-not-allowed'
  readonly words: string
}

interface Listener {
  listen(at: { port: number; host: string }): Promise<string>
}

export async function listenAt(
  app: Listener,
  at: { port: number; host: string },
): Promise<{ url: string } | { refused: PortRefusal }> {
  try {
    return { url: await app.listen(at) }
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
    if (code === 'EADDRINUSE') return { refused: portTaken(at.port) }
    if (code === 'EACCES') return { refused: portNotAllowed(at.port) }
    throw thrown
  }
}

function portTaken(port: number): PortRefusal {
  return {
    code: 'port-taken',
    words: `Port ${port} is already in use, perhaps by another Waymark. Stop that program, or choose another port: PORT=${port + 1} npm start`,
  }
}

function portNotAllowed(port: number): PortRefusal {
  return {
    code: 'port-not-allowed',
    words: `This computer does not let you use port ${port}. Choose a port above 1023: PORT=3000 npm start`,
  }
}
