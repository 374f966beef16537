/**
 * The ways back to a page that was left, each as somebody at the same screen would try it. Each says
 * what came into sight again; nothing may.
 */
import type { BrowserContext } from 'playwright-core'
import { openTab, type Tab } from './exit-browser.ts'
import { canaries, type Stage, typedCanary } from './exit-stage.ts'

export interface At {
  readonly stage: Stage
  readonly context: BrowserContext
  readonly tab: Tab
  readonly token: string
}

export interface Way {
  readonly name: string
  /** How the page is left. */
  readonly leave: (at: At) => Promise<unknown>
  /** What is tried afterwards; what is seen meanwhile is put together. */
  readonly back: (at: At) => Promise<string>
  /** The left page may stay in the history: there was no script that could take it out. */
  readonly staysInHistory?: true
  /** Something is being typed and kept as a draft when the page is left. */
  readonly typing?: true
  /** The page must come back from the browser's memory, or the way proves nothing. */
  readonly fromMemory?: true
}

const arrived = ({ tab, stage }: At) => tab.page.waitForURL(`${stage.elsewhere}/weather`)
const press = async ({ tab }: At, ...steps: readonly number[]) => {
  let seen = ''
  for (const by of steps) {
    await tab.press(by)
    seen += await tab.watch()
  }
  return seen
}

async function byButton(at: At) {
  await at.tab.page.click('text=Leave this page')
  await arrived(at)
}

async function byShift(at: At) {
  await at.tab.page.evaluate('document.activeElement.blur()')
  for (let times = 0; times < 3; times += 1) await at.tab.page.keyboard.press('Shift')
  await arrived(at)
}

async function byKeyboard(at: At) {
  await at.tab.page.focus('.wm-leave')
  await at.tab.page.keyboard.press('Enter')
  await arrived(at)
}

async function bySigningOut({ tab }: At) {
  await tab.page.click('form[action="/sign-out"] button')
  await tab.page.waitForURL(/\/sign-in$/)
}

/** Goes on to another page of ours, and then the session ends. */
const whenItEnds = (end: (at: At) => Promise<void>) => async (at: At) => {
  await at.tab.goTo(`${at.stage.url}/caseload`)
  await end(at)
}
const elsewhereEnded = ({ stage, token }: At) => stage.endSession(token)
const idleEnded = ({ stage }: At) => stage.idleSession()

async function inANewTab({ context, stage }: At): Promise<string> {
  const other = await openTab(context)
  await other.goTo(`${stage.url}${stage.casePath}`)
  const seen = await other.watch()
  await other.close()
  return seen
}

/** As "Duplicate tab" does, as far as a page can: the same address, opened from the tab that was left. */
async function inACopyOfTheTab(at: At): Promise<string> {
  await at.tab.press(-1)
  const opening = at.context.waitForEvent('page')
  await at.tab.run('window.open(location.href)')
  const page = await opening
  await page.waitForLoadState()
  const seen = await page.content()
  await page.close()
  return seen
}

/** Nothing but the browser's memory could show the case here: nobody pressed anything of ours. */
export const goneElsewhere: Way = {
  name: 'Back from another site, when the session was ended elsewhere',
  async leave(at) {
    await at.tab.goTo(`${at.stage.elsewhere}/somewhere`)
    await elsewhereEnded(at)
  },
  back: (at) => press(at, -1),
  staysInHistory: true,
}

export const waysBack: readonly Way[] = [
  { name: 'Back', leave: byButton, back: (at) => press(at, -1) },
  {
    name: 'Back from words half written',
    leave: byButton,
    back: (at) => press(at, -1),
    typing: true,
  },
  { name: 'Back and Forward', leave: byButton, back: (at) => press(at, -1, 1), typing: true },
  { name: 'Back twice', leave: byButton, back: (at) => press(at, -1, -1) },
  {
    name: 'Back three times, and Forward',
    leave: byButton,
    back: (at) => press(at, -1, -1, -1, 1),
  },
  { name: 'Back by two at once', leave: byButton, back: (at) => press(at, -2) },
  {
    name: 'Back, and reload',
    leave: byButton,
    async back(at) {
      const seen = await press(at, -1)
      await at.tab.page.reload()
      return seen + (await at.tab.watch())
    },
  },
  {
    name: 'history.go(-1) by the page it was left for',
    leave: byButton,
    async back({ tab }) {
      await tab.run('history.go(-1)')
      return tab.watch()
    },
  },
  { name: 'its address in a new tab', leave: byButton, back: inANewTab },
  { name: 'a copy of the tab', leave: byButton, back: inACopyOfTheTab },
  { name: 'Back after three presses of Shift', leave: byShift, back: (at) => press(at, -1, -1) },
  { name: 'Back after leaving by keyboard', leave: byKeyboard, back: (at) => press(at, -1) },
  {
    name: 'Back after signing out by the button',
    leave: bySigningOut,
    back: (at) => press(at, -1, -1),
    staysInHistory: true,
    typing: true,
  },
  {
    name: 'Back after the session was ended elsewhere',
    leave: whenItEnds(elsewhereEnded),
    back: (at) => press(at, -1),
    staysInHistory: true,
  },
  {
    name: 'Back after the session ended by itself, unused',
    leave: whenItEnds(idleEnded),
    back: (at) => press(at, -1),
    staysInHistory: true,
  },
  goneElsewhere,
  {
    name: 'a second tab that was open on the case',
    leave: async () => {},
    staysInHistory: true,
    async back(at) {
      const second = await openTab(at.context)
      await second.goTo(`${at.stage.url}${at.stage.casePath}`)
      await byButton(at)
      await second.page.waitForURL(`${at.stage.elsewhere}/weather`)
      await second.press(-1)
      const seen = await second.watch()
      await second.close()
      return seen
    },
  },
  {
    name: 'leaving without a connection, then Back',
    async leave({ tab, context }) {
      await context.setOffline(true)
      await tab.page.click('text=Leave this page', { noWaitAfter: true })
    },
    staysInHistory: true,
    async back(at) {
      const seen = (await at.tab.watch()) + (await press(at, -1))
      await at.context.setOffline(false)
      return seen
    },
  },
]

export const waysWithoutScript: readonly Way[] = [
  goneElsewhere,
  {
    name: 'without scripts: Back after leaving',
    leave: byButton,
    back: (at) => press(at, -1, -1),
    staysInHistory: true,
  },
  {
    name: 'without scripts: Back after signing out',
    leave: bySigningOut,
    back: (at) => press(at, -1, -1),
    staysInHistory: true,
  },
  {
    name: 'without scripts: Back after the session was ended elsewhere',
    leave: whenItEnds(elsewhereEnded),
    back: (at) => press(at, -1),
    staysInHistory: true,
  },
  {
    name: 'without scripts: Back after the session ended by itself, unused',
    leave: whenItEnds(idleEnded),
    back: (at) => press(at, -1),
    staysInHistory: true,
  },
]

/** What is wrong with this way back; nothing when all is well. */
export async function tryWay(
  stage: Stage,
  context: BrowserContext,
  way: Way,
): Promise<readonly string[]> {
  await context.clearCookies()
  const token = await stage.signIn(context)
  const tab = await openTab(context)
  try {
    const at = { stage, context, tab, token }
    await tab.goTo(`${stage.elsewhere}/start`)
    await tab.goTo(`${stage.url}/caseload`)
    await tab.goTo(`${stage.url}${stage.casePath}`)
    const before = await tab.watch(50)
    const missing = canaries.slice(0, 2).filter((canary) => !before.includes(canary))
    if (missing.length > 0) return [`${way.name}: the case was not there to begin with`]
    if (way.typing) {
      await tab.page.fill('textarea[name=words]', typedCanary)
      await tab.page.waitForSelector('.wm-draft:has-text("Draft kept")')
    }
    await way.leave(at)
    const left = way.staysInHistory ? [] : await tab.history()
    const seen = await way.back(at)
    return [
      ...canaries.filter((one) => seen.includes(one)).map((one) => `${way.name}: shows ${one}`),
      ...(way.fromMemory && tab.restored() === 0
        ? [`${way.name}: nothing came from memory (${tab.reasons()})`]
        : []),
      ...(left.includes(`${stage.url}${stage.casePath}`) ? [`${way.name}: still in history`] : []),
    ]
  } finally {
    await context.setOffline(false)
    await tab.close()
  }
}
