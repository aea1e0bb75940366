// People, organizations and events are found while their name is typed, and joined to the story by one click.
const box = document.querySelector("[data-finds]")

if (box) {
  const list = document.querySelector("[data-found]")
  const rows = document.querySelector("[data-rows]")
  let asked
  const find = async () => {
    asked?.abort()
    asked = new AbortController()
    const address = new URL(box.dataset.finds, location)
    const day = box.form.elements.event_on?.value
    address.search = new URLSearchParams({ q: box.value, ...(day ? { on: day } : {}) })
    const answer = await fetch(address, { signal: asked.signal }).catch(() => null)
    if (answer?.ok) list.replaceChildren(document.createRange().createContextualFragment(await answer.text()))
  }
  let timer
  box.addEventListener("input", () => (clearTimeout(timer), (timer = setTimeout(find, 200))))
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") (event.preventDefault(), clearTimeout(timer), find().then(() => list.querySelector("button")?.focus()))
  })
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=_mention]")
    const template = button?.parentElement.querySelector("template")
    if (!template) return
    event.preventDefault()
    const total = box.form.elements["mentions-TOTAL_FORMS"]
    const row = template.content.cloneNode(true)
    for (const each of row.querySelectorAll("[name], [for]")) {
      for (const { name, value } of [...each.attributes]) each.setAttribute(name, value.replace("__prefix__", total.value))
    }
    rows.append(row)
    total.value = Number(total.value) + 1
    button.closest("li").remove()
    box.value = ""
    box.focus()
    box.form.dispatchEvent(new CustomEvent("text:changed"))
  })
}
