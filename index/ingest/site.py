"""A folder of documentation as the site that is made of it: what its pages are called, and where.

MkDocs, Docusaurus and Jekyll say in their settings under which address a site stands; these are
read, never run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import quote

from index.ingest.real_path import real_path
from index.parsing.metadata.metadata import one_line, web_address
from index.parsing.metadata.title_from_name import says_nothing, title_from_name

_LARGEST = 200_000
"""Bytes of settings that are looked at."""
_MOST = 20_000
"""Entries of a navigation that are looked at."""
_DEEPEST = 10
_BRACKETS = 2_000
_INDEX = re.compile(r"(?:_?index|readme)\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\A\d+(?:[-_.]+|\s+-\s+)(?=\D)")
_PLAIN_FOLDERS = re.compile(
    r"(?:docs?|documents?|documentation|content|pages?|src|source|site|website|public|articles?|"
    r"[a-z]{2}(?:[-_][A-Za-z]{2})?)\Z",
    re.IGNORECASE,
)
"""Names of folders that say nothing of what is in them."""
_DOCUSAURUS = re.compile(
    r"^[ \t]*(?P<key>url|baseUrl|title|routeBasePath|trailingSlash)[ \t]*:[ \t]*"
    r"(?:(?P<mark>[\"'`])(?P<text>[^\"'`\n$]{0,300})(?P=mark)|(?P<flag>true|false))",
    re.MULTILINE,
)
_FRONT = re.compile(r"\ufeff?---\n((?:(?!---).*\n)*)")
_OWN = r"^{}:[ \t]*[\"']?([\w./~-]{{1,200}})[\"']?[ \t]*$"
_TOP = 4_000
"""Bytes of a page in which its id or slug is looked for."""
_BLOG = re.compile(r"\bblog: \{[^{}]{0,500}?routeBasePath:[ \t]*[\"'](?P<path>[\w/.-]*)[\"']")
_PAGES = (".md", ".mdx", ".markdown", ".rst", ".html", ".htm", ".ipynb", ".adoc")


class Page(NamedTuple):
    """What a site says of one of its files.

    Attributes:
        base: address of the site; a path that the page gives itself is below it.
        url: address of the page.
        title: what to call it where its own title says nothing.
    """

    base: str | None = None
    url: str | None = None
    title: str | None = None


_POST = re.compile(r"(\d{4})-(\d{2})-(\d{2})-(.+)")
_PLACEHOLDER = re.compile(r":(\w+)")
_PERMALINKS = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title.html",
}
"""Jekyll's names for ways to make the addresses of posts."""


@dataclass(frozen=True, slots=True)
class Site:
    """A folder that was added as a whole.

    Attributes:
        root: the folder that was added.
        folder: where its pages are.
        base: address that the folder stands for, with a slash at the end; None if it has none.
        name: the site's name.
        style: how a page's address is made: "folders" (`a/b/`), "names" (`a/b`) or "files"
            (`a/b.html`).
        titles: titles of pages that the site's navigation gives, by path.
        numbered: whether numbers before names are no part of addresses.
        posts: how the address of a post in `_posts` is made, as Jekyll's `permalink` says it.
        blog: where Docusaurus has its posts, whose names begin with their dates.
        blog_base: address that this folder stands for.
    """

    root: Path
    folder: Path
    base: str | None = None
    name: str | None = None
    style: str = "names"
    titles: Mapping[str, str] = field(default_factory=dict)
    numbered: bool = False
    posts: str = ""
    blog: Path | None = None
    blog_base: str | None = None

    def page(self, path: Path) -> Page:
        """Return what the site says of a file; blocks."""
        try:
            within = PurePosixPath(path.relative_to(self.folder).as_posix())
        except ValueError:  # beside the pages: a post, a README of the project
            return self._post(path) or Page(title=self.name)
        title = self.titles.get(str(within)) or self._folder_title(within.parent)
        called = _said_of_itself(path, "id") if self.numbered else None
        return Page(self.base, self._url(within, called), title)

    def _post(self, path: Path) -> Page | None:
        """A post of Docusaurus: `2024-05-01-name.md` is at `2024/05/01/name`."""
        if self.blog is None or self.blog not in path.parents or path.suffix not in _PAGES:
            return None
        within = PurePosixPath(path.relative_to(self.blog).as_posix()).with_suffix("")
        parts = within.parts[:-1] if _INDEX.match(within.name) else within.parts
        name = re.sub(r"(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})[-/]", r"\1/\2/\3/", "/".join(parts))
        slug = _said_of_itself(path, "slug") or quote(name)
        url = web_address(self.blog_base + slug.lstrip("/")) if self.blog_base else None
        return Page(None, url, self.name)

    def _folder_title(self, parent: PurePosixPath) -> str | None:
        for folder in (parent, *parent.parents):
            if folder.name and not _PLAIN_FOLDERS.match(folder.name):
                label = _settings(self.folder / folder / "_category_.json").get("label")
                name = _NUMBER.sub("", folder.name)
                return label if isinstance(label, str) and label else title_from_name(name + ".")
        return self.name

    def _url(self, within: PurePosixPath, called: str | None = None) -> str | None:
        """The address of a page; `called` is what stands there instead of its file's name."""
        if self.base is None or within.suffix.lower() not in _PAGES:
            return None
        parts = list(within.with_suffix("").parts)
        if self.posts and "_posts" in parts:
            return self._post_url(parts)
        if any(part.startswith("_") and not _INDEX.match(part) for part in parts):
            return None
        if self.numbered:
            parts = [_NUMBER.sub("", part) for part in parts]
        is_index = bool(_INDEX.match(parts[-1])) or (self.numbered and parts[-2:-1] == parts[-1:])
        if called is not None:
            parts[-1], is_index = called, False
        if is_index:
            parts.pop()
        path = "/".join(map(quote, parts))
        if self.style == "files" or within.suffix.lower() in (".html", ".htm"):
            end = "/" if is_index and path else "" if is_index else ".html"
        else:
            end = "/" if self.style == "folders" and path else ""
        return web_address(self.base + path + end)

    def _post_url(self, parts: Sequence[str]) -> str | None:
        """The address of a post, whose name begins with its date."""
        match = _POST.fullmatch(parts[-1])
        if match is None or self.base is None:
            return None
        at = parts.index("_posts")
        year, month, day, name = match.groups()
        values = {
            "year": year, "month": month, "day": day, "title": quote(name), "slug": quote(name),
            "i_month": str(int(month)), "i_day": str(int(day)), "short_year": year[2:],
            "categories": "/".join(map(quote, (*parts[:at], *parts[at + 1 : -1]))),
        }  # fmt: skip
        path = _PLACEHOLDER.sub(lambda m: values.get(m[1], ""), self.posts)
        return web_address(self.base + re.sub(r"/{2,}", "/", path).lstrip("/"))


def _said_of_itself(path: Path, key: str) -> str | None:
    """The `id` or `slug` that a page of Docusaurus gives itself."""
    try:
        with path.open("rb") as file:
            text = file.read(_TOP).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return None
    front = _FRONT.match(text)
    match = re.search(_OWN.format(key), front[1], re.MULTILINE) if front else None
    return match[1] if match and ".." not in match[1] else None


def site_of(folder: Path, base_url: str | None = None) -> Site:
    """Return the site that a folder is, by the settings in it or right above it; blocks.

    Args:
        folder: added as a whole.
        base_url: address that it stands for, whatever its settings say.
    """
    root = real_path(folder)
    places = [root, *_folders(root), root.parent]
    found = next((site for place in places if (site := _configured(place, root))), Site(root, root))
    if found.name is None and not _PLAIN_FOLDERS.match(root.name):
        found = replace(found, name=title_from_name(root.name + "."))
    if base_url is None:
        return found
    here = root if found.folder in root.parents else found.folder
    return replace(found, base=base_url.rstrip("/") + "/", folder=here)


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(p for p in root.iterdir() if p.is_dir() and not p.is_symlink())[:50]
    except OSError:
        return []


def _configured(place: Path, root: Path) -> Site | None:
    """The site whose settings are in a folder, if the pages of `root` are its pages."""
    for name, make in (
        ("mkdocs.yml", _mkdocs),
        ("mkdocs.yaml", _mkdocs),
        ("docusaurus.config.js", _docusaurus),
        ("docusaurus.config.ts", _docusaurus),
        ("docusaurus.config.mjs", _docusaurus),
        ("_config.yml", _jekyll),
    ):
        text = _text(place / name)
        site = make(root, place, text) if text else None
        inside = site is not None and (
            root in (place, site.folder, site.blog) or place.parent == root
        )
        if inside:
            return site
    return None


def _mkdocs(root: Path, place: Path, text: str) -> Site | None:
    said = _yaml(text)
    docs = said.get("docs_dir") or "docs"
    if not isinstance(docs, str) or ".." in docs:
        return None
    is_flat = str(said.get("use_directory_urls")).lower() == "false"
    return Site(
        root,
        real_path(place / docs),
        _base(said.get("site_url")),
        _name(said.get("site_name")),
        "files" if is_flat else "folders",
        dict(_nav_titles(said.get("nav"))),
    )


def _docusaurus(root: Path, place: Path, text: str) -> Site:
    said: dict[str, str] = {}
    for match in _DOCUSAURUS.finditer(text):
        said.setdefault(match["key"], match["text"] or match["flag"] or "")
    route = said.get("routeBasePath", "docs").strip("/")
    base = _base(said.get("url"))
    if base:
        inner = "/".join(filter(None, (said.get("baseUrl", "/").strip("/"), route)))
        base = _base(base + inner)
    style = "folders" if said.get("trailingSlash") == "true" else "names"
    blog = _BLOG.search(text)
    address = _base(said.get("url"))
    if address:
        parts = (said.get("baseUrl", "/").strip("/"), blog["path"].strip("/") if blog else "blog")
        address = _base(address + "/".join(filter(None, parts)))
    return Site(
        root,
        real_path(place / "docs"),
        base,
        _name(said.get("title")),
        style,
        numbered=True,
        blog=real_path(place / "blog"),
        blog_base=address,
    )


def _jekyll(root: Path, place: Path, text: str) -> Site | None:
    said = _yaml(text)
    base = _base(said.get("url"))
    if base and isinstance(said.get("baseurl"), str):
        base = _base(base + said["baseurl"].strip("/"))
    said_link = said.get("permalink")
    permalink = said_link if isinstance(said_link, str) else "date"
    style = "folders" if permalink == "pretty" else "files"
    posts = _PERMALINKS.get(permalink, permalink)
    return Site(root, real_path(place), base, _name(said.get("title")), style, posts=posts)


def _base(value: Any) -> str | None:
    """An address with a slash at its end; of several, as of `!ENV [NAME, address]`, the last."""
    if isinstance(value, list):
        value = value[-1] if value else None
    address = web_address(value) if isinstance(value, str) else None
    return address.rstrip("/") + "/" if address else None


def _name(value: Any) -> str | None:
    return one_line(value) or None if isinstance(value, str) else None


def _nav_titles(nav: Any) -> Iterator[tuple[str, str]]:
    """Yield path and title of the pages of a navigation; of its sections where pages have none."""
    left: list[tuple[Any, str, int]] = [(nav, "", 0)]
    for _ in range(_MOST):
        if not left:
            return
        node, section, depth = left.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(node, list):
            left += [(child, section, depth + 1) for child in node[:500]]
        elif isinstance(node, dict):
            for title, below in list(node.items())[:500]:
                words = _name(title) or ""
                if isinstance(below, str):
                    best = section if says_nothing(words) else words
                    if best:
                        yield below, best
                else:
                    left.append((below, section if says_nothing(words) else words, depth + 1))
        elif isinstance(node, str) and section:
            yield node, section


def _settings(path: Path) -> dict[str, Any]:
    import msgspec

    try:
        found = msgspec.json.decode(_text(path) or "{}")
    except (msgspec.DecodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _yaml(text: str) -> dict[str, Any]:
    """The keys of settings, every value as text, a list or a mapping; none of what is no YAML."""
    if text.count("[") + text.count("{") > _BRACKETS:
        return {}
    import yaml  # only sites pay for the import

    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader runs nothing
    except (yaml.YAMLError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(path: Path) -> str:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return ""
        return path.read_text("utf-8", errors="replace")
    except (OSError, ValueError):
        return ""
