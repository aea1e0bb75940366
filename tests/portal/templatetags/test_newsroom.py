from django import forms

from portal.templatetags.newsroom import scripts


def test_scripts_of_a_form_come_without_its_styles():
    media = forms.Media(css={"all": ["a.css"]}, js=["a.js"])
    assert str(scripts(media)) == '<script src="/static/a.js"></script>'
    assert "a.css" in str(media)
