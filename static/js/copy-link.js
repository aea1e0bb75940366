// <button data-copy-link="Link copied" hidden>: copies the page's own address, and says so in the nearest status.
const address = document.querySelector("link[rel=canonical]")?.href || location.href

for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy-link]") : []) {
  button.hidden = false
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address)
    const status = document.querySelector("[data-said]")
    if (status) status.textContent = button.dataset.copyLink
  })
}
