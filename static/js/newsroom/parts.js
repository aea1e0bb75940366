// Parts of the page that the server renews: who is here, what stops publishing, whether somebody has saved meanwhile.
const form = document.querySelector("[data-writing]")

form?.addEventListener("text:parts", ({ detail }) => {
  for (const [name, html] of Object.entries(detail ?? {})) {
    for (const part of form.querySelectorAll(`[data-part="${name}"]`)) {
      if (part.portalHtml === html) continue
      const isNew = !part.textContent.trim()
      part.portalHtml = html
      part.replaceChildren(document.createRange().createContextualFragment(html))
      // Once, when it appears while somebody writes.
      if (name === "clash" && isNew) part.querySelector("h2")?.focus()
    }
  }
  form.toggleAttribute("data-clash", Boolean(form.querySelector('[data-part="clash"] .clash')))
})
