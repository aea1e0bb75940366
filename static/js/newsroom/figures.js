// Figures of the text. Loaded by news/admin/writing.py beside text-editor.js.
import { Figure as PlainFigure } from "django-prose-editor/editor"

// A figure without a picture, since none may come from elsewhere, keeps its caption and a place for one.
const withPicture = (figure) => {
  const image = figure.querySelector("img") ?? figure.insertBefore(document.createElement("img"), figure.firstChild)
  if (!image.hasAttribute("src")) Object.assign(image, { src: "/static/img/lost.svg", alt: image.alt })
  return figure
}

// A caption is one paragraph: Enter goes on below the figure, which is the only way out at the end of a text.
const goOnBelow = ({ editor }) => {
  const { $from } = editor.state.selection
  const isFigure = (depth) => $from.node(depth).type.name === "figure"
  const depth = Array.from({ length: $from.depth + 1 }, (_, each) => each).find(isFigure)
  if (depth === undefined) return false
  const below = $from.after(depth)
  return editor.chain().insertContentAt(below, { type: "paragraph" }).setTextSelection(below + 1).scrollIntoView().run()
}
export const Figure = PlainFigure.extend({
  parseHTML: () => [{ tag: "figure", contentElement: withPicture }],
  addKeyboardShortcuts: () => ({ Enter: goOnBelow }),
})
