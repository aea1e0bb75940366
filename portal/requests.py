"""Requests as this site takes them."""

from django.core.handlers.wsgi import WSGIRequest


class Request(WSGIRequest):
    """A content type that cannot be read is none: Django's own request fails on it before any handler stands."""

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]
        except (ValueError, LookupError):
            self.content_type, self.content_params = "", {}
