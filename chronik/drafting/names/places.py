"""Places in a passage: towns and lands that everybody knows, names that end as German ones do, and
buildings with a name of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronik.drafting.names.wording import is_common, is_office
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.folding import fold
from chronik.passages.names.tokens import Token, tokens
from chronik.passages.wordlists import wordset

LANDS = wordset(
    "Niedersachsen Sachsen-Anhalt Sachsen Thüringen Brandenburg Berlin Bremen Hamburg Bayern Hessen"
    " Schleswig-Holstein Mecklenburg-Vorpommern Nordrhein-Westfalen Rheinland-Pfalz Saarland"
    " Baden-Württemberg Deutschland Österreich Schweiz Preußen Hannover Pommern Schlesien Ostpreußen"
    " Westfalen Rheinland Franken Schwaben Oldenburg Ostfriesland Tirol Steiermark Kärnten Salzburg"
    " Mecklenburg Holstein Anhalt Braunschweig Lippe Baden Württemberg Pfalz Vorarlberg Burgenland"
    " Oberösterreich Niederösterreich Südtirol Polen Frankreich Dänemark Niederlande Belgien Italien"
    " Nordfriesland Dithmarschen Angeln Eiderstedt Uckermark Prignitz Altmark Börde Lausitz Vogtland"
    " Allgäu Oberpfalz Oberfranken Unterfranken Mittelfranken Niederbayern Oberbayern Emsland Münsterland"
    " Sauerland Siegerland Eifel Hunsrück Odenwald Spessart Rhön Harz Solling Wendland Ammerland"
    " Europa Nordostniedersachsen Nordhessen Südhessen Mittelhessen Ruhrgebiet Spreewald Havelland"
)
_TOWNS = wordset(
    "München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen Dresden Nürnberg Duisburg"
    " Bochum Wuppertal Bielefeld Bonn Münster Karlsruhe Mannheim Augsburg Wiesbaden Mönchengladbach"
    " Gelsenkirchen Aachen Kiel Chemnitz Halle Magdeburg Krefeld Mainz Lübeck Erfurt Rostock Kassel"
    " Hagen Potsdam Saarbrücken Hamm Ludwigshafen Oldenburg Osnabrück Leverkusen Heidelberg Solingen"
    " Darmstadt Herne Neuss Regensburg Paderborn Ingolstadt Würzburg Ulm Wolfsburg Göttingen Heilbronn"
    " Pforzheim Offenbach Recklinghausen Bottrop Reutlingen Koblenz Bergisch Remscheid Jena Trier"
    " Erlangen Moers Siegen Hildesheim Salzgitter Cottbus Gera Kaiserslautern Zwickau Schwerin Gütersloh"
    " Witten Iserlohn Düren Flensburg Lünen Ludwigsburg Esslingen Hanau Dessau Marburg Tübingen Bamberg"
    " Bayreuth Celle Lüneburg Uelzen Emden Aurich Leer Stade Cuxhaven Verden Nienburg Hameln Goslar"
    " Peine Gifhorn Helmstedt Wernigerode Stendal Weimar Gotha Eisenach Suhl Görlitz Bautzen Plauen"
    " Freiberg Greifswald Stralsund Wismar Güstrow Husum Heide Itzehoe Pinneberg Wien Graz Linz Innsbruck"
    " Klagenfurt Bregenz Zürich Basel Bern Genf Luzern Paris London Rom Brüssel Straßburg Prag Warschau"
    " Danzig Breslau Stettin Königsberg Genthin Konstanz Ravensburg Kempten Passau Landshut Fulda Gießen"
    " Wetzlar Worms Speyer Landau Norden Wittmund Varel Jever Vechta Cloppenburg Lingen Nordhorn Papenburg"
    " Soltau Walsrode Buxtehude Winsen Dannenberg Lüchow Hitzacker Bleckede Salzwedel Gardelegen Tangermünde"
    " Quedlinburg Halberstadt Naumburg Merseburg Zeitz Wittenberg Torgau Meißen Pirna Zittau Dinslaken"
)
_REGIONS = wordset(
    "Schwarzwald Harz Uckermark Altmark Prignitz Oderbruch Spreewald Erzgebirge Vogtland Bayerwald"
    " Taunus Westerwald Wetterau Hunsrück Breisgau Ortenau Kraichgau Chiemgau Steigerwald Fichtelgebirge"
    " Lausitz Fläming Barnim Havelland Rügen Usedom Fehmarn Sylt Föhr Amrum Stormarn Hadeln Kehdingen"
)
_DOUBTFUL = wordset(
    "Halle Essen Leer Stade Norden Heide Baden Hagen Hamm Franken Börde Angeln Lippe Worms"
)
_ENDING = late(
    r"(?:burg|stadt|dorf|hausen|heim|furth?|rode|stedt|büttel|weiler|kirchen|brücken?|leben|hagen|hafen"
    r"|münde|minde|ingen|ungen|born|bronn|broich|scheid|siel|borstel|wedel|loh|lohe|beck|bek|bostel|wik"
    r"|roda|schwend|reuth?|ried|moos|zell|lar|wiler|tal|thal|bach|feld|berge?|wald|see|stein|horst|au|aue|ow"
    r"|itz|nitz|witz|ede|um|sum|koog|fehn|moor|hude|weide|wörth|werder|mark|kamp|sen|ssen|gast|eck|holz"
    r"|brunn|brunnen|büll|by|rup|trup|lage|haven|wische?|hof|höfen|kreuz|kappeln|oog|land|börde|heide|kuhlen)\Z"
)
_SURE_ENDING = late(
    r"(?:burg|dorf|hausen|heim|furth?|rode|stedt|büttel|weiler|kirchen|leben|hagen|münde|ingen|bronn|broich"
    r"|scheid|siel|borstel|wedel|bostel|roda|reuth|fehn|koog|hude|büll|oog|trup|itz|ow|haven|stadt|tal|felde?"
    r"|bach|beck|brück|au|see|berg|walde?|rup|loh|moor|rieth?|torf)\Z"
)
_NO_PLACE = wordset(
    "Hand Kooperation Präsenz Form Zusammenarbeit Zeiten Zukunft Bezug Höhe Frage Sachen Betrieb Kürze Anspruch"
    " Gruppen Absprache Anwesenheit Begleitung Richtung Zeit Ruhe Ordnung Kraft Händen Worten Arbeit"
    " Krisen Jahren Wochen Tagen Stunden Monaten Sekunden Minuten Auftrag Rente Anlehnung Abstimmung"
    " Erinnerung Gedanken Planung Summe Teilen Anschluss Eigenregie Eintracht Freiheit Frieden Gang Szene"
    " Reihen Augenschein Anbetracht Übereinstimmung Vertretung Verbindung Vorbereitung Folge Gefahr Gegenwart"
    " Bildern Zahlen Fällen Bälde Trauer Liebe Gemeinschaft Deutsch Englisch Sicht Not Rede Wort Schrift"
    " Hause Haus Fahrt Dienst Schule Ferien Feld Wald See Land Stadt Dorf Stein Berg Frieden Häusern Orten"
    " Rahmen Namen Leben Essen Wesen Treffen Gärten Garten Boden Ofen Hafen Seiten Themen Interessen Kosten"
    " Mitteln Räumen Personen Kreisen Vereinen Betrieben Unternehmen Firmen Schulen Kirchen Familien Frauen"
    " Männern Kindern Ländern Gemeinden Städten Bereichen Fragen Aufgaben Angeboten Projekten Workshops Ämtern"
    " Vereinsheim Pfarrheim Altenheim Pflegeheim Feuerwehrhaus Wohnzimmer Vorjahr Anfang Ende Mitte Coronazeiten"
    " Baukosten Spenden Kommunen Regionen Institutionen Organisationen Einrichtungen Gesprächen Wagen Karten"
    " Westen Osten Süden Norden Morgen Abend Mittag Nachmittag Sommer Winter Herbst Frühjahr Advent Ostern"
    " Pfingsten Weihnachten Mai Juni Juli August April März Januar Februar September Oktober November Dezember"
    " Vertrag Antrag Beitrag Auftrag Tagen Fragen Bau Frau Klima Raum Datum Forum Museum Zentrum Studium"
    " Jubiläum Publikum Gymnasium Ministerium Neubau Umbau Ausbau Hochbau Tiefbau Anbau Aufbau Wiederaufbau"
    " Applaus Beifall Führungen Verhandlungen Uniform Tracht Öffentlichkeit Verein Kraft Holz Weise Eigenleistung"
    " Teilzeit Vollzeit Elternzeit Amt Würden Feierstunde Bild Ton Musik Gesang Gebet Stille Lumpen"
)
_LEADS = wordset("in nach aus bei ueber vor um")
_OF = wordset(
    "stadt ort gemeinde dorf flecken ortsteil ortschaft kreisstadt hansestadt raum region"
)
_VENUE = late(
    r"(?:rathaus|haus|gasthaus|gasthof|hotel|saal|halle|kirche|schloss|burg|zentrum|park"
    r"|loft|heim|hof|scheune|kloster|mühle|stadion|aula|villa|gut|keller|dom"
    r"|technologiezentrum|krug|schänke|schenke|stube|turm|kapelle|remise|speicher|börse)\Z"
)


class PlaceFound(NamedTuple):
    """A place in a passage: text[start:end] == words."""

    start: int
    end: int
    words: str
    is_building: bool = False


def is_place_like(word: str) -> bool:
    """Whether a word is a place that everybody knows, or ends as few others do."""
    if word in LANDS or word in _TOWNS:
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(part in LANDS or part in _TOWNS for part in parts)


def ends_as_place(word: str) -> bool:
    """Whether a word ends as names of towns do, and as few other words."""
    return word[:1].isupper() and _SURE_ENDING.search(word.lower()) is not None


def is_town(words: str) -> bool:
    """Whether words are most likely the name of a town: „Hannover“, „Altenau“."""
    return " " not in words and (is_place_like(words) or ends_as_place(words))


def places_in(text: str) -> list[PlaceFound]:
    """The places of a passage, in order. Never fails."""
    words = tokens(text)
    folded = fold(text)
    found: list[PlaceFound] = []
    at = 0
    while at < len(words):
        past = _past(words, at)
        if past:
            start, end = folded.span(words[at].start, words[past - 1].end)
            found.append(PlaceFound(start, end, " ".join(text[start:end].split())))
            at = past
        else:
            at += 1
    return sorted([*found, *_buildings(text, words, found)])


def _past(words: Sequence[Token], at: int) -> int:
    """The token past a place that begins here; 0 where none does."""
    word = words[at]
    if not word.word[0].isupper() or (at and words[at].gap == "-"):
        return 0
    past = at + 1
    while past < len(words) and words[past].gap == "-" and words[past].word[0].isupper():
        past += 1
    if past < len(words) and words[past].gap.startswith("-"):
        return 0
    whole = "-".join(each.word for each in words[at:past])
    if whole in _DOUBTFUL and not (at and words[at - 1].key in _LEADS and words[at].gap == " "):
        return 0
    if whole in LANDS or whole in _TOWNS or (past > at + 1 and is_place_like(whole)):
        return past
    if word.word in ("Sankt", "St") and (end := _of_saint(words, at)):
        return end
    if word.word in ("Bad", "Sankt", "St") and past < len(words) and words[past].word[0].isupper():
        return past + 1 if words[past].gap in (" ", ". ") and word.word == "Bad" else 0
    if whole in _NO_PLACE or is_office(word.key):
        return 0
    if whole in _REGIONS:
        return past if at and words[at].gap == " " else 0
    if _opens(words, at, past) and not is_common(words[past - 1].key):
        return past
    return past if _led_to(words, at, past) else 0


def _opens(words: Sequence[Token], at: int, past: int) -> bool:
    """„Altenau, 19. Juni.“, „Altenau. Der Verein …“ at the beginning."""
    if at or past >= len(words) or len(words[at].word) < 4 or words[at].word.isupper():
        return False
    following = words[past]
    dated = following.gap == ", " and (following.word.isdigit() or following.key in ("den", "im"))
    is_like = ends_as_place(words[past - 1].word)
    begins = following.word[0].isupper() or following.word[0].isdigit()
    return dated or (is_like and following.gap in (". ", ".\n") and begins)


def _led_to(words: Sequence[Token], at: int, past: int) -> bool:
    """Whether words before make it a place: „in Altenau“, „die Gemeinde Altenau“."""
    word, last = words[at], words[past - 1].word
    if at == 0 or words[at].gap != " " or not last[0].isupper() or word.word.isupper():
        return False
    before = words[at - 1]
    if before.key in _OF and before.capital:
        return not is_common(words[past - 1].key) or bool(_SURE_ENDING.search(last.lower()))
    if before.key not in _LEADS:
        return False
    low = last.lower()
    if before.key in ("in", "aus", "nach"):
        sure = _SURE_ENDING.search(low) and not is_common(words[past - 1].key)
        ends = past >= len(words) or not (words[past].gap == " " and words[past].capital)
        is_home = (
            before.key == "aus"
            and at > 2
            and words[at - 2].gap == " "
            and words[at - 3].capital
            and words[at - 2].capital
        )
        if (before.key == "in" or is_home) and ends and not _PLURAL.search(low) and past == at + 1:
            return not is_common(words[past - 1].key)
        return bool(sure) or (
            bool(_ENDING.search(low)) and ends and not is_common(words[past - 1].key)
        )
    return bool(_SURE_ENDING.search(low)) and not is_common(words[past - 1].key)


def _of_saint(words: Sequence[Token], at: int) -> int:
    """Past „St. Valentin am Inn“ behind „in“ or „Gemeinde“; 0 for the saint of a church."""
    led = at > 0 and words[at - 1].key in (*_LEADS, *_OF) and words[at].gap == " "
    if not led or at + 1 >= len(words) or not words[at + 1].word[0].isupper():
        return 0
    past = at + 2
    if past + 1 < len(words) and words[past].key in ("am", "im", "bei") and words[past + 1].capital:
        past += 2
    return past


_PLURAL = late(r"(?:en|ern|eln|er|s|e)\Z")


def _buildings(text: str, words: Sequence[Token], found: Sequence[PlaceFound]) -> list[PlaceFound]:
    """„im Gasthaus „Zur Linde““, „im Lüneburger Technologiezentrum“, „im Rathaus Altenau“."""
    folded = fold(text)
    buildings = []
    for at, word in enumerate(words):
        if not word.capital or not _VENUE.search(word.word.lower()) or not at:
            continue
        inside = {each.key for each in words[max(0, at - 3) : at]}
        if _is_in_quotes(words, at):
            start, end = folded.span(words[at - 1].start, word.end)
            buildings.append(PlaceFound(start, end, " ".join(text[start:end].split()), True))
            continue
        if not inside & {
            "im",
            "in",
            "am",
            "ins",
            "vom",
            "zum",
            "ort",
            "veranstaltungsort",
        }:
            continue
        first, past = at, at + 1
        if word.gap == "-" or word.key.endswith(("krankenhaus", "klinik")):
            continue
        town = words[at - 1]
        if town.capital and town.key.endswith("er") and word.gap == " " and len(town.key) > 5:
            first = at - 1
        quoted = (
            past < len(words) and words[past].gap.strip() == '"' and words[past].gap.startswith(" ")
        )
        if quoted:
            while past < len(words) and '"' not in words[past].gap[: 1 if past > at + 1 else 0]:
                past += 1
                if past - at > 6:
                    break
        elif (
            past + 1 < len(words) and words[past].word in ("St", "Sankt") and words[past].gap == " "
        ):
            past += 2
        elif past < len(words) and words[past].gap == " " and words[past].word[0].isupper():
            if not is_common(words[past].key) and not is_office(words[past].key):
                past += 1
                while past < len(words) and words[past].gap == "-":
                    past += 1
        if first == at and past == at + 1:
            continue
        start, end = folded.span(words[first].start, words[past - 1].end)
        if quoted and text[end : end + 1] in ("“", '"', "”", "«"):
            end += 1
        if not any(place.start <= start and end <= place.end for place in found):
            buildings.append(PlaceFound(start, end, " ".join(text[start:end].split()), True))
    return buildings


def _is_in_quotes(words: Sequence[Token], at: int) -> bool:
    """„Tessenow Loft“ in quotation marks: two capitals, the second of which is a house."""
    before, word = words[at - 1], words[at]
    opened = before.gap.endswith('"') and before.word[0].isupper()
    closed = at + 1 >= len(words) or words[at + 1].gap.startswith('"')
    return opened and closed and word.gap == " "
