// The decided use goes to the text editor that opened this window; django-prose-editor waits for it under a number.
const { askedBy } = document.querySelector("[data-asked-by]").dataset
const use = document.querySelector("[data-use]")

// What was just added is chosen here, not looked at in the library.
document.addEventListener("click", (event) => {
  const added = event.target.closest("[data-picture]")
  if (!added) return
  event.preventDefault()
  location.search = new URLSearchParams({ CKEditorFuncNum: askedBy, picture: added.dataset.picture })
})

if (use) {
  const { alt, caption, decision } = use.elements
  const isDecorative = () => decision.value === "decorative"
  use.addEventListener("input", () => (alt.required = !isDecorative()))
  use.addEventListener("submit", (event) => {
    event.preventDefault()
    const told = { alternative_text: isDecorative() ? "" : alt.value.trim(), caption: caption.value.trim() }
    opener.CKEDITOR.tools.callFunction(askedBy, use.dataset.address + (isDecorative() ? "#decorative" : ""), told)
    close()
  })
  // Of a picture that the text has already: what was decided there.
  const figure = opener?.document.querySelector("dialog[open]")
  const [address, mark] = (figure?.querySelector("[name=imageUrl]")?.value ?? "").split("#")
  if (address && new URL(address, location).pathname === use.dataset.address) {
    alt.value = figure.querySelector("[name=altText]").value
    caption.value = figure.querySelector("[name=caption]").value
    decision.value = mark === "decorative" && !alt.value ? "decorative" : "alt"
    alt.required = !isDecorative()
  }
  document.getElementById("chosen").focus()
}
