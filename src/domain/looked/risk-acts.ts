/** What is done about how safe a person is, in the words in which they read it. */
import { atOnce } from './case-act.ts'

export const riskActs = {
  'read the risk reviews': atOnce('safety', 'read what was written about your safety', 'N'),
  'reviewed the risk': atOnce('safety', 'wrote down how safe you are, and why they think so', 'N'),
  'looked at a risk review a second time': atOnce(
    'safety',
    'looked at what a colleague wrote about your safety, and said whether they agree',
    'N',
  ),
  'noted a warning sign': atOnce('safety', 'noted something that may make you less safe', 'N'),
  'opened the safety plan': atOnce('safety', 'read your safety plan', 'N'),
  'read the safety plan in an emergency': atOnce(
    'safety',
    'read your safety plan, in an emergency',
    'N',
  ),
  'changed the safety plan': atOnce('safety', 'wrote in your safety plan', 'N'),
  'printed the safety plan': atOnce(
    'safety',
    'printed the part of your safety plan that you carry',
    'N',
  ),
  'took a step while you could not be found': atOnce(
    'safety',
    'wrote down what was done to find you when nobody could reach you',
    'N',
  ),
} as const
