"""Text as scraped pages deliver it: French words between marks, spaces and characters of every kind."""

from __future__ import annotations

from hypothesis import strategies as st

OPEN = ["«", "« ", "«\u00a0", "«\u202f", "«\u2009", "‹", "“", '"', "„", "<<"]
CLOSE = ["»", " »", "\u00a0»", "\u202f»", "\u2009»", "›", "”", '"', ">>"]
SPACES = [" ", "  ", "\u00a0", "\u202f", "\u2009", "\u3000", "\t", "\u200b", "\ufeff", "\u2060", "\v", "\f", "\x85"]
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\n \n", "\n- ", "\n— "]
STOPS = [".", ". ", ", ", " : ", " ; ", "! ", " ?", "…", "...", "(", ")", " — ", " – ", "-", "/", "[", "]"]
VERBS = [
    *("a déclaré ", "a-t-il dit", "déclare ", "estimant que ", "dit-elle", "selon ", "d’après ", "a qualifié ", "de "),
    *("a été jugé ", "par ", "qui a dénoncé ", "assure-t-on ", "en assurant ", "ont-ils répondu", "peut-on lire dans "),
    *("avait ajouté ", "s’est-il félicité", "pour ", "aux yeux de ", "fait savoir ", "à en croire ", "écrit "),
]
NAMES = [
    *("Marie Dupont", "M. Roy", "le ministre", "Mme de La Tour", "J.-P. Martin", "la CGT", "l’ONU", "LE MAIRE", "elle"),
    *("Jean-Baptiste Ould Daddah", "le porte-parole de la police", "on", "ils", "Me Éva Noël", "la ministre, Ève Ba,"),
    *("O’Neil", "İbrahim", "Œuvre", "ß", "Dr", "le président", "X", "Angela Merkel, chancelière allemande,", "qui "),
]
WORDS = [
    "Oui",
    "non",
    "que ",
    "qu’",
    "l’",
    "et ",
    "mais ",
    "le ",
    "la ",
    "les ",
    "un ",
    "des ",
    "hier ",
    "n’est pas ",
    "1,5 % ",
]
ODD = [
    *("\u00ad", "\u200d", "\u0327", "\ufb03", "De\u0301cla\u00adre\u0301"),
    *(
        "\x00",
        "\x1b[31m",
        "\ud800",
        "\udc00\ud800",
        "e\u0301",
        "🙂",
        "👩\u200d👧",
        "\u202e",
        "\u200f",
        "العربية",
        "עברית",
    ),
    *("ﬁ", "𝐌𝐚𝐫𝐢𝐞", "中文", "<script>", "&laquo;", "%s", "{}", "\\", "\uffff", "\U0010ffff", "ǆ", "İ", "ﬀ", "\u0345"),
]

PIECES = st.sampled_from([*OPEN, *CLOSE] * 2 + [*SPACES, *BREAKS, *STOPS, *VERBS * 2, *NAMES * 2, *WORDS, *ODD])


def texts(longest: int = 60) -> st.SearchStrategy[str]:
    """Texts of up to that many pieces, some with any character at all among them."""
    return st.lists(PIECES | st.text(max_size=3), max_size=longest).map("".join)
