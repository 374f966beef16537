/**
 * Answers what we take from GOV.UK Frontend: the components we use, without its font, its brand, its
 * large sizes, and the printed addresses of links. A charity must not look like the Home Office.
 */
import postcss, { type AtRule, type Root, type Rule } from 'postcss'

/** The blocks that our markup uses. Everything else is dropped. */
const kept = new Set([
  'body',
  'body-s',
  'button',
  'button-group',
  'character-count',
  'checkboxes',
  'date-input',
  'details',
  'error-message',
  'error-summary',
  'fieldset',
  'file-upload',
  'form-group',
  'heading-l',
  'heading-m',
  'heading-s',
  'hint',
  'input',
  'inset-text',
  'label',
  'label-wrapper',
  'link',
  'list',
  'pagination',
  'radios',
  'select',
  'skip-link',
  'summary-list',
  'table',
  'template',
  'textarea',
  'visually-hidden',
  'visually-hidden-focusable',
])

/** Colours written out in its rules, by ours. Those behind its own variables are set in `tokens`. */
const colours: Readonly<Record<string, string>> = {
  '#0b0c0c': 'var(--wm-ink)',
  '#fff': 'var(--wm-paper)',
  '#f3f3f3': 'var(--wm-sand)',
  '#cecece': 'var(--wm-line)',
  '#858686': 'var(--wm-edge)',
  '#484949': 'var(--wm-quiet)',
}

/** Root sizes on wide screens are made calmer; nothing is smaller than 1rem. */
function calmSize(size: string): string {
  const rem = Number.parseFloat(size)
  if (!/^[\d.]+rem$/.test(size)) return size
  if (rem <= 1.2) return '1rem'
  if (rem <= 1.5) return '1.25rem'
  return rem <= 2.25 ? '1.75rem' : '2rem'
}

export function trimmedGovuk(css: string): Root {
  const root = postcss.parse(css)
  root.walkComments((comment) => void comment.remove())
  root.walkAtRules(trimAtRule)
  root.walkRules(trimRule)
  root.walkDecls((declaration) => {
    const { prop, value } = declaration
    if (/^(--govuk-|-ms-)/.test(prop)) declaration.remove()
    else if (prop === 'font-family') declaration.value = 'var(--wm-font)'
    else if (prop === 'font-size') declaration.value = calmSize(value)
    else declaration.value = value.replaceAll(/var\((--govuk-[\w-]+),[^()]*\)/g, 'var($1)')
    declaration.value = declaration.value.replaceAll(
      /#[0-9a-f]{3,6}\b/gi,
      (colour) => colours[colour.toLowerCase()] ?? 'var(--wm-teal)',
    )
  })
  removeEmpty(root)
  return root
}

/** Without the roundabout ways of asking whether this is an old browser. */
function trimAtRule(rule: AtRule): void {
  if (['font-face', 'charset', 'import', '-moz-document'].includes(rule.name)) {
    rule.remove()
  } else if (rule.name === 'supports' && rule.params.includes('-ms-')) {
    rule.replaceWith(rule.nodes ?? [])
  } else if (rule.name === 'media') {
    const today = rule.params.split(',').filter((query) => !/\\0|-ms-/.test(query))
    if (today.length === 0) rule.remove()
    else rule.params = today.join(',')
  }
}

function trimRule(rule: Rule): void {
  const selectors = rule.selectors.filter(isKept)
  const printsAddress = rule.some(
    (node) => node.type === 'decl' && node.value.includes('attr(href)'),
  )
  if (selectors.length === 0 || printsAddress) rule.remove()
  else if (selectors.length < rule.selectors.length) rule.selectors = selectors
}

function isKept(selector: string): boolean {
  if (/govuk-frontend-supported|js-enabled|--rebranded|:-ms-|::-ms-/.test(selector)) return false
  const blocks = [...selector.matchAll(/\.govuk-([a-z]+(?:-[a-z]+)*)/g)].map(
    (match) => match[1] ?? '',
  )
  return blocks.every((block) => kept.has(block))
}

function removeEmpty(root: Root): void {
  let removed = true
  while (removed) {
    removed = false
    root.walk((node) => {
      if ((node.type === 'rule' || node.type === 'atrule') && node.nodes?.length === 0) {
        node.remove()
        removed = true
      }
    })
  }
}
