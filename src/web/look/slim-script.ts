/** A script without its comments and indents, which nobody reads in a browser. */
export function slim(script: string): string {
  return script.replaceAll(/^\s*\/\/.*\n/gm, '').replaceAll(/^\s+/gm, '')
}
