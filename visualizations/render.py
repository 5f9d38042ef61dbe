"""Pages to HTML: one autoescaped template environment, assets linked or written into the file.

*Linked* pages are served: scripts and styles are files, and `CONTENT_SECURITY_POLICY` allows nothing else. *Inline*
pages stand alone: everything is in the file, and a policy of hashes in its head forbids every network request.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any, Literal, TypeAlias

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from visualizations.assets import STYLES, Asset, asset
from visualizations.model import Chrome, Page
from visualizations.safe import json_for_script, safe_url
from visualizations.text import catalogue, say

AssetMode: TypeAlias = Literal["inline", "linked"]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The header for linked pages; with a nonce, use `policy(nonce)`."""

_ALONE = Chrome()


def policy(nonce: str | None = None) -> str:
    """The Content-Security-Policy header of a linked page."""
    if nonce is None:
        return CONTENT_SECURITY_POLICY
    return CONTENT_SECURITY_POLICY.replace("script-src 'self'", f"script-src 'self' 'nonce-{nonce}'")


def environment(*more: BaseLoader) -> Environment:
    """The autoescaped environment with our templates; a caller's own may extend `base.html.j2`, and come first.

    `base_context` gives every name that `base.html.j2` expects.
    """
    loader = ChoiceLoader([*more, PackageLoader("visualizations", "templates")])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def _environment() -> Environment:
    return environment()


def page_html(
    page: Page,
    *,
    assets: AssetMode = "linked",
    nonce: str | None = None,
    base_url: str | None = "",
    chrome: Chrome = _ALONE,
) -> str:
    """The page as HTML.

    Args:
        page: From `cooperation_network` or `lineage_columns`.
        assets: `linked` takes scripts and styles from `{base_url}/static/…`; `inline` writes them into the file.
        nonce: Put on scripts in linked mode, where the server's policy asks for one.
        base_url: Put before paths, as where the server stands behind a prefix; for a file, the address of the server
            that its links shall lead to, or `None` to leave such links out.
        chrome: Header, navigation, language link.
    """
    context = base_context(
        title=page.title,
        lang=page.lang,
        assets=assets,
        nonce=nonce,
        base_url=base_url,
        chrome=chrome,
        scripts=page.scripts,
        styles=page.styles,
        data=page.data,
    )
    return _environment().get_template(page.template).render(context | dict(page.context))


def base_context(
    *,
    title: str,
    lang: Literal["vi", "en"],
    assets: AssetMode = "linked",
    nonce: str | None = None,
    base_url: str | None = "",
    chrome: Chrome = _ALONE,
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
    data: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What `base.html.j2` needs; add to it what the blocks of a template that extends it need."""
    sheets = tuple(asset(name) for name in (*STYLES, *styles))
    code = tuple(asset(name) for name in scripts)
    return {
        "title": title,
        "lang": lang,
        "chrome": chrome,
        "mode": assets,
        "styles": sheets,
        "scripts": code,
        "nonce": nonce,
        "data": None if data is None else json_for_script({**data, "base": base_url}),
        "file_policy": _file_policy(sheets, code) if assets == "inline" else None,
        "say": lambda key, **values: say(key, lang, **values),
        "t": SimpleNamespace(**catalogue(lang)),
        "link": lambda url: safe_url(url, base_url),
        "static": lambda one: f"{(base_url or '').rstrip('/')}/static/{one.name}?v={one.version}",
        "verbatim": _verbatim,
    }


def _verbatim(one: Asset) -> Markup:
    """Our own or vis-network's code inside its element, which must not be escaped and cannot end the element."""
    text = one.text
    if "</script" in text.lower() or "</style" in text.lower() or "<!--" in text:
        raise ValueError(f"{one.name} holds a closing tag and cannot be written into a page")
    return Markup(text)  # noqa: S704  (our own files and the installed vis-network, checked on the line before)


def _file_policy(styles: tuple[Asset, ...], scripts: tuple[Asset, ...]) -> str:
    style = " ".join(f"'{one.integrity}'" for one in styles)
    script = " ".join(f"'{one.integrity}'" for one in scripts) or "'none'"
    rest = "img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {script}; style-src {style}; {rest}"
