// The toolbar of the text is one stop of the Tab key; arrows, Home and End move inside it, Escape leads to the text.
const dress = async (editor, textarea) => {
  const text = editor.view.dom, box = text.closest(".prose-editor")
  const name = document.querySelector(`label[for="${textarea.id}"]`)?.textContent.trim() ?? ""
  const describe = (place, attributes) => {
    for (const [attribute, value] of Object.entries(attributes)) place.setAttribute(attribute, value)
  }
  text.classList.add("text")
  describe(text, { role: "textbox", "aria-multiline": "true", "aria-label": name, translate: "no" })
  const find = () => box.querySelector(".prose-menubar:not(.prose-menubar--floating)")
  while (!find()) await new Promise((done) => setTimeout(done, 20))
  const bar = find()
  describe(bar, { role: "toolbar", "aria-label": name, "data-key": "toolbar" })

  const buttons = () => [...bar.querySelectorAll("button")].filter((button) => button.offsetParent)
  const rest = (chosen) => {
    for (const button of bar.querySelectorAll("button")) button.tabIndex = button === chosen ? 0 : -1
  }
  const STEPS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") editor.view.focus()
    if (!(event.key in STEPS)) return
    event.preventDefault()
    const all = buttons(), at = all.indexOf(document.activeElement)
    const next = all[Math.min(all.length - 1, Math.max(0, at + STEPS[event.key]))]
    rest(next)
    next.focus()
  })
  // Icons are drawn by a font: their names are not for reading.
  for (const icon of bar.querySelectorAll(".material-icons")) icon.translate = false
  rest(buttons()[0])
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => dress(editor, textarea))
// Those that were quicker than this module.
for (const { editor, parentElement: box } of document.querySelectorAll(".prose-editor > .ProseMirror"))
  if (editor) dress(editor, box.querySelector("textarea"))
