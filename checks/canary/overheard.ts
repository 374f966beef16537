/** What the process says on its two outputs while somebody listens; the lines of requests go no further. */
export interface Overheard {
  begin(): { end(): void }
  lines(): readonly string[]
}

export function overheard(): Overheard {
  const lines: string[] = []
  return {
    lines: () => lines,
    begin() {
      const streams = [process.stdout, process.stderr].map((stream) => {
        const write = stream.write
        stream.write = function (this: NodeJS.WriteStream, ...given: never[]) {
          const text = String(given[0])
          lines.push(text)
          if (text.startsWith('{"at":')) return true
          return Reflect.apply(write, stream, given)
        }
        return () => {
          stream.write = write
        }
      })
      return {
        end() {
          for (const undo of streams) undo()
        },
      }
    },
  }
}
