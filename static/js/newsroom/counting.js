// Counts silently: characters of fields with data-count, words and pictures of the text.
const form = document.querySelector("[data-writing]")

const characters = (field) => {
  const out = document.getElementById(field.dataset.count)
  const tell = () => (out.textContent = `${[...field.value].length} / ${field.dataset.most}`)
  field.addEventListener("input", tell)
  tell()
}
for (const field of document.querySelectorAll("[data-count]")) characters(field)

if (form) {
  const put = (name, number) => {
    const place = form.querySelector(`[data-counts="${name}"]`)
    if (place) place.textContent = place.textContent.replace(/[\d.,]+/, number)
  }
  form.addEventListener("input", () => {
    const text = form.querySelector(".ProseMirror[contenteditable]")
    if (!text) return
    const lines = [form.elements.lead.value, ...[...text.querySelectorAll("p, h2, h3, figcaption, td, th")].map((line) => line.textContent)]
    const words = lines.join(" ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    put("words", words)
    put("pages", (words / 375).toFixed(1))
    put("pictures", text.querySelectorAll("figure").length + Number(form.dataset.cover ?? 0))
    put("minutes", Math.max(1, Math.round(words / 200)))
  })
}
