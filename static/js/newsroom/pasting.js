// What comes from the clipboard keeps every word; colors, fonts, frames and the like of other programs stay behind, and
// it is said how many. Loaded by news/admin/writing.py beside text-editor.js.
import { Extension, Plugin } from "django-prose-editor/editor"

const words = (text) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length
const LEFT = {
  colors: (all) => all.filter((each) => /(^|[;\s])(color|background)/.test(each.dataset.style ?? "") || each.hasAttribute("color")).length,
  fonts: (all) => all.filter((each) => /font-(family|size)|mso-/.test(each.dataset.style ?? "") || each.matches("font")).length,
  frames: (all) => all.filter((each) => /(^|[;\s])border[^;]*:(?!\s*none)/.test(each.dataset.style ?? "")).length,
  pictures: (all) => all.filter((each) => each.matches("img:not([src^='/'])")).length,
}

let pasted = null
const transformPastedHTML = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html")
  for (const gone of page.querySelectorAll("style, script, title, meta, link, xml")) gone.remove()
  for (const box of page.querySelectorAll("o\\:p, w\\:sdt, st1\\:place")) box.replaceWith(...box.childNodes)
  const all = [...page.body.querySelectorAll("*")]
  pasted = { words: words(page.body.textContent), left: Object.entries(LEFT).map(([name, count]) => [name, count(all)]) }
  for (const image of page.querySelectorAll("img:not([src^='/'])")) image.replaceWith(image.alt)
  return page.documentElement.outerHTML
}
const transformPasted = (slice) => {
  const place = document.querySelector("[data-pasted]")
  if (!pasted || !place) return slice
  const { dataset } = place
  const kept = words(slice.content.textBetween(0, slice.content.size, " ", " "))
  const left = pasted.left.filter(([, n]) => n).map(([name, n]) => `${dataset[name]}: ${n}`).join(", ")
  const said = kept >= pasted.words ? dataset.all : dataset.some
  place.textContent = `${said.replace("{n}", kept).replace("{all}", pasted.words)} ${left ? dataset.left.replace("{left}", left) : ""}`
  pasted = null
  return slice
}
export const Pasting = Extension.create({
  name: "pasting",
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML, transformPasted } })],
})
