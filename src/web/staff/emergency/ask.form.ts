/** What somebody typed who asks to open a case in an emergency: which case, why, and what of it. */
import type { EmergencyForm } from '../../../application/access/break-the-glass.ts'
import {
  emergencyLimits,
  isEmergencyPart,
  isEmergencyReason,
} from '../../../domain/break-glass/emergency-terms.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'

const longest = 2000

type Asked = Omit<EmergencyForm, 'writeId'>

export function readAsk(typed: Typed): { value: Asked } | { problems: Problems } {
  const [reason = '', words = '', reference = '', names = ''] = [
    'reason',
    'words',
    'reference',
    'names',
  ].map((name) => textOf(typed, name).trim())
  const parts = listOf(typed, 'parts').filter(isEmergencyPart)
  const problems = {
    ...(!isEmergencyReason(reason) && { reason: 'Choose what is happening' }),
    ...wordsProblem(words),
    ...findProblem(reference, names),
    ...(parts.length === 0 && { parts: 'Choose what you need. Nothing else will open' }),
  }
  if (!isEmergencyReason(reason) || Object.keys(problems).length > 0) return { problems }
  return { value: { find: reference ? { reference } : { names }, reason, words, parts } }
}

function wordsProblem(words: string): Problems {
  const least = emergencyLimits.words.value
  if ([...words].length < least) {
    return { words: `Say what is happening, in at least ${least} characters` }
  }
  return words.length > longest ? { words: `Write at most ${longest} characters` } : {}
}

function findProblem(reference: string, names: string): Problems {
  if (reference && names) {
    return {
      reference: 'Give the reference or the name, not both, so that it is one case for sure',
    }
  }
  if (!reference && !names)
    return { reference: 'Give the whole reference, or the whole name below' }
  if (reference.length > 20) return { reference: 'A reference looks like WM-7K3F' }
  return names.length > 200 ? { names: 'Give the name in at most 200 characters' } : {}
}
