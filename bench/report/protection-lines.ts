/** What encryption and policies cost on the case page, in five lines. */
import type { ProtectionFigure } from '../protection/protection.ts'
import type { Share, Variant } from '../protection/shares.ts'

export function protectionLines(figure: ProtectionFigure, aim: string): string[] {
  const { asItIs, pastPolicies, opening, cellsOnPage, spread } = figure
  const [least, most] = spread.map(percent)
  return [
    `what protection costs on the case page (${asItIs.times.count} pages of each, in turns; from session to markup)`,
    timesLine('as it is', asItIs),
    timesLine('past every policy', pastPolicies),
    timesLine(`opening its ${cellsOnPage} values alone`, opening),
    shareLine('row-level policies add', figure.policies),
    shareLine('encryption adds', figure.encryption),
    `${shareLine('both together add', figure.together)}; p50 in ten parts ${least} to ${most}   ${aim}`,
  ]
}

function timesLine(name: string, { times, cpuMs }: Variant): string {
  const { p50, p95 } = times
  return `  ${name.padEnd(30)}p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, processor ${cpuMs.toFixed(2)} ms`
}

function shareLine(name: string, { p50, p95, cpu }: Share): string {
  return `  ${name.padEnd(30)}p50 ${percent(p50)}, p95 ${percent(p95)}, processor ${percent(cpu)}`
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`
