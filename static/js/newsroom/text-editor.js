// Teaches the editor of texts to keep what portal/texts/allowed.py lets in and its own extensions drop.
// Loaded by news/admin/writing.py: what is exported here takes the place of the extension of that name.
import { Extension, Mark, Table as PlainTable } from "django-prose-editor/editor"

const BLOCKS = ["paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "caption", "table"]
const kept = (types, name) => ({ types, attributes: { [name]: { default: null } } })
const inline = (name, tag, attribute) =>
  Mark.create({
    name,
    addAttributes: () => ({ [attribute]: { default: null } }),
    parseHTML: () => [{ tag: `${tag}[${attribute}]` }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  })

export const Abbreviation = inline("abbreviation", "abbr", "title")
export const Foreign = inline("foreign", "span", "lang")
export const Kept = Extension.create({
  name: "kept",
  addGlobalAttributes: () => [kept(BLOCKS, "lang"), kept(["link"], "hreflang"), kept(["tableHeader"], "scope"), kept(["image"], "data-picture")],
})

// A caption of a table is kept as text; it is changed through the source.
const caption = { default: null, rendered: false, parseHTML: (table) => table.caption?.textContent }
export const Table = PlainTable.extend({
  addAttributes: () => ({ caption }),
  parseHTML: () => [{ tag: "table", contentElement: (table) => (table.deleteCaption(), table) }],
  renderHTML: ({ node, HTMLAttributes }) =>
    ["table", HTMLAttributes, ...(node.attrs.caption ? [["caption", node.attrs.caption]] : []), ["tbody", 0]],
})
