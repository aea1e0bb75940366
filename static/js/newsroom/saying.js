// How the text stands, in words: quietly while all is well, aloud when it is kept on this computer only.
const form = document.querySelector("[data-writing]")

if (form) {
  const said = form.querySelector("[data-said]"), unsaid = form.querySelector("[data-unsaid]")
  const put = (place, text) => place.textContent === text || (place.textContent = text)
  const say = (quiet, loud) => (put(said, quiet), put(unsaid, loud))

  form.addEventListener("text:saving", () => put(said, unsaid.textContent ? "" : said.dataset.saving))
  form.addEventListener("text:saved", ({ detail }) => say(detail.said, ""))
  form.addEventListener("text:unsaved", ({ detail }) => {
    const text = detail.said ?? unsaid.dataset[detail.why]
    // The hour stays that of the first failure, so that the sentence is said once.
    if (unsaid.dataset.why !== detail.why || !unsaid.textContent)
      say("", text.replace("{time}", new Date().toTimeString().slice(0, 5)))
    unsaid.dataset.why = detail.why
  })
}
