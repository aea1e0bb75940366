// Tells every half minute that the story is open here, and hears who else has it open. A hidden window does so too.
const form = document.querySelector("[data-present]")

if (form) {
  const { tab, version, csrfmiddlewaretoken: token } = form.elements
  const send = (address, fields) => fetch(address, { method: "POST", body: fields(), redirect: "manual" })
  const all = () => {
    const fields = new FormData(form)
    fields.set("user", form.dataset.user)
    return fields
  }
  const short = (more) => {
    const fields = new FormData()
    const known = { csrfmiddlewaretoken: token.value, tab: tab.value, version: version?.value ?? "", ...more }
    for (const [name, value] of Object.entries(known)) fields.set(name, value)
    return fields
  }
  // A sign-in in another window has given this browser another token.
  const renewed = async () => {
    const answer = await fetch(form.dataset.present, { redirect: "manual" })
    if (answer.ok) token.value = (await answer.json()).token
    return answer.ok
  }
  form.post = async (address, fields = all) => {
    const answer = await send(address, fields)
    return answer.status === 403 && (await renewed()) ? send(address, fields) : answer
  }
  const beat = async () => {
    const answer = await form.post(form.dataset.present, short).catch(() => null)
    if (answer?.ok) form.dispatchEvent(new CustomEvent("text:parts", { detail: (await answer.json()).parts }))
  }
  setInterval(beat, 30000)
  setTimeout(beat)
  addEventListener("pagehide", () => navigator.sendBeacon(form.dataset.present, short({ leaves: "1" })))
}
