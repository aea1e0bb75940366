// Sends files one after another, so that each has its progress, and its outcome in the words of the server.
const element = (name, has) => Object.assign(document.createElement(name), has)
const form = document.querySelector("[data-upload]")
const list = document.querySelector("[data-uploads]")
const status = document.querySelector("[data-upload-status]")

const row = (file) => {
  const bar = element("progress", { max: 100, value: 0, ariaLabel: file.name })
  const item = list.appendChild(element("li"))
  item.append(element("span", { textContent: `${file.name}, ${(file.size / 1e6).toFixed(1)} MB` }), bar)
  return { file, item, bar }
}

const send = ({ file, bar }) => {
  const data = new FormData(form)
  data.set("pictures", file)
  data.set("fragment", "1")
  const request = new XMLHttpRequest()
  request.upload.onprogress = ({ loaded, total }) => {
    bar.value = (100 * loaded) / total
    const quarter = `${file.name}: ${Math.floor(bar.value / 25) * 25} %`
    if (status.textContent !== quarter) status.textContent = quarter
  }
  request.open("POST", form.action)
  request.send(data)
  return new Promise((done) => (request.onloadend = () => done(request.status === 200 ? request.response : "")))
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault()
  for (const each of [...form.querySelector("[type=file]").files].map(row)) {
    const said = new DOMParser().parseFromString(await send(each), "text/html").querySelector("li")
    const outcome = said ?? element("li", { textContent: `${each.file.name}: not sent. Try again.` })
    each.item.replaceWith(outcome)
    status.textContent = outcome.textContent
  }
  form.querySelector("[type=file]").value = ""
  list.querySelector("li:last-child a")?.focus()
})
