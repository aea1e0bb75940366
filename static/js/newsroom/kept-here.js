// What the server could not be given stays in this browser, under the number of its writer, and is offered again.
const form = document.querySelector("[data-writing]")

if (form) {
  const place = `text ${form.dataset.user} ${form.dataset.story}`
  const kept = JSON.parse(localStorage.getItem(place) ?? "null")
  const offer = form.querySelector("[data-kept-here]")

  const keep = () => {
    const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken")
    localStorage.setItem(place, JSON.stringify({ at: Date.now(), fields }))
  }
  form.addEventListener("text:unsaved", keep)
  addEventListener("pagehide", () => form.isUnkept?.() && keep())
  form.addEventListener("text:saved", () => localStorage.removeItem(place))

  if (kept) {
    const at = new Date(kept.at)
    // Swedes write a day as 2023-09-18.
    offer.querySelector("time").textContent = `${at.toLocaleDateString("sv")} ${at.toTimeString().slice(0, 5)}`
    offer.hidden = false
    offer.querySelector("[data-drop]").addEventListener("click", () => {
      localStorage.removeItem(place)
      offer.hidden = true
    })
    offer.querySelector("[data-take]").addEventListener("click", async ({ target }) => {
      const body = new FormData()
      for (const [name, value] of kept.fields) body.append(name, value)
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value)
      body.set("over", "1")
      const answer = await fetch(form.dataset.writing, { method: "POST", body, redirect: "manual" }).catch(() => null)
      if (!answer?.ok) return
      localStorage.removeItem(place)
      location.assign(target.dataset.take)
    })
  }
}
