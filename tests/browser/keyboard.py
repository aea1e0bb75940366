"""What a test does without a mouse: Tab moves the focus, which is seen, and keys do the rest."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

MOST = 200
HAS_FOCUS = "place => place === document.activeElement || place.contains(document.activeElement)"
# The middle of what has the focus is its own: no bar lies over it.
IS_SEEN = """place => {
  const { left, top, width, height } = place.getBoundingClientRect()
  const at = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight - top) / 2)
  return at !== null && (place.contains(at) || at.contains(place))
}"""


def reach(place: Locator, key: str = "Tab") -> Locator:
    """Tab after Tab, until it has the focus."""
    element, keyboard = place.element_handle(), place.page.keyboard
    for _ in range(MOST):
        if element.evaluate(HAS_FOCUS):
            assert element.evaluate(IS_SEEN), f"{place} has the focus, and is not seen"
            return place
        keyboard.press(key)
    raise AssertionError(f"{place} is not reached by {key}")


def press(place: Locator, key: str = "Enter") -> None:
    reach(place).page.keyboard.press(key)


def write(place: Locator, words: str) -> None:
    """In the place of what it holds, as far as it can be selected."""
    keyboard = reach(place).page.keyboard
    keyboard.press("Control+a")
    keyboard.type(words)


def told(page: Page, words: Any) -> None:
    expect(page.locator(".messagelist")).to_contain_text(words)
