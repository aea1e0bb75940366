// Keeps the chosen text size. Choosing works without script; the size is put back before first paint by before-paint.js.
const root = document.documentElement
const chosen = document.querySelector(`[data-text-size] [value="${root.dataset.z || 2}"]`)
if (chosen) chosen.checked = true

document.addEventListener("change", ({ target }) => {
  if (!target.closest("[data-text-size]")) return
  root.dataset.z = target.value
  try { localStorage.z = target.value } catch { /* storage is switched off: the choice holds for this page */ }
})
