// Keys of the writing screen: each presses, follows or enters what carries its name in data-key. Listed on keys.html.
const form = document.querySelector("[data-writing]")
const name = ({ key, ctrlKey, metaKey, shiftKey, altKey }) =>
  [(ctrlKey || metaKey) && "Ctrl", shiftKey && "Shift", altKey && "Alt", key.length === 1 ? key.toUpperCase() : key].filter(Boolean).join("+")
const KEYS = { "Ctrl+S": "save", "Ctrl+Enter": "submit", "Ctrl+Shift+P": "preview", "Ctrl+K": "people", "Alt+F10": "toolbar" }

if (form) document.addEventListener(
  "keydown",
  (event) => {
    const wanted = KEYS[name(event)]
    const place = wanted && document.querySelector(`[data-key~="${wanted}"]`)
    if (!place || event.target.closest("dialog")) return
    event.preventDefault()
    event.stopPropagation()
    if (place.matches("input, [role=toolbar]")) (place.querySelector("[tabindex='0']") ?? place).focus()
    else place.click()
  },
  true,
)
