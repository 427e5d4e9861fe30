"""Where a mention starts and ends."""

from __future__ import annotations

import pytest

from tests.named import speaker_of

SPANS = [
    # parties inside a description, small letters inside a name
    ("« Oui », a dit le maire LR de Lorne, Luc Brandt.", "le maire LR de Lorne, Luc Brandt"),
    ("« Oui », a dit le député LREM de la Creuse.", "le député LREM de la Creuse"),
    ("« Oui », a dit Me Van den Broeck.", "Me Van den Broeck"),
    ("« Oui », a dit la présidente Ursula von der Leyen.", "la présidente Ursula von der Leyen"),
    ("« Oui », a dit la société Parks and Roads.", "la société Parks and Roads"),
    ("« Oui », a dit l’ONG Clowns sans frontières.", "l’ONG Clowns sans frontières"),
    # what a name does not go on with
    ("« Oui », a dit Luc Brandt sans hésiter.", "Luc Brandt"),
    ("« Oui », a dit le maire Luc Brandt de retour lundi.", "le maire Luc Brandt"),
    ("« Oui », a dit Zoé Lam et Marc rit.", "Zoé Lam"),
]


@pytest.mark.parametrize(("text", "span"), SPANS)
def test_span_of_a_mention(text: str, span: str) -> None:
    speaker = speaker_of(text)
    assert speaker
    assert speaker.text == span
