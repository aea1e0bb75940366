// Word writes lists as paragraphs that begin with their sign: they become lists again.
// Loaded by news/admin/writing.py beside text-editor.js.
import { Extension, Plugin } from "django-prose-editor/editor"

const ITEMS = "p[class*=MsoList], p[data-style*='mso-list']"
const SIGN = "[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']"
// The policy applies to what is parsed too: styles are looked at under another name.
const unstyled = (html) =>
  html.replace(/<style\b[\s\S]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, " data-style=").replace(/^<h1\b/i, "<h2").replace(/^<h[4-6]\b/i, "<h3"))

const transformPastedHTML = (html) => {
  const page = new DOMParser().parseFromString(unstyled(html), "text/html")
  for (const item of page.querySelectorAll(ITEMS)) {
    const sign = item.querySelector(SIGN)
    const kind = /^\s*[\dA-Za-z]+[.)]/.test(sign?.textContent ?? "") ? "OL" : "UL"
    sign?.remove()
    const before = item.previousElementSibling
    const list = before?.tagName === kind && before.dataset.word ? before : page.createElement(kind)
    list.dataset.word = "1"
    if (list !== before) item.before(list)
    const place = list.appendChild(page.createElement("li"))
    place.append(item)
  }
  return page.documentElement.outerHTML
}
export const WordLists = Extension.create({
  name: "wordLists",
  // Before what counts the words.
  priority: 1000,
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML } })],
})
