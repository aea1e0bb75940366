// What is wrong with an alt text, said when its field is left, and at once of what was typed before this could listen:
// the server knows the rule.
for (const part of document.querySelectorAll("[data-advice]")) {
  const [alt, caption] = ["alt", "caption"].map((name) => part.querySelector(`[name=${name}]`))
  const said = part.querySelector("[data-advice-said]")
  const ask = async () => {
    const asked = new URLSearchParams({ alt: alt.value, caption: caption.value })
    const answer = await fetch(`${part.dataset.advice}?${asked}`)
    said.textContent = answer.ok ? await answer.text() : ""
    said.hidden = !said.textContent
  }
  alt.addEventListener("change", ask)
  caption.addEventListener("change", ask)
  if (alt.value !== alt.defaultValue || caption.value !== caption.defaultValue) ask()
}
