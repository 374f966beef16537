/** Clocks of temporary permission to stay. */
import { firstFrom } from '../case-record.ts'
import { type Rule, rule } from '../rule.ts'

export const statusRules: readonly Rule[] = [
  /** An extension is applied for before permission ends. @cites S16 S28 */
  rule({
    name: 'permission-ends',
    limit: 'TL-28',
    whose: 'survivor-deadline',
    startedBy: ['vts-decided'],
    when: ({ detail }) => detail.outcome === 'granted',
    typed: ({ detail }) => detail.to,
    remindersBefore: ['OUR-VTS-90', 'OUR-VTS-60', 'OUR-VTS-30'],
    met: (fact, record) => firstFrom(record, ['vts-extension-applied'], fact.on),
    stopped: (fact, record) =>
      firstFrom(
        record,
        ['vts-decided'],
        fact.on,
        ({ id, detail }) =>
          id !== fact.id &&
          detail.outcome === 'granted' &&
          (detail.to ?? '') > (fact.detail.to ?? ''),
      ),
    stoppedBy: ['died'],
    soon: 30,
    title: (due) =>
      due
        ? `Permission to stay ends on ${due}: apply to extend before then`
        : 'Permission to stay was granted: record when it ends',
    todo: 'See a legal adviser and apply to extend before permission ends.',
  }),
  /** The form about present circumstances goes back by the date on it. @cites S60 */
  rule({
    name: 'circumstances-form',
    limit: 'OUR-VTS-FORM',
    whose: 'survivor-deadline',
    startedBy: ['vts-form-received'],
    typed: ({ detail }) => detail.answerBy,
    met: (fact, record) => firstFrom(record, ['vts-decided'], fact.on),
    stoppedBy: ['vts-paused', 'died'],
    title: (due) =>
      due
        ? `Return the circumstances form by ${due}`
        : 'Return the circumstances form: it names no date',
    todo: 'Evidence of recovery needs should come from a registered health professional.',
  }),
]
