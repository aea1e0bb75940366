"""A text as its words are compared, each with its place."""

from portal.directory.words import words


class Text:
    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words(text)

    def spelled(self, first: int, last: int) -> str:
        return self.text[self.words[first].start : self.words[last - 1].end]

    def gap(self, after: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.words[after].end : self.words[after + 1].start] if after + 1 < len(self.words) else ""

    def is_within_a_sentence(self, first: int, last: int) -> bool:
        return not any(word.opens for word in self.words[first + 1 : last])
