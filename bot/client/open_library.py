"""Opening the library as the settings say."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from bot.settings import Settings, SettingsError
from index import SHARED, EngineSettings, FetchPolicy, HostList, Library, Quota


def open_library(settings: Settings) -> AbstractAsyncContextManager[Library]:
    """Return the shared library of an installation, to be opened for the length of a block.

    Raises:
        SettingsError: what may be fetched is not said as it should be.
    """
    return Library.open(
        settings.data_dir,
        sample=settings.sample_folder,
        folder=settings.folder,
        threshold=settings.threshold,
        quota=Quota(settings.quota_articles, settings.quota_paragraphs, settings.quota_bytes),
        fetching=_policy(settings),
        memory=settings.index_memory_mb * 1_000_000,
        semantic=settings.semantic,
        engine=engine_settings(settings) if settings.search else None,
        database=settings.database,
    )


def engine_settings(settings: Settings) -> EngineSettings:
    """Return where the search engine is, which there is."""
    return EngineSettings(
        settings.search,
        settings.search_above,
        settings.search_certificates,
        settings.search_client_certificate,
        frozenset([SHARED] if settings.search_shared else []),
    )


def _policy(settings: Settings) -> FetchPolicy:
    try:
        return FetchPolicy(
            only=HostList.parse(settings.fetch_only),
            never=HostList.parse(settings.fetch_never),
            inside=HostList.parse(settings.fetch_inside),
            ports=frozenset(settings.fetch_ports),
            robots=settings.fetch_robots,
            contact=settings.fetch_contact,
            max_bytes=settings.fetch_max_bytes,
            pause=settings.fetch_pause,
            seconds=settings.fetch_seconds,
        )
    except ValueError as error:
        raise SettingsError(f"A setting of what is fetched is wrong: {error}.") from error
