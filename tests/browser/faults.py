"""What axe finds on a page as it stands, and what does not fit."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Colors are the scheme's at any width, and the order of things is the width's in any scheme: not each with each.
LOOKS = (("light", 320), ("dark", 768), ("light", 1280))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
IS_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
AT_REST = "Promise.allSettled(document.getAnimations().map(each => each.finished)).then(() => true)"
ASK = "options => axe.run(options).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"
OF_AXE = "inline style"


def faults(page: Page, complaints: list[str]) -> list[Any]:
    """With what the console said before; what axe sets off is let pass. The page stays, wide and light."""
    found: list[Any] = [*complaints]
    page.evaluate(Axe().axe_script)
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(AT_REST)
        found += [(scheme, width, rule, html[:200]) for rule, html in page.evaluate(ASK, OPTIONS)]
        if page.evaluate(IS_TOO_WIDE):
            found.append((scheme, width, "wider than the window", ""))
    complaints[:] = [each for each in complaints if OF_AXE not in each]
    return found


def faults_at_last(page: Page, complaints: list[str]) -> list[Any]:
    """Leaves the page: nothing that axe set off is said after the test."""
    found = faults(page, complaints)
    page.goto("about:blank")
    complaints.clear()
    return found
