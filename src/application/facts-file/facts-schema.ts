/** The file format of a case as a JSON Schema, made from the vocabulary, with an example that works. */
import { factTypes, fieldsOf, kindOf } from '../../domain/facts/fact.ts'
import type { Field } from '../../domain/facts/field.ts'

type Schema = Readonly<Record<string, unknown>>

export function factsSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'One case, as the facts that happened in it',
    type: 'object',
    required: ['facts'],
    properties: { facts: { type: 'array', items: { oneOf: factTypes.map(schemaOf) } } },
    examples: [exampleCase],
  }
}

function schemaOf(type: (typeof factTypes)[number]): Schema {
  const { title, onAsk } = kindOf(type)
  const fields = fieldsOf(type)
  const required = fields.filter(([, field]) => field.required).map(([name]) => name)
  return {
    title,
    type: 'object',
    required: ['type', 'on', ...required],
    additionalProperties: false,
    properties: {
      type: { const: type },
      on: { ...day, description: onAsk },
      id: { type: 'string', description: 'Any text; other facts point at it' },
      recordedAt: {
        type: 'string',
        format: 'date-time',
        description: 'Left out: noon of that day',
      },
      supersedes: { type: 'string', description: 'The id of the fact that this one corrects' },
      ...Object.fromEntries(fields.map(([name, field]) => [name, fieldSchema(field)])),
    },
  }
}

const day = { type: 'string', format: 'date' }

function fieldSchema(field: Field): Schema {
  const description = field.hint ? `${field.ask} ${field.hint}` : field.ask
  switch (field.kind) {
    case 'day':
      return { ...day, description }
    case 'one-of':
      return { enum: Object.keys(field.options), description }
    case 'many-of':
      return { type: 'array', items: { enum: Object.keys(field.options) }, description }
    case 'count':
      return { type: 'integer', description }
    case 'fact':
      return {
        type: 'string',
        description: `${description} The id of a fact: ${field.of.join(' or ')}`,
      }
    default:
      return { type: 'string', description }
  }
}

export const exampleCase = {
  facts: [
    { type: 'case-opened', on: '2026-03-02', nation: 'ENG', ageGroup: 'adult' },
    { type: 'consent-given', on: '2026-03-03', consent: 'nrm-referral', interpreter: 'yes' },
    { type: 'consent-given', on: '2026-03-03', consent: 'support' },
    { type: 'referred', on: '2026-03-03', authority: 'sca', wantsSupport: 'yes' },
    { id: 'rg', type: 'reasonable-grounds-decided', on: '2026-03-10', outcome: 'positive' },
    { type: 'support-started', on: '2026-03-12', mode: 'outreach' },
    {
      id: 'cg',
      type: 'conclusive-grounds-decided',
      on: '2026-09-01',
      outcome: 'positive',
      receivedByProviderOn: '2026-09-03',
      receivedBySurvivorOn: '2026-09-05',
    },
    { type: 'need-identified', on: '2026-04-01', need: 'counselling', category: 'MENTAL_HEALTH' },
    { type: 'rna-offered', on: '2026-09-06', rna: 'rna-1', trigger: 'conclusive-grounds' },
    { type: 'rna-accepted', on: '2026-09-06', rna: 'rna-1' },
    { id: 'decision', type: 'rna-decided', on: '2026-10-08', rna: 'rna-1' },
    {
      type: 'need-decided',
      on: '2026-10-08',
      rna: 'rna-1',
      decision: 'decision',
      need: 'counselling',
      outcome: 'partly-agreed',
      from: '2026-10-21',
      to: '2026-12-14',
      askedTo: '2027-03-31',
    },
  ],
} as const
