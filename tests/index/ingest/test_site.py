"""Folders of documentation: addresses and titles of their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Library
from index.ingest.site import site_of

BODY = "The lock opens at nine in the morning.\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


async def pages(tmp_path: Path, folder: Path, base_url: str | None = None) -> dict[str, str]:
    """Title and address of the articles of a folder."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix in (".md", ".mdx", ".html", ".rst"))
    async with Library.open(tmp_path / "data", sample=None) as library:
        async for _, additions in library.add_files(paths, folders=[folder], base_url=base_url):
            assert additions.failed == ()
        return {a.title: a.url or "" for a in await library.articles()}


async def test_mkdocs(tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    write(
        folder,
        **{
            "mkdocs.yml": "site_name: Harbour book\nsite_url: !ENV [URL, 'https://bay.example/b']\n"
            "markdown_extensions:\n  - x: !!python/name:os.system\n"
            "nav:\n  - Home: index.md\n  - Locks:\n      - locks/index.md\n"
            "      - Fares of the locks: locks/overview.md\n",
            "README.md": f"# Harbour\n\n{BODY}",
            "docs/index.md": f"# Welcome\n\n{BODY}",
            "docs/locks/index.md": f"# Introduction\n\n{BODY}",
            "docs/locks/overview.md": f"# Overview\n\n{BODY}",
            "docs/locks/new gates.md": f"---\ntitle: New gates\n---\n\n{BODY}",
            "docs/cranes/getting-started.md": f"# Getting started\n\n{BODY}",
        },
    )
    assert await pages(tmp_path, folder) == {
        "Harbour": "",
        "Harbour book": "https://bay.example/b/",
        "Locks": "https://bay.example/b/locks/",
        "Fares of the locks": "https://bay.example/b/locks/overview/",
        "New gates": "https://bay.example/b/locks/new%20gates/",
        "Cranes: Getting started": "https://bay.example/b/cranes/getting-started/",
    }


async def test_docusaurus(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write(
        folder,
        **{
            "docusaurus.config.ts": "const config = {\n  title: 'Bay',\n"
            "  url: 'https://bay.example',\n  baseUrl: '/help/',\n  trailingSlash: false,\n"
            "  themeConfig: {title: `x${evil()}`},\n};\nexport default config;\n",
            "docs/intro.md": f"# Introduction\n\n{BODY}",
            "docs/01-locks/_category_.json": '{"label": "The locks", "position": 1}',
            "docs/01-locks/README.md": f"# README\n\n{BODY}",
            "docs/01-locks/02-fares.md": f"---\nslug: tariff\n---\n# Fares\n\n{BODY}",
            "docs/01-locks/gates.md": f"---\nslug: /gates\n---\n# Gates\n\n{BODY}",
            "docs/01-locks/3-sluice.md": f"---\ntitle: Sluice\nid: old-sluice\n---\n\n{BODY}",
            "docs/cranes/cranes.md": f"# All cranes\n\n{BODY}",
            "blog/2024-05-01-fog.md": f"# Fog\n\n{BODY}",
            "blog/2024-06-02-storm/index.mdx": f"# Storm\n\n{BODY}",
            "blog/2024-07-03-ice.md": f"---\nslug: ice-age\n---\n# Ice\n\n{BODY}",
        },
    )
    blog = "https://bay.example/help/blog"
    assert await pages(tmp_path / "b", folder / "blog") == {
        "Fog": f"{blog}/2024/05/01/fog",
        "Storm": f"{blog}/2024/06/02/storm",
        "Ice": f"{blog}/ice-age",
    }
    assert await pages(tmp_path, folder / "docs") == {
        "Bay": "https://bay.example/help/docs/intro",
        "The locks": "https://bay.example/help/docs/locks",
        "Fares": "https://bay.example/help/docs/locks/tariff",
        "Gates": "https://bay.example/help/docs/gates",
        "Sluice": "https://bay.example/help/docs/locks/old-sluice",
        "All cranes": "https://bay.example/help/docs/cranes",
    }


async def test_jekyll(tmp_path: Path) -> None:
    folder = tmp_path / "bay"
    write(
        folder,
        **{
            "_config.yml": "title: The Bay\nurl: https://bay.example\nbaseurl: /b\n",
            "index.md": f"# Home\n\n{BODY}",
            "fares.md": f"# Fares\n\n{BODY}",
            "_posts/2024-03-01-fog.md": f"# Fog\n\n{BODY}",
            "gates.md": f"---\npermalink: /the/gates/\n---\n# Gates\n\n{BODY}",
            "evil.md": f"---\npermalink: /../../x\n---\n# Evil\n\n{BODY}",
        },
    )
    assert await pages(tmp_path, folder) == {
        "The Bay": "https://bay.example/b/",
        "Fares": "https://bay.example/b/fares.html",
        "Fog": "https://bay.example/b/2024/03/01/fog.html",
        "Gates": "https://bay.example/b/the/gates/",
        "Evil": "https://bay.example/b/evil.html",
    }


async def test_an_address_that_somebody_gives(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    write(
        folder,
        **{
            "README.md": f"# README\n\n{BODY}",
            "locks/README.md": f"# Overview\n\n{BODY}",
            "locks/fares.md": f"# Fares\n\n{BODY}",
            "locks/order_of_boats.md": f"# Introduction\n\n{BODY}",
            "own.md": f"---\nurl: https://other.example/own\n---\n# Own\n\n{BODY}",
        },
    )
    assert await pages(tmp_path, folder, "https://bay.example/d") == {
        "README": "https://bay.example/d/",
        "Locks": "https://bay.example/d/locks",
        "Fares": "https://bay.example/d/locks/fares",
        "Order of boats": "https://bay.example/d/locks/order_of_boats",
        "Own": "https://other.example/own",
    }


@pytest.mark.parametrize(
    "settings",
    [
        "[" * 5_000,
        "nav: &a [*a]\n",
        "site_url: 3\nnav: {}\n",
        "- a\n",
        "docs_dir: ../../etc\n",
        "\0",
    ],
)
def test_settings_that_say_nothing(tmp_path: Path, settings: str) -> None:
    write(tmp_path, **{"mkdocs.yml": settings, "docs/a.md": BODY})
    assert site_of(tmp_path).page((tmp_path / "docs/a.md").resolve()).url is None


def test_settings_elsewhere_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, **{"mkdocs.yml": "site_url: https://bay.example\n", "notes/a.md": BODY})
    assert site_of(tmp_path / "notes").base is None
    (tmp_path / "notes/mkdocs.yml").symlink_to(tmp_path / "mkdocs.yml")
    assert site_of(tmp_path / "notes").base is None


@pytest.mark.parametrize(
    ("permalink", "address"),
    [
        ("", "https://bay.example/boats/2024/05/01/the-oar.html"),
        ("permalink: pretty\n", "https://bay.example/boats/2024/05/01/the-oar/"),
        ("permalink: /news/:title\n", "https://bay.example/news/the-oar"),
    ],
)
def test_address_of_a_post_of_jekyll(tmp_path: Path, permalink: str, address: str) -> None:
    (tmp_path / "_config.yml").write_text(f"url: https://bay.example\n{permalink}")
    post = tmp_path / "boats" / "_posts" / "2024-05-01-the-oar.md"
    assert site_of(tmp_path).page(post).url == address
