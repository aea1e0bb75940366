// A click on the picture moves both sliders; the cuts and the cross follow them.
for (const part of document.querySelectorAll("[data-focal]:has([type=range])")) {
  const [across, down] = part.querySelectorAll("[type=range]")
  const picture = part.querySelector("[data-focal-picture]")
  const [width, height] = ["width", "height"].map((name) => Number(picture.getAttribute(name)))

  // As portal/pictures/sheet.py has it.
  const box = (ratio) => {
    const wide = Math.min(width, height * ratio)
    const high = wide / ratio
    const within = (middle, part, whole) => Math.min(Math.max(middle * whole - part / 2, 0), whole - part)
    return [within(across.value, wide, width), within(down.value, high, height), wide, high].map(Math.round).join(" ")
  }

  const show = () => {
    for (const slider of [across, down]) slider.parentElement.querySelector("output").value = Math.round(slider.value * 100)
    for (const end of ["x1", "x2"]) part.querySelector("[data-focal-across]").setAttribute(end, across.value * 100)
    for (const end of ["y1", "y2"]) part.querySelector("[data-focal-down]").setAttribute(end, down.value * 100)
    for (const cut of part.querySelectorAll("[data-ratio]")) cut.setAttribute("viewBox", box(Number(cut.dataset.ratio)))
  }

  part.addEventListener("input", show)
  picture.addEventListener("click", ({ offsetX, offsetY }) => {
    across.value = offsetX / picture.clientWidth
    down.value = offsetY / picture.clientHeight
    show()
  })
}
