// Everything works without these: they only help.
import "./closes.js"
import "./name-selects.js"
import "./upload.js"
import "./focal.js"
import "./alt-advice.js"
import "./toolbar.js"
