"""What a person filled into a page's form: names found, days read, and what is wrong said in the page's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from api.text import words
from graph.errors import Ambiguous, InvalidRequest, NotFound
from ontology.vocabulary import vocabulary
from visualizations.model import Lang


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one part of a form, and what it may have meant: ids that fit `parameter`."""

    text: str
    parameter: str
    candidates: tuple[str, ...] = ()
    status: int = 400


@dataclass(slots=True)
class Asked:
    """Reads a form; what is wrong is collected in `complaints`, and the part counts as not given."""

    lang: Lang
    complaints: list[Complaint] = field(default_factory=list)

    @property
    def status(self) -> int:
        """The status of a page with these complaints."""
        return self.complaints[0].status if self.complaints else 200

    def id(self, parameter: str, typed: str, resolve: Callable[[str], str]) -> str | None:
        """The id behind a name; None where nothing was typed or it is not clear what was meant."""
        if not typed.strip():
            return None
        try:
            return resolve(typed)
        except NotFound:
            self._complain(parameter, "unknown_name", typed, status=404)
        except Ambiguous as error:
            self._complain(parameter, "ambiguous_name", typed, error.candidates, 409)
        return None

    def choice(self, parameter: str, typed: str, named: Callable[[str], str]) -> str | None:
        """A role or field by its name or id; None where nothing was chosen or there is no such one."""
        if not typed.strip():
            return None
        try:
            return named(typed)
        except InvalidRequest:
            self._complain(parameter, "unknown_choice", typed)
        return None

    def day(self, parameter: str, typed: str) -> date | None:
        """A day as browsers send it; None where it is none."""
        try:
            return date.fromisoformat(typed.strip())
        except ValueError:
            self._complain(parameter, "bad_day", typed)
        return None

    def period(self, start: date | None, end: date | None, longest: int) -> tuple[date, date] | None:
        """Both days, if they are there, in order and not too far apart."""
        if start is None or end is None:
            return None
        if end < start:
            self._complain("from", "bad_order")
        elif end.year - start.year > longest:
            self.complaints.append(Complaint(words(self.lang)["too_long"].format(years=longest), "to"))
        else:
            return start, end
        return None

    def _complain(
        self, parameter: str, key: str, value: str = "", candidates: tuple[str, ...] = (), status: int = 400
    ) -> None:
        said = words(self.lang)[key].format(value=value.strip()[:200])
        self.complaints.append(Complaint(said, parameter, candidates, status))


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a list: `value` for the address, `label` for people, `depth` from 1."""

    value: str
    label: str
    depth: int = 1


def role_choices(lang: Lang) -> tuple[Choice, ...]:
    """The ontology's roles in its order."""
    return tuple(Choice(one.id, one.name_en if lang == "en" else one.name) for one in vocabulary().roles.values())


def field_choices(lang: Lang) -> tuple[Choice, ...]:
    """The ontology's fields, each below the one that it belongs to."""
    fields = vocabulary().fields.values()
    found: list[Choice] = []

    def add(parent: str | None) -> None:
        for one in fields:
            if one.parent == parent:
                found.append(Choice(one.id, one.name_en if lang == "en" else one.name, one.depth))
                add(one.id)

    add(None)
    return tuple(found)
