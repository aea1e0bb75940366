// <button data-listen data-stop="Stop" data-resume="Resume" hidden>: reads the story aloud.
// One utterance a sentence: Chrome stops long ones after about 15 s, and pause() cancels on Android, so stopping
// and resuming go by sentence.
const button = document.querySelector("[data-listen]")
const story = document.querySelector(".text")

if (button && story && window.speechSynthesis) {
  const label = button.textContent
  const { lang } = document.documentElement
  let sentences, speaking = false, at = 0

  const sayNext = () => {
    if (at >= sentences.length) { at = 0; return stop() }
    const utterance = new SpeechSynthesisUtterance(sentences[at])
    utterance.lang = lang
    // A voice of this device: others send what they read to a third party.
    utterance.voice = speechSynthesis.getVoices().find(voice => voice.lang.startsWith(lang) && voice.localService) || null
    utterance.onend = () => { if (speaking) { at++; sayNext() } }
    utterance.onerror = () => { if (speaking) stop() }
    speechSynthesis.speak(utterance)
  }
  const stop = () => {
    speaking = false
    speechSynthesis.cancel()
    button.textContent = at ? button.dataset.resume : label
  }
  const start = () => {
    sentences ||= [...story.querySelectorAll(":is(p, h2, h3, li, figcaption):not(.share *)")].flatMap(
      block => block.textContent.match(/[^.!?]+[.!?]*\s*/g) || [])
    speaking = true
    button.textContent = button.dataset.stop
    sayNext()
  }
  button.hidden = false
  button.addEventListener("click", () => speaking ? stop() : start())
  // Browsers go on reading after the page is gone.
  addEventListener("pagehide", () => speechSynthesis.cancel())
}
