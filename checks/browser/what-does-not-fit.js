// Runs in the page under test: lists what reaches beyond the window, and words that are cut off.
;(() => {
  const width = document.documentElement.clientWidth
  const passedOver = '.govuk-visually-hidden, .govuk-skip-link, svg, thead, details:not([open])'
  const found = []
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest(passedOver)) continue
    const { left, right, width: own } = element.getBoundingClientRect()
    if (own === 0) continue
    // Words that run out of their box, whether they are then cut off or lie over something else.
    const cut = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1
    const typed = /INPUT|TEXTAREA|SELECT/.test(element.tagName)
    if (left < -1 || right > width + 1 || (cut && !typed)) {
      const place = `${Math.round(left)} to ${Math.round(right)} of ${width}`
      found.push(`${element.tagName.toLowerCase()}.${element.className} ${place}`)
    }
  }
  return found
})()
