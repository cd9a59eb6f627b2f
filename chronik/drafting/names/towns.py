"""Towns, lands and regions that everybody knows, how names of towns end, and what only looks so."""

from __future__ import annotations

from chronik.language.patterns import late
from chronik.passages.wordlists import wordset

LANDS = wordset(
    "Niedersachsen Sachsen-Anhalt Sachsen Thüringen Brandenburg Berlin Bremen Hamburg Bayern Hessen"
    " Schleswig-Holstein Mecklenburg-Vorpommern Nordrhein-Westfalen Rheinland-Pfalz Saarland"
    " Baden-Württemberg Deutschland Österreich Schweiz Preußen Hannover Pommern Schlesien"
    " Ostpreußen"
    " Westfalen Rheinland Franken Schwaben Oldenburg Ostfriesland Tirol Steiermark Kärnten Salzburg"
    " Mecklenburg Holstein Anhalt Braunschweig Lippe Baden Württemberg Pfalz Vorarlberg Burgenland"
    " Oberösterreich Niederösterreich Südtirol Polen Frankreich Dänemark Niederlande Belgien"
    " Italien"
    " Nordfriesland Dithmarschen Angeln Eiderstedt Uckermark Prignitz Altmark Börde Lausitz"
    " Vogtland"
    " Allgäu Oberpfalz Oberfranken Unterfranken Mittelfranken Niederbayern Oberbayern Emsland"
    " Münsterland"
    " Sauerland Siegerland Eifel Hunsrück Odenwald Spessart Rhön Harz Solling Wendland Ammerland"
    " Europa Nordostniedersachsen Nordhessen Südhessen Mittelhessen Ruhrgebiet Spreewald Havelland"
)


TOWNS = wordset(
    "München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen Dresden Nürnberg Duisburg"
    " Bochum Wuppertal Bielefeld Bonn Münster Karlsruhe Mannheim Augsburg Wiesbaden Mönchengladbach"
    " Gelsenkirchen Aachen Kiel Chemnitz Halle Magdeburg Krefeld Mainz Lübeck Erfurt Rostock Kassel"
    " Hagen Potsdam Saarbrücken Hamm Ludwigshafen Oldenburg Osnabrück Leverkusen Heidelberg"
    " Solingen"
    " Darmstadt Herne Neuss Regensburg Paderborn Ingolstadt Würzburg Ulm Wolfsburg Göttingen"
    " Heilbronn"
    " Pforzheim Offenbach Recklinghausen Bottrop Reutlingen Koblenz Bergisch Remscheid Jena Trier"
    " Erlangen Moers Siegen Hildesheim Salzgitter Cottbus Gera Kaiserslautern Zwickau Schwerin"
    " Gütersloh"
    " Witten Iserlohn Düren Flensburg Lünen Ludwigsburg Esslingen Hanau Dessau Marburg Tübingen"
    " Bamberg"
    " Bayreuth Celle Lüneburg Uelzen Emden Aurich Leer Stade Cuxhaven Verden Nienburg Hameln Goslar"
    " Peine Gifhorn Helmstedt Wernigerode Stendal Weimar Gotha Eisenach Suhl Görlitz Bautzen Plauen"
    " Freiberg Greifswald Stralsund Wismar Güstrow Husum Heide Itzehoe Pinneberg Wien Graz Linz"
    " Innsbruck"
    " Klagenfurt Bregenz Zürich Basel Bern Genf Luzern Paris London Rom Brüssel Straßburg Prag"
    " Warschau"
    " Danzig Breslau Stettin Königsberg Genthin Konstanz Ravensburg Kempten Passau Landshut"
    " Fulda Gießen"
    " Wetzlar Worms Speyer Landau Norden Wittmund Varel Jever Vechta Cloppenburg Lingen"
    " Nordhorn Papenburg"
    " Soltau Walsrode Buxtehude Winsen Dannenberg Lüchow Hitzacker Bleckede Salzwedel"
    " Gardelegen Tangermünde"
    " Quedlinburg Halberstadt Naumburg Merseburg Zeitz Wittenberg Torgau Meißen Pirna Zittau"
    " Dinslaken"
)


REGIONS = wordset(
    "Schwarzwald Harz Uckermark Altmark Prignitz Oderbruch Spreewald Erzgebirge Vogtland Bayerwald"
    " Taunus Westerwald Wetterau Hunsrück Breisgau Ortenau Kraichgau Chiemgau Steigerwald"
    " Fichtelgebirge"
    " Lausitz Fläming Barnim Havelland Rügen Usedom Fehmarn Sylt Föhr Amrum Stormarn Hadeln"
    " Kehdingen"
)


DOUBTFUL = wordset(
    "Halle Essen Leer Stade Norden Heide Baden Hagen Hamm Franken Börde Angeln Lippe Worms"
)


ENDING = late(
    r"(?:burg|stadt|dorf|hausen|heim|furth?|rode|stedt|büttel|weiler|kirchen|brücken?|leben"
    r"|hagen|hafen"
    r"|münde|minde|ingen|ungen|born|bronn|broich|scheid|siel|borstel|wedel|loh|lohe|beck|bek"
    r"|bostel|wik"
    r"|roda|schwend|reuth?|ried|moos|zell|lar|wiler|tal|thal|bach|feld|berge?|wald|see|stein"
    r"|horst|au|aue|ow"
    r"|itz|nitz|witz|ede|um|sum|koog|fehn|moor|hude|weide|wörth|werder|mark|kamp|sen|ssen|gast"
    r"|eck|holz"
    r"|brunn|brunnen|büll|by|rup|trup|lage|haven|wische?|hof|höfen|kreuz|kappeln|oog|land|börde"
    r"|heide|kuhlen)\Z"
)


SURE_ENDING = late(
    r"(?:burg|dorf|hausen|heim|furth?|rode|stedt|büttel|weiler|kirchen|leben|hagen|münde|ingen"
    r"|bronn|broich"
    r"|scheid|siel|borstel|wedel|bostel|roda|reuth|fehn|koog|hude|büll|oog|trup|itz|ow|haven"
    r"|stadt|tal|felde?"
    r"|bach|beck|brück|au|see|berg|walde?|rup|loh|moor|rieth?|torf)\Z"
)


NO_PLACE = wordset(
    "Hand Kooperation Präsenz Form Zusammenarbeit Zeiten Zukunft Bezug Höhe Frage Sachen"
    " Betrieb Kürze Anspruch"
    " Gruppen Absprache Anwesenheit Begleitung Richtung Zeit Ruhe Ordnung Kraft Händen Worten"
    " Arbeit"
    " Krisen Jahren Wochen Tagen Stunden Monaten Sekunden Minuten Auftrag Rente Anlehnung"
    " Abstimmung"
    " Erinnerung Gedanken Planung Summe Teilen Anschluss Eigenregie Eintracht Freiheit Frieden"
    " Gang Szene"
    " Reihen Augenschein Anbetracht Übereinstimmung Vertretung Verbindung Vorbereitung Folge"
    " Gefahr Gegenwart"
    " Bildern Zahlen Fällen Bälde Trauer Liebe Gemeinschaft Deutsch Englisch Sicht Not Rede"
    " Wort Schrift"
    " Hause Haus Fahrt Dienst Schule Ferien Feld Wald See Land Stadt Dorf Stein Berg Frieden"
    " Häusern Orten"
    " Rahmen Namen Leben Essen Wesen Treffen Gärten Garten Boden Ofen Hafen Seiten Themen"
    " Interessen Kosten"
    " Mitteln Räumen Personen Kreisen Vereinen Betrieben Unternehmen Firmen Schulen Kirchen"
    " Familien Frauen"
    " Männern Kindern Ländern Gemeinden Städten Bereichen Fragen Aufgaben Angeboten Projekten"
    " Workshops Ämtern"
    " Vereinsheim Pfarrheim Altenheim Pflegeheim Feuerwehrhaus Wohnzimmer Vorjahr Anfang Ende"
    " Mitte Coronazeiten"
    " Baukosten Spenden Kommunen Regionen Institutionen Organisationen Einrichtungen Gesprächen"
    " Wagen Karten"
    " Westen Osten Süden Norden Morgen Abend Mittag Nachmittag Sommer Winter Herbst Frühjahr"
    " Advent Ostern"
    " Pfingsten Weihnachten Mai Juni Juli August April März Januar Februar September Oktober"
    " November Dezember"
    " Vertrag Antrag Beitrag Auftrag Tagen Fragen Bau Frau Klima Raum Datum Forum Museum"
    " Zentrum Studium"
    " Jubiläum Publikum Gymnasium Ministerium Neubau Umbau Ausbau Hochbau Tiefbau Anbau Aufbau"
    " Wiederaufbau"
    " Applaus Beifall Führungen Verhandlungen Uniform Tracht Öffentlichkeit Verein Kraft Holz"
    " Weise Eigenleistung"
    " Teilzeit Vollzeit Elternzeit Amt Würden Feierstunde Bild Ton Musik Gesang Gebet Stille Lumpen"
)


def is_place_like(word: str) -> bool:
    """Whether a word is a place that everybody knows, or ends as few others do."""
    if word in LANDS or word in TOWNS:
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(part in LANDS or part in TOWNS for part in parts)


def ends_as_place(word: str) -> bool:
    """Whether a word ends as names of towns do, and as few other words."""
    return word[:1].isupper() and SURE_ENDING.search(word.lower()) is not None


def is_town(words: str) -> bool:
    """Whether words are most likely the name of a town: „Hannover“, „Altenau“."""
    return " " not in words and (is_place_like(words) or ends_as_place(words))
