"""What an article has told so far: its names, and who has spoken."""

from __future__ import annotations

from attrs import frozen

from quotes.entities import Inventory


@frozen
class Spoke:
    """A speaker found so far: the mention's offset, the name, and what agrees with it."""

    start: int
    name: str
    gender: str | None
    plural: bool


class Story:
    """One article as reference sees it.

    Args:
        text: The article.
        masked: The same with its quotations masked, so that names in them are no antecedents.
    """

    def __init__(self, text: str, masked: str) -> None:
        self.text, self.masked = text, masked
        self.known = Inventory(text)
        self.spoken: list[Spoke] = []

    def is_person(self, name: str | None) -> bool:
        """Whether the text shows that a name is a person's."""
        return name in self.known.people

    def surely_person(self, name: str) -> bool:
        """Whether more than its speaking shows that a name is a person's: a gender or a role."""
        person = self.known.people.get(name)
        return person is not None and bool(person.gender or person.roles)

    def unquoted(self, offset: int) -> bool:
        """Whether an offset stands outside the quotations."""
        return self.masked[offset] == self.text[offset]
