// Nothing is sent before the server has what was typed: a save that meets no server, or nobody signed in, loses nothing.
const form = document.querySelector("[data-writing]")
// The second half of a double click would be told that somebody has saved meanwhile: its first half.
const DEAF = 10_000
let isKept = false, pressed = -Infinity

form?.addEventListener("submit", async (event) => {
  if (isKept || !form.keepText) return
  event.preventDefault()
  if (event.timeStamp - pressed < DEAF) return
  pressed = event.timeStamp
  // A form is deaf to requestSubmit until this event is over, which a promise kept long ago would not wait for.
  await new Promise((over) => setTimeout(over))
  isKept = await form.keepText()
  if (isKept) form.requestSubmit(event.submitter)
  else pressed = -Infinity
  isKept = false
})

// A preview shows what is being written.
form?.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-keeps]")
  if (!link || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  // At once: a window that opens after waiting is blocked as an advertisement.
  const preview = open("", "preview")
  await form.keepText()
  preview.location = link.href
})
