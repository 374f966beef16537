// Makes pages quicker, never necessary: everything works without this file. It writes text only,
// never markup, keeps nothing in the browser, and asks no one but our own server.

{
  const all = (selector) => document.querySelectorAll(selector)
  const say = (element, words) => {
    if (element) element.textContent = words
  }

  // Nothing of the page is left to be seen, now or when the browser brings it back.
  const wipe = () => {
    document.body.replaceChildren()
    document.title = '…'
    for (const icon of all('link[rel=icon]')) icon.remove()
  }
  const tabs = window.BroadcastChannel && new BroadcastChannel('waymark')
  const go = (address) => {
    wipe()
    location.replace(address)
  }

  // Leaving: empty the page first, in every tab, then go. The server ends the session and sends on, and
  // this page keeps no place in the history.
  const way = document.querySelector('[data-leave]')
  const leave = () => {
    tabs?.postMessage('/leave')
    go('/leave')
  }
  if (tabs)
    tabs.addEventListener('message', ({ data }) => go(data === '/leave' ? data : '/sign-in'))
  for (const out of all('form[action="/sign-out"]')) {
    out.addEventListener('submit', () => tabs?.postMessage('/sign-in'))
  }
  if (way) {
    way.addEventListener('click', (event) => {
      event.preventDefault()
      leave()
    })
    const live = document.createElement('p')
    live.className = 'govuk-visually-hidden'
    live.setAttribute('role', 'status')
    way.after(live)
    let presses = 0
    let alone = false
    let timer
    addEventListener('keydown', (event) => {
      alone = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey
      if (!alone) presses = 0
    })
    addEventListener('keyup', (event) => {
      if (event.key !== 'Shift' || !alone) return
      alone = false
      presses += 1
      clearTimeout(timer)
      timer = setTimeout(() => {
        presses = 0
        say(live, '')
      }, 5000)
      if (presses === 3) leave()
      else say(live, `Shift, press ${3 - presses} more to leave.`)
    })
  }

  // A page brought back by the Back button may belong to somebody who has left: it comes back empty,
  // and what it held is asked for again.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    wipe()
    location.reload()
  })

  // A screen shows nothing once its session is over; somebody who writes is not away.
  if ('signedIn' in document.body.dataset) {
    let told = Date.now()
    let heard = Date.now()
    let wrote = 0
    const quarter = 15 * 60000
    const look = async () => {
      const answer = await fetch('/here', { redirect: 'manual' }).catch(() => undefined)
      if (answer && answer.status === 401)
        go(`/sign-in?next=${encodeURIComponent(location.pathname)}`)
      if (answer?.ok) heard = Date.now()
      // Without a network nobody can say that the session still lasts: what stands here is covered, and
      // shown again, with whatever was written, once the answer is yes.
      document.body.hidden = Date.now() - Math.max(heard, wrote) > quarter
    }
    setInterval(look, 60000)
    document.addEventListener('visibilitychange', () => document.hidden || look())
    addEventListener('input', () => {
      wrote = Date.now()
      if (wrote - told < 120000) return
      told = Date.now()
      fetch('/here?writing', { redirect: 'manual' }).catch(() => {})
    })
  }

  for (const element of all('[data-focus]')) element.focus()

  // A form is sent once, however often the button is pressed. When it gives a file the page stays, so
  // the buttons come back soon.
  for (const form of all('form[method=post]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) event.preventDefault()
      form.dataset.sent = 'yes'
      for (const button of form.querySelectorAll('[type=submit]')) {
        button.setAttribute('aria-disabled', 'true')
      }
      setTimeout(
        () => {
          delete form.dataset.sent
          for (const button of form.querySelectorAll('[type=submit]')) {
            button.removeAttribute('aria-disabled')
          }
        },
        'givesFile' in form.dataset ? 1500 : 8000,
      )
    })
  }

  for (const area of all('[data-limit]')) {
    const count = document.getElementById(`${area.name}-count`)
    area.addEventListener('input', () => {
      const left = area.dataset.limit - area.value.length
      say(count, left < 0 ? `${-left} characters too many` : `${left} characters left`)
    })
  }

  // Drafts: each field is kept a moment after it was written, and kept again until that succeeds.
  for (const form of all('form[data-draft]')) {
    const line = form.querySelector('.wm-draft')
    const waiting = new Map()
    let timer
    const keep = async (last) => {
      clearTimeout(timer)
      for (const [name, value] of [...waiting]) {
        try {
          const answer = await fetch(form.dataset.draft, {
            method: 'POST',
            redirect: 'manual',
            keepalive: last === true,
            headers: {
              'content-type': 'application/json',
              accept: 'application/json',
              'x-csrf': form.elements.csrf.value,
            },
            body: JSON.stringify({ name, value }),
          })
          if (!answer.ok) throw answer
          if (waiting.get(name) === value) waiting.delete(name)
          const time = new Date().toLocaleTimeString('en-GB', {
            hour: '2-digit',
            minute: '2-digit',
          })
          line.classList.remove('wm-draft--lost')
          if (!waiting.size) say(line, `${line.dataset.kept} ${time}`)
        } catch {
          line.classList.add('wm-draft--lost')
          say(line, line.dataset.lost)
          timer = setTimeout(keep, 10000)
          return
        }
      }
    }
    form.addEventListener('input', ({ target: { name, type, autocomplete } }) => {
      if (!name || /^(file|password|hidden)$/.test(type)) return
      if (autocomplete === 'one-time-code') return
      const values = new FormData(form).getAll(name)
      waiting.set(name, values.length > 1 ? values : (values[0] ?? ''))
      clearTimeout(timer)
      timer = setTimeout(keep, 800)
    })
    addEventListener('online', keep)
    addEventListener('pagehide', () => !form.dataset.sent && keep(true))
  }

  // Last, after drafts were sent: whatever way the page is left, nothing of it stays in memory.
  addEventListener('pagehide', wipe)
}
