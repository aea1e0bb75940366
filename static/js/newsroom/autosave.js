// What is typed is kept 2 s after the last key, and every 15 s at most, in a text of one's own: never as a version.
// `form.keepText()` keeps it at once; its promise tells whether it may be left: the server has it, or refused it.
const form = document.querySelector("[data-writing]")
const AFTER = 2000, AT_MOST = 15000, AGAIN = 5000
if (form) {
  let since = 0, timer, under = Promise.resolve(true)
  form.elements.tab.value ||= form.dataset.tab
  const tell = (what, detail) => form.dispatchEvent(new CustomEvent(`text:${what}`, { detail }))
  const refused = (why, detail) => {
    since ||= Date.now()
    timer = setTimeout(form.keepText, AGAIN)
    tell("unsaved", { why, ...detail })
    return why === "elsewhere"
  }
  const send = async () => {
    since = 0
    tell("saving")
    const answer = await form.post(form.dataset.writing).catch(() => null)
    if (answer?.type === "opaqueredirect" || answer?.status === 403) return refused("signedOut") // a redirect leads to the door
    if (answer?.status === 409) return answer.json().then((told) => refused(told.state, told))
    if (!answer?.ok) return refused("offline")
    const told = await answer.json()
    form.elements.continues.value = told.continues
    tell("saved", told)
    tell("parts", told.parts)
    return true
  }
  form.isUnkept = () => since > 0
  // One after the other: an answer that is late is no second window.
  form.keepText = () => (clearTimeout(timer), (under = under.then(() => !since || send()).catch(() => refused("offline"))))
  const typed = ({ target }) => {
    if (target.name?.startsWith("_") || target.closest("dialog")) return
    since ||= Date.now()
    clearTimeout(timer)
    timer = setTimeout(form.keepText, Math.max(0, Math.min(AFTER, since + AT_MOST - Date.now())))
  }
  for (const kind of ["input", "change", "text:changed"]) form.addEventListener(kind, typed)
  addEventListener("online", () => since && form.keepText())
}
