"""The names of a record made ready for comparing: their words without legal forms and without what
stands in brackets.

Brackets in the name of a record are an editor's remark: „Jobcenter (ohne nähere Angabe)“ is called
Jobcenter.
"""

from __future__ import annotations

from functools import lru_cache

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.names.inflection import is_adjective
from chronik.passages.names.tokens import Token, tokens
from chronik.passages.wordlists import wordset

_LEGAL = late(
    r"(?:,? ?(?<!\w)(?:e\. ?[VG]\.|E\. ?V\.|eV|eG|g?GmbH|(?:& ?)?Co\.?|mbH|AG|KG|KGaA|SE|UG|OHG"
    r"|KdöR))+\s*\Z"
)
_BRACKETS = late(r"\s*\([^()]*\)")
_INSTITUTION = late(
    r"(?:ministerium|kammer|verein|verband|bund|agentur|amt|kreis|initiative|netzwerk|buendnis"
    r"|institut"
    r"|universitaet|hochschule|gesellschaft|stiftung|museum|schule|chor|werke?|zentrum|center"
    r"|fraktion|partei"
    r"|gemeinde|allianz|forum|service|projekt|offensive|kolleg|bibliothek|archiv|genossenschaft"
    r"|gewerkschaft"
    r"|akademie|theater|orchester|klinikum|krankenhaus|versicherung|verwaltung|kasse|anstalt"
    r"|werkstatt|club|klub"
    r"|feuerwehr|kirche|kloster|konferenz|ausschuss|beirat|rat|bezirk|betrieb|fabrik|brauerei"
    r"|studio)\Z"
)


SMALL_WORDS = wordset("fuer und der die das des dem den in im am an auf zu zur zum von vom bei")


class NameForm(NamedTuple):
    """A name as it is looked for.

    head is the place of the word that says what kind of thing it is („Kammer“), -1 where there is
    none; joined are all keys in one; initials are those of its longer words, in capitals, "" where
    there are fewer than three; coined says that capitals stand inside it („FiF“, „DGB“), so that it
    must be written like that.
    """

    name: str
    words: tuple[Token, ...]
    head: int
    joined: str
    initials: str
    coined: bool


@lru_cache(maxsize=8192)
def name_form(name: str) -> NameForm | None:
    """The name made ready; None for one without any word."""
    bare = _BRACKETS.sub("", name)
    words = tokens(_LEGAL.sub("", bare)) or tokens(bare) or tokens(name)
    if not words:
        return None

    letters = "".join(word.word[0] for word in words if word.key not in SMALL_WORDS).upper()
    coined = len(words) == 1 and sum(letter.isupper() for letter in words[0].word) >= 2
    joined = "".join(word.key for word in words)
    return NameForm(name, words, _head(words), joined, letters if len(letters) >= 3 else "", coined)


def _head(words: tuple[Token, ...]) -> int:
    """The institution that a name of several words begins with, else its first long noun."""
    if len(words) < 2:
        return -1
    institutions = (at for at, word in enumerate(words) if _INSTITUTION.search(word.key))
    nouns = (
        at
        for at, word in enumerate(words)
        if len(word.key) >= 6 and word.capital and not is_adjective(word.key)
    )
    return next(institutions, next(nouns, -1))
