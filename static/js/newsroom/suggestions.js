// Whom the text names is asked for when the text rests; a click joins them to the story as rows of its form.
const panel = document.querySelector("[data-suggests]")
const RESTS = 1500

if (panel) {
  const form = panel.closest("form")
  const rows = form.querySelector("[data-rows]")
  let timer, asked
  const ask = async (decision = {}) => {
    clearTimeout(timer)
    asked?.abort()
    asked = new AbortController()
    const body = new FormData(form)
    for (const [name, value] of Object.entries(decision)) body.set(name, value)
    const answer = await fetch(panel.dataset.suggests, { method: "POST", body, signal: asked.signal }).catch(() => null)
    if (answer?.ok) panel.replaceChildren(document.createRange().createContextualFragment(await answer.text()))
  }
  const join = (template) => {
    for (const row of template.content.children) {
      const total = form.elements["mentions-TOTAL_FORMS"]
      rows.insertAdjacentHTML("beforeend", row.outerHTML.replaceAll("__prefix__", total.value))
      total.value = Number(total.value) + 1
    }
    form.dispatchEvent(new CustomEvent("text:changed"))
  }
  panel.addEventListener("click", async (event) => {
    const button = event.target.closest("button[name]")
    if (!button) return
    event.preventDefault()
    const template = button.closest("li").querySelector(`template[data-for="${button.name}"]`)
    if (template) join(template)
    const decision = button.name === "take" ? { reject: button.value } : button.name === "link" ? {} : { [button.name]: button.value }
    await ask(decision)
    panel.querySelector("button")?.focus()
  })
  for (const kind of ["input", "change", "text:changed"]) form.addEventListener(kind, () => (clearTimeout(timer), (timer = setTimeout(ask, RESTS))))
  ask()
}
