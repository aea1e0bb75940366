// Before the first paint, so that a reader's text size does not jump. In the head and no module, which would wait.
try { document.documentElement.dataset.z = localStorage.z || "" } catch { /* storage is switched off: the usual size */ }
