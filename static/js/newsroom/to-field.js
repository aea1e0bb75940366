// A check leads into its field: what folds it away is opened, and the text stands for its textarea.
document.addEventListener("click", (event) => {
  const link = event.target.closest('.checks a[href^="#"], .deskbar a[href^="#"]')
  const place = link && document.getElementById(link.hash.slice(1))
  if (!place) return
  event.preventDefault()
  for (let around = place; around; around = around.parentElement?.closest("details")) if (around.matches("details")) around.open = true
  const text = place.closest(".prose-editor")?.querySelector(".ProseMirror")
  const field = text ?? (place.matches("select.admin-autocomplete") ? place.parentElement.querySelector(".select2-selection, .select2-search__field") : place)
  const inside = field?.matches("input, textarea, select, summary, [tabindex], [contenteditable]") ? field : place.querySelector("input:not([type=hidden]), textarea, select, summary, button")
  ;(inside ?? place).focus()
  place.scrollIntoView({ block: "nearest" })
})
