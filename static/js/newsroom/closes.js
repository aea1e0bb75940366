// What was opened closes with Escape, and by a click beside it; the focus goes back to what opened it.
const opened = () => document.querySelectorAll("details[data-closes][open]")

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return
  for (const each of opened()) {
    each.open = false
    each.querySelector("summary").focus()
  }
})

document.addEventListener("click", (event) => {
  for (const each of opened()) if (!each.contains(event.target)) each.open = false
})
