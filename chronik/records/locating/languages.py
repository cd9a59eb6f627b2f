"""Languages by their tags (BCP 47), and what people type instead."""

from __future__ import annotations

from chronik.language.patterns import late

_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_SHORT = frozenset(_ISO_639_1.split())
# Their names, and what people type: three letters where there are two, other names.
_NAMED = {
    "de": ("Deutsch", "deu ger german hochdeutsch"),
    "nds": ("Niederdeutsch", "plattdeutsch platt plattdüütsch"),
    "en": ("Englisch", "eng english"),
    "fr": ("Französisch", "fra fre french"),
    "la": ("Latein", "lat lateinisch latin"),
    "pl": ("Polnisch", "pol polish"),
    "cs": ("Tschechisch", "ces cze czech"),
    "da": ("Dänisch", "dan danish"),
    "nl": ("Niederländisch", "nld dut dutch"),
    "fy": ("Westfriesisch", "fry"),
    "frr": ("Nordfriesisch", ""),
    "stq": ("Saterfriesisch", "saterländisch"),
    "hsb": ("Obersorbisch", "sorbisch"),
    "dsb": ("Niedersorbisch", ""),
    "ru": ("Russisch", "rus russian"),
    "tr": ("Türkisch", "tur turkish"),
    "it": ("Italienisch", "ita italian"),
    "es": ("Spanisch", "spa spanish"),
    "uk": ("Ukrainisch", "ukr ukrainian"),
    "sv": ("Schwedisch", "swe swedish"),
    "yi": ("Jiddisch", "yid yiddish"),
    "he": ("Hebräisch", "heb hebrew"),
}
_TAG_OF = {
    word: tag for tag, (name, words) in _NAMED.items() for word in (name.lower(), *words.split())
}
_TAG = late(  # RFC 5646: language, script, region, variants, extensions, private use
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
)


def is_language(tag: str) -> bool:
    """Whether it is a well-formed tag of a language that has that code."""
    match = _TAG.fullmatch(tag.lower())
    if match is None or tag.lower() in _TAG_OF:
        return False
    language = match["language"]
    return language in _SHORT or (len(language) == 3 and language not in _TAG_OF)


def language_tag(words: str) -> str:
    """The tag that „Deutsch“, „ger“ or `de_DE` means; "" where that is not known."""
    typed = "-".join(words.split()).replace("_", "-")
    language, dash, rest = typed.partition("-")
    meant = f"{_TAG_OF.get(language.lower(), language)}{dash}{rest}"
    return meant if is_language(meant) else ""


def language_name(tag: str) -> str:
    """„Niederdeutsch“; the tag where it has no name here."""
    language, _, rest = tag.partition("-")
    name, _ = _NAMED.get(language.lower(), ("", ""))
    return f"{name} ({tag})" if name and rest else name or tag
