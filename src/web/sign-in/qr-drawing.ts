/** The QR code as a drawing in the page: black on white in both colour schemes, because apps need it. */
import { type Html, html } from '../parts/html.ts'
import { qrCode } from './qr-code.ts'

const quiet = 4

export const drawingSaid = 'The letters below as a QR code, for the camera of the phone'

/** Nothing when the text is too long; the letters beside it always do. */
export function qrDrawing(text: string, said: string): Html | undefined {
  const modules = qrCode(text)
  if (modules === undefined) return undefined
  const whole = modules.length + 2 * quiet
  const runs = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return []
      const end = row.indexOf(false, x)
      const length = (end < 0 ? row.length : end) - x
      return `M${x + quiet} ${y + quiet}h${length}v1h-${length}z`
    }),
  )
  return html`<p><svg role="img" aria-label="${said}" width="228" height="228" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${whole}v${whole}h-${whole}z"></path><path fill="#000" d="${runs.join('')}"></path></svg></p>`
}
