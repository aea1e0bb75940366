// Select2 names its boxes after what is chosen: they are to be called as their field is.
const label = (select) => select.labels[0]?.textContent.trim() || select.name

const name = () => {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const box = select.nextElementSibling
    for (const each of box?.querySelectorAll(".select2-selection, [role=textbox], .select2-search__field") ?? []) {
      each.removeAttribute("aria-labelledby")
      each.setAttribute("aria-label", label(select))
    }
  }
}

// After Select2's own start, which waits in the same queue.
window.django?.jQuery?.(name)
document.addEventListener("formset:added", name)
