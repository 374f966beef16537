/**
 * The colours of Waymark in light and in dark. Each pair that stands together is listed with the contrast
 * it must reach, and a test measures them all.
 */

export const light = {
  ink: '#1b2a2e',
  quiet: '#4a5b62',
  line: '#d9d4c9',
  edge: '#6d7a7e',
  paper: '#ffffff',
  sand: '#f7f3ea',
  teal: '#155e63',
  deep: '#0d4246',
  'on-deep': '#ffffff',
  button: '#155e63',
  'button-over': '#0d4246',
  moss: '#2a6240',
  'moss-fill': '#4c8a62',
  'moss-ground': '#dcebdf',
  ochre: '#6f4508',
  'ochre-ground': '#f8e7c4',
  'ochre-line': '#b97a12',
  brick: '#8a2c16',
  'brick-ground': '#f7ddd5',
  'brick-line': '#b5452a',
  sky: '#e3eef0',
  focus: '#f4c542',
  'on-focus': '#1b2a2e',
} as const

export type ColourName = keyof typeof light

export const dark: Readonly<Record<ColourName, string>> = {
  ink: '#eef2f0',
  quiet: '#b4c2c4',
  line: '#3b4a4d',
  edge: '#8b9a9d',
  paper: '#1a2628',
  sand: '#121c1e',
  teal: '#8fd0d3',
  deep: '#0a3538',
  'on-deep': '#ffffff',
  button: '#1c6b70',
  'button-over': '#24797f',
  moss: '#9bd8b0',
  'moss-fill': '#5fa379',
  'moss-ground': '#1f3a2a',
  ochre: '#ecc378',
  'ochre-ground': '#3d2f12',
  'ochre-line': '#c98a1c',
  brick: '#f5b09f',
  'brick-ground': '#45231a',
  'brick-line': '#d8694d',
  sky: '#1e3438',
  focus: '#f4c542',
  'on-focus': '#1b2a2e',
}

/** Text, its ground, and the least contrast: 7 for what is read, 4.5 for the rest, 3 for shapes. */
export const pairs: readonly (readonly [ColourName, ColourName, number])[] = [
  ['ink', 'paper', 7],
  ['ink', 'sand', 7],
  ['ink', 'sky', 7],
  ['ink', 'moss-ground', 7],
  ['ink', 'ochre-ground', 7],
  ['ink', 'brick-ground', 7],
  ['quiet', 'paper', 4.5],
  ['quiet', 'sand', 4.5],
  ['quiet', 'sky', 4.5],
  ['teal', 'paper', 4.5],
  ['teal', 'sand', 4.5],
  ['teal', 'sky', 4.5],
  ['moss', 'paper', 4.5],
  ['moss', 'moss-ground', 4.5],
  ['ochre', 'paper', 4.5],
  ['ochre', 'ochre-ground', 4.5],
  ['brick', 'paper', 4.5],
  ['brick', 'sand', 4.5],
  ['brick', 'brick-ground', 4.5],
  ['on-deep', 'deep', 7],
  ['on-deep', 'button', 4.5],
  ['on-deep', 'button-over', 4.5],
  ['on-focus', 'focus', 7],
  ['edge', 'paper', 3],
  ['edge', 'sand', 3],
  ['ochre-line', 'paper', 3],
  ['brick-line', 'paper', 3],
  ['moss-fill', 'sand', 3],
  ['moss-fill', 'paper', 3],
]

export function contrast(one: string, other: string): number {
  const [a, b] = [brightness(one), brightness(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Relative luminance as WCAG defines it. */
function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
