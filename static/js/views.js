// <article data-article="uuid"> with <dd data-views>: counts this view once a tab and story, when the page is really seen.
const { article } = document.querySelector("[data-article]")?.dataset || {}

// Kept for the tab: a reload or a retry sends the same id, and the same id counts once.
const hit = () => {
  const made = crypto.randomUUID()
  try { return sessionStorage[`view:${article}`] ||= made } catch { return made }
}

const count = async () => {
  // keepalive: it is sent although its reader leaves at once.
  const answer = await fetch(`/views/${article}/`, { method: "POST", keepalive: true, body: new URLSearchParams({ id: hit() }) })
  if (!answer.ok) return
  const { views } = await answer.json()
  for (const shown of document.querySelectorAll("[data-views]")) {
    shown.textContent = views.toLocaleString(document.documentElement.lang)
  }
}

// Neither a prerendered page nor a tab opened in the background has been seen yet.
const whenSeen = () => {
  if (document.prerendering) return document.addEventListener("prerenderingchange", whenSeen, { once: true })
  if (document.visibilityState !== "visible") return document.addEventListener("visibilitychange", whenSeen, { once: true })
  count().catch(() => { /* offline: the next visit of this tab sends the same id */ })
}

if (article) whenSeen()
