"""What is no article, by its name: a site's pictures, programs, locks and backups."""

from __future__ import annotations

import re
from pathlib import PurePath

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.interface import Source

_FOLDERS = frozenset({
    "node_modules", "bower_components", "__pycache__", "venv", "site-packages", "__macosx",
})  # fmt: skip
_ENDINGS = {
    "pictures": (
        "png jpg jpeg gif svg webp ico bmp tif tiff avif heic psd ai eps drawio excalidraw puml"
    ),
    "sound and video": "mp3 mp4 m4a m4v wav ogg oga ogv webm mov avi mkv flac aac",
    "fonts": "ttf otf woff woff2 eot",
    "programs": (
        "py pyi pyc js mjs cjs jsx ts tsx java kt kts c h cc cpp cxx hpp cs go rs rb php pl pm lua"
        " swift scala sh bash zsh fish bat cmd ps1 r jl dart ex exs erl hs elm clj vue svelte"
        " astro sql gradle groovy cmake mk asm wasm dll so exe class jar o a ipa apk gemspec"
        " proto graphql tf vim el nix zig"
    ),
    "style sheets": "css scss sass less styl",
    "data and settings": (
        "json json5 jsonc yml yaml toml ini cfg conf env properties lock plist xsd xsl xslt dtd"
        " map sqlite db pkl npy parquet bin dat log tfstate editorconfig csl bib"
    ),
    "translations": "po pot mo ftl xliff strings",
    "backups": "bak orig old swp swo tmp rej",
}
_KINDS = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_NAMES = {
    "makefile": "programs", "dockerfile": "programs", "rakefile": "programs",
    "jenkinsfile": "programs", "vagrantfile": "programs", "procfile": "programs",
    "gemfile": "data and settings", "pipfile": "data and settings", "codeowners":
    "data and settings", "go.mod": "data and settings", "go.sum": "data and settings",
    "cname": "data and settings", "cmakelists.txt": "programs", "robots.txt": "data and settings",
    "requirements.txt": "data and settings", "thumbs.db": "pictures",
}  # fmt: skip
_BACKUP = re.compile(r"~\Z|\A#.*#\Z|\A~\$|\.(?:bak|orig|old)(?:\.\w{1,8})?\Z", re.IGNORECASE)
_MINIFIED = re.compile(r"[.-]min\.\w{2,4}\Z", re.IGNORECASE)

_ASCIIDOC = ("AsciiDoc", "make HTML of it with Asciidoctor")
_TEXINFO = ("Texinfo", "make HTML of it with makeinfo")
_UNREAD = {
    "adoc": _ASCIIDOC,
    "asciidoc": _ASCIIDOC,
    "org": ("Org", "export it from Emacs as HTML or Markdown"),
    "tex": ("LaTeX", "make a PDF of it"),
    "texi": _TEXINFO,
    "texinfo": _TEXINFO,
    "pod": ("Pod", "make HTML of it with pod2html"),
}
_MAN = ("a man page", "make HTML of it with mandoc or groff")
_MAN_PAGE = re.compile(r"""^(?:\.\\".*\n|'\\".*\n|\s*\n)*\.(?:TH|Dd)[ \t]\S""")
"""How a man page begins: with comments, and the macro that names it."""
_REASONS = {"hidden": "a hidden file", "backups": "a backup"}
_ADVICE = "add the page it belongs to, or save its text as plain text or Markdown."


def is_left_out_folder(name: str) -> bool:
    """Return whether a folder is hidden, or holds what others have made."""
    return name.startswith(".") or name.lower() in _FOLDERS


def why_left_out(name: str) -> str | None:
    """What kind of thing a file is that is no article, or None.

    Args:
        name: its name, without folders.
    """
    if name.startswith("."):
        return "hidden"
    if _BACKUP.search(name):
        return "backups"
    if _MINIFIED.search(name):
        return "programs"
    suffix = PurePath(name).suffix[1:].lower()
    return _NAMES.get(name.lower()) or _KINDS.get(suffix)


def require_article(source: Source) -> None:
    """Refuse a text that is no article: a program, a style sheet, data, a backup.

    Raises:
        UnreadableDocument: its name says so, or all of it is JSON.
    """
    _require_known_markup(source)
    name = re.split(r"[/\\]", source.name)[-1]
    why = why_left_out(name)
    if why is None and _is_json(source):
        why = "data and settings"
    if why is not None:
        raise UnreadableDocument(
            f"{shown_name(source.name)} is not an article ({_REASONS.get(why, why)}); {_ADVICE}"
        )


def _require_known_markup(source: Source) -> None:
    """Refuse markup that is not read: as plain text its marks would stand among the words."""
    suffix = PurePath(source.name).suffix[1:].lower()
    found = _UNREAD.get(suffix) or (_MAN if _MAN_PAGE.search(source.text[:4_000]) else None)
    if found is not None:
        kind, advice = found
        raise UnreadableDocument(f"{shown_name(source.name)} is {kind}; {advice}, and add that.")


def _is_json(source: Source) -> bool:
    import msgspec

    if source.opening[:1] not in ("{", "["):
        return False
    try:
        msgspec.json.decode(source.text.encode(errors="replace"), type=dict | list)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True
