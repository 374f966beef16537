// Makes pages quicker, never necessary: everything works without this file. It writes text only,
// never markup, keeps nothing in the browser, and asks no one but our own server.

{
  const all = (selector) => document.querySelectorAll(selector)
  const say = (element, words) => {
    if (element) element.textContent = words
  }

  // Leaving: empty the page first, then tell the server, then go. Nothing waits for anything.
  const way = document.querySelector('[data-leave]')
  const leave = () => {
    document.body.replaceChildren()
    document.title = '…'
    for (const icon of all('link[rel=icon]')) icon.remove()
    fetch('/leave', { keepalive: true, redirect: 'manual' }).catch(() => {})
    location.replace(way.dataset.leave)
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

  // A page brought back by the Back button may belong to somebody who has left.
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    document.body.hidden = true
    location.reload()
  })

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
}
