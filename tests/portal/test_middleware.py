import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.utils.translation import get_language

from portal.middleware import EditingPolicyMiddleware, LanguageMiddleware, QueryCountMiddleware, SecurityMiddleware


@pytest.mark.django_db
@pytest.mark.parametrize("times", [0, 1, 3])
def test_answer_says_how_many_queries_it_took(rf, times):
    def view(request):
        for _ in range(times):
            get_user_model().objects.exists()
        return HttpResponse()

    assert QueryCountMiddleware(view)(rf.get("/")).headers["X-Query-Count"] == str(times)


@pytest.mark.django_db
def test_newsroom_has_a_policy_with_a_nonce_of_its_own(client):
    first, second = (client.get("/admin/login/").headers["Content-Security-Policy"] for _ in range(2))
    assert "default-src 'none'" in first
    assert "unsafe" not in first
    # Nothing on this page asks for a nonce, so that none is given away.
    assert first == second


def test_nonce_is_in_the_policy_once_a_page_uses_it(rf):
    def view(request):
        return HttpResponse(f'<script nonce="{request.csp_nonce}"></script>')

    answers = [EditingPolicyMiddleware(view)(rf.get("/admin/")) for _ in range(2)]
    nonces = [answer.text.split('"')[1] for answer in answers]
    assert nonces[0] != nonces[1]
    for answer, nonce in zip(answers, nonces, strict=True):
        assert f"script-src 'self' 'nonce-{nonce}'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("path", "kept"), [("/admin/", "no-store"), ("/about/", None)])
def test_pages_of_the_newsroom_are_kept_nowhere(rf, path, kept):
    answer = EditingPolicyMiddleware(lambda request: HttpResponse())(rf.get(path))
    assert answer.headers.get("Cache-Control") == kept


@pytest.mark.parametrize(("path", "language"), [("/about/", "en"), ("/vi/about/", "vi"), ("/vietnam/", "en")])
def test_language_is_that_of_the_address_alone(rf, path, language):
    def view(request):
        return HttpResponse(f"{request.LANGUAGE_CODE} {get_language()}")

    answer = LanguageMiddleware(view)(rf.get(path, headers={"accept-language": "vi", "cookie": "django_language=vi"}))
    assert answer.text == f"{language} {language}"
    assert answer.headers["Content-Language"] == language
    assert "Vary" not in answer.headers


@pytest.mark.parametrize(("status", "kept"), [(200, None), (301, "no-cache"), (404, None), (410, "no-cache")])
def test_what_browsers_keep_for_good_is_asked_for_again(rf, status, kept):
    answer = SecurityMiddleware(lambda request: HttpResponse(status=status))(rf.get("/"))
    assert answer.headers.get("Cache-Control") == kept
