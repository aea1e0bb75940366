// <button data-print hidden>: opens the browser's own print dialog.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
