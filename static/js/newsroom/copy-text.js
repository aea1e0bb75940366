// Puts a text on the clipboard, or selects it where the browser does not allow that.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]")
  const place = button && document.querySelector(button.dataset.copy)
  if (!place) return
  const text = place.closest(".prose-editor")?.querySelector(".ProseMirror") ?? place
  try {
    await navigator.clipboard.writeText(place.value !== undefined && text === place ? place.value : text.innerText)
    button.textContent = button.dataset.copied ?? button.textContent
  } catch {
    getSelection().selectAllChildren(text)
  }
})
