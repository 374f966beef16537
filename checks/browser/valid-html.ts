/** Answers what is wrong with the HTML of a page, in one line each. Works offline. */
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    // Our templates leave a space where an optional part is absent; browsers do not mind.
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    // Long titles are for people, not for search engines, which never see these pages.
    'long-title': 'off',
    // Written out because old screen readers need it on lists without bullets.
    'no-redundant-role': 'off',
    // "0800 ..." may break where the window ends.
    'tel-non-breaking': 'off',
  },
})

export async function problemsOf(page: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(page)
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ line, ruleId, message, selector }) => `${line}: ${ruleId}: ${message} (${selector})`,
    ),
  )
}
