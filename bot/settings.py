"""Every setting, and where its value comes from.

`Settings(...)` takes what it is given and reads nothing. `load_settings(...)` looks, for each
setting, at the arguments, then at the environment (`QUOTH_` and the setting's name in capitals),
then at the settings file, then at the default. The settings file is the one named by
`QUOTH_CONFIG`, else `quoth.toml` in the data directory; `config/quoth.toml` is a complete one.
An empty value, wherever it stands, means the default.
"""

# Without `from __future__ import annotations`: all those of `Settings` would be compiled again.

import os
import typing
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

ENVIRONMENT_PREFIX = "QUOTH_"
CONFIG_VARIABLE = "QUOTH_CONFIG"
FILE_NAME = "quoth.toml"
TOKEN_FALLBACK = "DISCORD_TOKEN"  # noqa: S105 - a variable's name, which many hosts set
SECRET = ("token", "search", "database")
"""Settings that are never shown."""
EMPTY = (None, "")
"""What stands for "not given"."""

_RATE = msgspec.Meta(ge=0, le=10_000, description="a whole number from 0 to 10000")
_COUNT = msgspec.Meta(ge=0, description="a whole number of 0 or more")
_HOSTS = msgspec.Meta(description="a list of hosts and networks")


class SettingsError(Exception):
    """A setting cannot be used; `str(error)` is one sentence that names it and its source."""


def default_data_dir() -> Path:
    """Return the platform's directory for the data of a user's programs, for Quoth."""
    from platformdirs import user_data_path  # here: most processes are told where to look

    return user_data_path("quoth", appauthor=False)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator can choose.

    Attributes:
        data_dir: directory of the database, the operator's articles and the settings file.
        database: address of PostgreSQL, which several processes may share, as in
            "postgresql://user:password@host:5432/quoth"; empty is a SQLite file in `data_dir`.
        sample: whether the articles that ship with Quoth are part of every answer.
        folder: directory whose articles a reindex reads into the shared library; None is
            `library` in the data directory.
        token: the bot's token. Needed by `quoth run` and `quoth sync` only; never shown.
        passages: how many passages an answer in Discord has at most, shown one at a time.
        threshold: confidence, from 0 to 1, below which Quoth says that the library does not
            say; None is the value that was measured to be best.
        semantic: whether a small language model compares what was found with the question by
            meaning; needs `quoth[semantic]`.
        max_upload_bytes: largest file that `/library add` takes, in bytes.
        quota_articles: how many articles the library of one server may hold.
        quota_paragraphs: how many paragraphs it may hold.
        quota_bytes: how much text it may hold, in bytes of UTF-8.
        fetch_contact: a web or mail address of the operator, told to every site that Quoth
            fetches from; empty for none.
        fetch_only: hosts and networks; when there are any, nothing else is fetched from.
        fetch_never: hosts and networks that are not fetched from.
        fetch_inside: hosts and networks that are fetched from although they are not public.
        fetch_ports: ports that are connected to.
        fetch_robots: whether a site's robots.txt is obeyed.
        fetch_max_bytes: largest document that is fetched, in bytes.
        fetch_pause: seconds between two requests for pages of one site, at least; a site's
            robots.txt may want more.
        fetch_seconds: time that fetching one document may take.
        shards: the shards that this process connects, as in "0-7/16"; a number alone is all of so
            many, and empty is as many as Discord recommends.
        message_content: whether Discord is asked for the text of all messages, which answering
            unasked in channels needs; it has to be switched on in the developer portal as well.
        member_questions: questions that a member may ask in a minute; 0 is without bound.
        channel_questions: questions that may be asked in a channel in a minute; 0 is without
            bound.
        retention_days: days after which what is remembered of answers and votes is deleted.
        keep_questions: whether the words of questions are remembered with the answers.
        grace_days: days for which the data of a server is kept after the bot has left it.
        log_level: least serious kind of message that `quoth run` writes to its log.
        log_format: lines for people, or a JSON object a line.
        index_memory_mb: memory that the indexes of libraries may take together, in megabytes;
            those in use may take more.
        search: addresses of the nodes of an OpenSearch cluster that holds large libraries; empty
            is none. Never shown, since a password may be part of them.
        search_above: paragraphs above which a library is held there.
        search_shared: whether the shared library is held there whatever its size.
        search_certificates: a file of certificates that its nodes are trusted by; None trusts the
            well-known.
        search_client_certificate: a file of the certificate, and its key, that this process shows
            to the nodes; None shows none.
        metrics_port: port of the page with figures for Prometheus; 0 is none.
        metrics_host: address that it listens at.
    """

    data_dir: Annotated[Path, msgspec.Meta(description="a path")] = msgspec.field(
        default_factory=default_data_dir
    )
    database: Annotated[str, msgspec.Meta(description="an address of PostgreSQL")] = ""
    sample: Annotated[bool, msgspec.Meta(description="true or false")] = True
    folder: Annotated[Path | None, msgspec.Meta(description="a path")] = None
    token: Annotated[str | None, msgspec.Meta(description="a bot's token")] = None
    passages: Annotated[int, msgspec.Meta(ge=1, le=3, description="a whole number from 1 to 3")] = 3
    threshold: Annotated[
        Annotated[float, msgspec.Meta(ge=0, le=1)] | None,
        msgspec.Meta(description="a number from 0 to 1"),
    ] = None
    semantic: Annotated[bool, msgspec.Meta(description="true or false")] = False
    max_upload_bytes: Annotated[
        int,
        msgspec.Meta(ge=1_000, le=25_000_000, description="a whole number from 1000 to 25000000"),
    ] = 10_485_760
    quota_articles: Annotated[int, _COUNT] = 2_000
    quota_paragraphs: Annotated[int, _COUNT] = 100_000
    quota_bytes: Annotated[int, _COUNT] = 50_000_000
    fetch_contact: Annotated[str, msgspec.Meta(description="a web or mail address")] = ""
    fetch_only: Annotated[tuple[str, ...], _HOSTS] = ()
    fetch_never: Annotated[tuple[str, ...], _HOSTS] = ()
    fetch_inside: Annotated[tuple[str, ...], _HOSTS] = ()
    fetch_ports: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=1, le=65_535)], ...],
        msgspec.Meta(description="a list of port numbers"),
    ] = (80, 443, 8080, 8443)
    fetch_robots: Annotated[bool, msgspec.Meta(description="true or false")] = True
    fetch_max_bytes: Annotated[
        int,
        msgspec.Meta(ge=1_000, le=64_000_000, description="a whole number from 1000 to 64000000"),
    ] = 10_000_000
    fetch_pause: Annotated[
        float, msgspec.Meta(ge=0, le=60, description="a number from 0 to 60")
    ] = 0.5
    fetch_seconds: Annotated[
        float, msgspec.Meta(ge=1, le=300, description="a number from 1 to 300")
    ] = 30.0
    shards: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^((\d{1,6}(-\d{1,6})?/)?[1-9]\d{0,5})?$",
            description='a part as in "0-7/16", or how many there are',
        ),
    ] = ""
    message_content: Annotated[bool, msgspec.Meta(description="true or false")] = False
    member_questions: Annotated[int, _RATE] = 30
    channel_questions: Annotated[int, _RATE] = 120
    retention_days: Annotated[
        int, msgspec.Meta(ge=1, le=3650, description="a whole number from 1 to 3650")
    ] = 90
    keep_questions: Annotated[bool, msgspec.Meta(description="true or false")] = False
    grace_days: Annotated[
        int, msgspec.Meta(ge=0, le=3650, description="a whole number from 0 to 3650")
    ] = 30
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        msgspec.Meta(description="one of debug, info, warning and error"),
    ] = "info"
    log_format: Annotated[
        Literal["text", "json"], msgspec.Meta(description="one of text and json")
    ] = "text"
    index_memory_mb: Annotated[
        int, msgspec.Meta(ge=1, le=1_000_000, description="a whole number from 1 to 1000000")
    ] = 512
    search: Annotated[
        tuple[Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/]+")], ...],
        msgspec.Meta(description="a list of addresses, as in https://user:password@host:9200"),
    ] = ()
    search_above: Annotated[int, _COUNT] = 1_000_000
    search_shared: Annotated[bool, msgspec.Meta(description="true or false")] = False
    search_certificates: Annotated[Path | None, msgspec.Meta(description="a path")] = None
    search_client_certificate: Annotated[Path | None, msgspec.Meta(description="a path")] = None
    metrics_port: Annotated[
        int, msgspec.Meta(ge=0, le=65_535, description="a port number, or 0 for none")
    ] = 0
    metrics_host: Annotated[str, msgspec.Meta(description="an address")] = "127.0.0.1"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Return what may be shown, which secrets may not."""
        names = (name for name in self.__struct_fields__ if name not in SECRET)
        return [(name, getattr(self, name)) for name in names]

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"Settings({', '.join(shown)})"

    @property
    def sample_folder(self) -> Path | None:
        """Directory of the articles that ship with Quoth, or None when they are left out."""
        return config_dir() / "library" if self.sample else None


def config_dir() -> Path:
    """Return the directory of the files that ship with Quoth.

    It is `bot/config` in an installed wheel and `config` beside `bot` in a checkout.

    Raises:
        SettingsError: neither is there, so the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "config", package.parent / "config"):
        if (candidate / FILE_NAME).is_file():
            return candidate
    raise SettingsError("Quoth's own files are missing; install it again.")


def load_settings(**given: object) -> Settings:
    """Return the settings of this process; arguments that are None count as not given.

    Raises:
        SettingsError: a value is wrong, the settings file is unreadable or names an unknown
            setting.
    """
    nearer = from_environment() | {
        name: Found(f"--{name.replace('_', '-')}", value)
        for name, value in given.items()
        if value not in EMPTY
    }
    here = nearer.get("data_dir")
    data_dir: Path = _checked("data_dir", here) if here else default_data_dir()
    found = from_file(settings_file(data_dir)) | nearer
    return Settings(**{name: _checked(name, value) for name, value in found.items()})


class Found(typing.NamedTuple):
    """A value that stands somewhere, not checked yet."""

    source: str
    value: object


@cache
def _hints() -> dict[str, Any]:
    return typing.get_type_hints(Settings, include_extras=True)


def from_environment() -> dict[str, Found]:
    """Return the settings that environment variables give."""
    variables = {TOKEN_FALLBACK: "token"}
    variables |= {ENVIRONMENT_PREFIX + name.upper(): name for name in _hints()}
    return {
        name: Found(variable, value)
        for variable, name in variables.items()
        if (value := os.environ.get(variable))
    }


def settings_file(data_dir: Path) -> Path:
    """Return where the settings file is, which need not exist."""
    named = os.environ.get(CONFIG_VARIABLE)
    return Path(named).expanduser() if named else data_dir / FILE_NAME


def from_file(path: Path) -> dict[str, Found]:
    """Return the settings that a file gives.

    Raises:
        SettingsError: it cannot be read, or names a setting that there is not.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        if os.environ.get(CONFIG_VARIABLE):
            raise SettingsError(f"{CONFIG_VARIABLE} names {path}, which does not exist.") from None
        return {}
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from error
    values = _table(path, data)
    for name in values.keys() - _hints().keys():
        from difflib import get_close_matches  # here: most files name what there is

        close = get_close_matches(name, _hints(), n=1)
        hint = f"; did you mean {close[0]}?" if close else "."
        raise SettingsError(f"{path}: there is no setting called {name}{hint}")
    return {
        name: Found(f"{name} in {path}", value)
        for name, value in values.items()
        if value not in EMPTY
    }


def _table(path: Path, data: bytes) -> dict[str, Any]:
    import tomllib  # here: most installations have no settings file

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8; save it as such.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.") from error


def _checked(name: str, found: Found) -> Any:
    """Return the value in the setting's type."""
    hint = _hints()[name]
    value = found.value
    if isinstance(value, str) and typing.get_origin(hint.__origin__) is tuple:
        value = value.replace(",", " ").split()  # as in an environment variable
    try:
        return msgspec.convert(value, hint, strict=False, dec_hook=_path)
    except (msgspec.ValidationError, ValueError) as error:
        shown = "" if name in SECRET else f", not {found.value!r}"
        allowed = hint.__metadata__[-1].description
        raise SettingsError(f"{found.source} must be {allowed}{shown}.") from error


def _path(kind: type, value: object) -> Path:
    """Read what msgspec does not know, which is paths alone."""
    if not isinstance(value, str | Path):
        raise ValueError(f"{value!r} is not a {kind.__name__}")
    return Path(value).expanduser()
