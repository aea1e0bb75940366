"""The page of an article as an editor has it open, to be sent back with changes."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

from news.models import Article

LIST = "/admin/news/article/"
ADD = "/admin/news/article/add/"


def page_of(article: Article) -> str:
    return f"{LIST}{article.pk}/change/"


def opened(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send if nothing was changed, but for buttons."""
    response = client.get(address)
    assert response.status_code == 200
    fields = Fields()
    fields.feed(response.text)
    return {name: value for name, value in fields.sent.items() if "__prefix__" not in name}


def save(client: Client, article: Article, **changes: Any) -> HttpResponse:
    return client.post(page_of(article), opened(client, page_of(article)) | changes)


def said(response: HttpResponse) -> list[str]:
    """The messages on the page that follows."""
    return [str(message) for message in response.client.get(response.url).context["messages"]]


class Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, Any] = {}
        self.text = self.choice = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        name, value, kind = given.get("name") or "", given.get("value") or "", given.get("type")
        if tag == "input" and kind == "checkbox" and value:
            self.sent[name] = [*self.sent.get(name, []), *([value] if "checked" in given else [])]
        elif tag == "input" and (kind not in {"submit", "checkbox"} or "checked" in given):
            self.sent[name] = value if kind != "checkbox" else "on"
        elif tag == "textarea":
            self.text, self.sent[name] = name, ""
        elif tag == "select":
            self.choice = name
        elif tag == "option" and "selected" in given:
            self.sent[self.choice] = [*self.sent.get(self.choice, []), value]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.text = ""

    def handle_data(self, data: str) -> None:
        if self.text:
            self.sent[self.text] = (self.sent[self.text] + data).removeprefix("\n")
