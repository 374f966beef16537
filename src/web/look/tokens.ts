/** The colours and the font as custom properties, in light and in dark, and what GOV.UK's names mean here. */
import { dark, light } from './colours.ts'

/** What the device has. Nothing is downloaded; the named fonts cover our languages where installed. */
const font =
  'system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Noto Sans Bengali", Arial, sans-serif'

const govukNames: Readonly<Record<string, string>> = {
  'brand-colour': 'teal',
  'text-colour': 'ink',
  'inverse-text-colour': 'on-deep',
  'template-background-colour': 'sand',
  'body-background-colour': 'paper',
  'secondary-text-colour': 'quiet',
  'focus-colour': 'focus',
  'focus-text-colour': 'on-focus',
  'error-colour': 'brick',
  'success-colour': 'button',
  'border-colour': 'line',
  'input-border-colour': 'edge',
  'hover-colour': 'line',
  'link-colour': 'teal',
  'link-visited-colour': 'teal',
  'link-hover-colour': 'ink',
  'link-active-colour': 'ink',
  'surface-background-colour': 'sky',
  'surface-text-colour': 'ink',
  'surface-border-colour': 'line',
}

export function tokens(): string {
  const named = Object.entries(govukNames).map(
    ([name, ours]) => `--govuk-${name}:var(--wm-${ours});`,
  )
  return `:root{${colourTokens(light)}--wm-font:${font};--govuk-print-text-colour:#000;${named.join('')}}
@media (prefers-color-scheme:dark){@media screen{:root{${colourTokens(dark)}}}}`
}

function colourTokens(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--wm-${name}:${colour};`)
    .join('')
}
