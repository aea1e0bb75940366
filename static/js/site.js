// Enhancement only: every page reads and works without these. They neither import nor export, so that they can be sent as one file.
import "./text-size.js"
import "./listen.js"
import "./copy-link.js"
import "./print.js"
import "./views.js"
