// For signing in and for one's account: passkeys, and a look at what was typed. Everything there works
// without it, with a code from an app. It writes text only, and keeps nothing.

{
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
  const named = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }))

  const ask = async (way, question) => {
    const publicKey = { ...question, challenge: bytes(question.challenge) }
    if (way === 'use') {
      publicKey.allowCredentials = named(question.allowCredentials)
      return navigator.credentials.get({ publicKey })
    }
    publicKey.user = { ...question.user, id: bytes(question.user.id) }
    publicKey.excludeCredentials = named(question.excludeCredentials)
    return navigator.credentials.create({ publicKey })
  }

  const written = ({ id, rawId, type, response }) => {
    const answer = { clientDataJSON: text(response.clientDataJSON) }
    for (const part of ['attestationObject', 'authenticatorData', 'signature']) {
      if (response[part]) answer[part] = text(response[part])
    }
    if (response.getTransports) answer.transports = response.getTransports()
    return JSON.stringify({
      id,
      rawId: text(rawId),
      type,
      response: answer,
      clientExtensionResults: {},
    })
  }

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!window.PublicKeyCredential) continue
    form.hidden = false
    const line = form.querySelector('[role=status]')
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      try {
        const answer = await ask(form.dataset.passkey, JSON.parse(form.dataset.question))
        form.elements.passkey.value = written(answer)
        form.submit()
      } catch {
        line.textContent = form.dataset.notDone
        delete form.dataset.sent
        form.querySelector('button').removeAttribute('aria-disabled')
      }
    })
  }

  for (const field of document.querySelectorAll('input[type=password]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'wm-quiet-button'
    button.textContent = 'Show'
    button.setAttribute('aria-controls', field.id)
    button.addEventListener('click', () => {
      const hide = field.type === 'text'
      field.type = hide ? 'password' : 'text'
      button.textContent = hide ? 'Show' : 'Hide'
    })
    field.form.addEventListener('submit', () => {
      field.type = 'password'
    })
    field.after(' ', button)
  }
}
