/** For tests: a browser without windows. Keeps its cookies, reads forms off a page, sends them back. */

export interface SmallBrowser {
  /** The text of a page. */
  read(path: string): Promise<string>
  /** Sends the form whose action begins like this, with what is typed; answers where it led. */
  send(page: string, action: string, typed: Readonly<Record<string, string>>): Promise<string>
}

export function aSmallBrowser(origin: string): SmallBrowser {
  const cookies = new Map<string, string>()

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...init.headers, cookie, origin, 'sec-fetch-site': 'same-origin' }
    const answer = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return answer
  }

  return {
    async read(path) {
      let answer = await ask(path)
      for (let hops = 0; answer.status === 303 && hops < 5; hops++) {
        answer = await ask(answer.headers.get('location') ?? '/')
      }
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
      return answer.text()
    },
    async send(page, action, typed) {
      const form = formIn(page, action)
      if (form === undefined) throw new Error(`the page has no form for ${action}`)
      const body = new URLSearchParams({ ...hiddenIn(form), ...typed })
      const to = /action="([^"]*)"/.exec(form)?.[1] ?? action
      const answer = await ask(to, { method: 'POST', body })
      if (answer.status !== 303) throw new Error(`${to} answered ${answer.status}`)
      return answer.headers.get('location') ?? ''
    },
  }
}

function formIn(page: string, action: string): string | undefined {
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? []
  return forms.find((form) => form.includes(`action="${action}`))
}

function hiddenIn(form: string): Record<string, string> {
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return Object.fromEntries(
    inputs.map((input) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  )
}

/** The demo's first support worker signs in; answers the page they come to. */
export async function signInAsWorker(browser: SmallBrowser): Promise<string> {
  const page = await browser.read('/sign-in')
  const row = page.split('<tr').find((part) => part.includes('>Support worker<')) ?? ''
  const person = /name="person" value="([^"]+)"/.exec(row)?.[1] ?? ''
  await browser.send(page, '/sign-in/as', { person })
  return browser.read('/today')
}

/** The first case that a list leads to. */
export function firstCaseIn(page: string): string {
  const found = /href="(\/cases\/[0-9a-f-]{36})/.exec(page)?.[1]
  if (found === undefined) throw new Error('the page leads to no case')
  return found
}

export async function writeEntry(
  browser: SmallBrowser,
  path: string,
  words: string,
): Promise<void> {
  const page = await browser.read(path)
  await browser.send(page, `${path}/entries`, { words, kind: 'note' })
}
