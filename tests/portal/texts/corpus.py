"""Hostile texts of our own, for the tests of cleaning and for the browser."""

import re
from pathlib import Path

ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def payloads() -> list[str]:
    lines = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").split("\n")
    return [
        ESCAPE.sub(lambda code: chr(int(code[1], 16)), line) for line in lines if line and not line.startswith("# ")
    ]
