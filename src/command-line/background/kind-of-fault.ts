/** A fault as a line of the log may name it: its kind and its code. Its message can quote what it stumbled over. */
export function kindOfFault(cause: unknown): string {
  if (!(cause instanceof Error)) return 'not an error'
  return 'code' in cause ? `${cause.name} ${String(cause.code)}` : cause.name
}
