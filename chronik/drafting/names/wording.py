"""What words of German texts tell of a name: offices, titles, nouns that are no part of any name.

Keys are as `passages.names.tokens` makes them: small letters, ä as ae, ß as ss.
"""

from __future__ import annotations

from chronik.language.patterns import late
from chronik.passages.wordlists import wordset

PARTICLES = wordset("von vom zu zur zum van de der den dem da di du del la le ten ter v")
HONORIFICS = wordset("frau herr herrn fraeulein frl hr fr familie schwester mdb mdl mdep")
TITLES = wordset(
    "dr prof professor professorin dipl ing med phil jur rer nat pol oec theol habil h c hc mult pd"
    " mag ma ba msc freiherr frhr graf graefin fuerst prinz prinzessin vet sc agr dent lic rel pfr"
)
OFFICE = late(
    r"(?:leiter|fuehrer|meister|sprecher|minister|praesident|direktor|rektor|vorsitzende|vorsitz"
    r"|sekretaer|referent|moderator|chef|dezernent|beauftragte|berater|pfarrer|lehrer|trainer|autor"
    r"|kuenstler|koordinator|manager|inhaber|gruender|experte|ingenieur|architekt|bischof|pastor"
    r"|unternehmer|kanzler|senator|journalist|redakteur|gastgeber|mitarbeiter|dirigent|forscher"
    r"|historiker|politiker|stellvertreter|gestalter|initiator|wirt|anwalt|richter|doktor|arzt"
    r"|apotheker|paechter|besitzer|hauptmann|leutnant|oberst|major|verwalter|bauer|mueller|schmied"
    r"|baecker|schneider|kaufmann|haendler|superintendent|probst|propst|dekan|kantor|organist"
    r"|kuester"
    r"|professor|dozent|wissenschaftler|geschaeftsfuehrer|verleger|maler|dichter|schriftsteller"
    r"|stifter|sieger|preistraeger|kandidat|kreisbrandmeister|landwirt|foerster|hebamme|hofbesitzer"
    r"|archivar|bibliothekar|musiker|saenger|pianist|soldat|veteran|ritter|vogt|baron|zeuge|jubilar"
    r"|kurator|tischler|schreiner|zimmerer|maurer|schuster|schlosser|weber|gerber|drechsler"
    r"|sattler|mechaniker|elektriker|fischer|intendant|regisseur|verwalter|aeltester|vorsteher"
    r"|schuetzenkoenig|koenig"
    r"|planer|kassirer|ackerbuerger|fabrikant|rentier|spieler|sportler|taenzer|komponist"
    r"|kabarettist|student|praktikant|doktorand|laudator|pfleger|therapeut|psychologe|[aeio]loge"
    r"|oekonom|botschafter|konsul|reporter|fotograf|blogger|designer|entwickler|physiker|chemiker"
    r"|jurist|notar|imker|winzer|gaertner|fahrer|kapitaen|pilot|schwimmer|auszubildende|azubi)"
    r"(?:in)?s?"
    r"\Z|(?:raetin|rat|wart|warte?rin|amtmann|hauptfrau|kassierer(?:in)?|abgeordnete[nr]?|obmann"
    r"|vorstand"
    r"|beamt(?:er|en|in)|beauftragte[nr]?|vorsitzende[nr]?|angestellte[nr]?|aeltesten?|zweite[rn]?"
    r"|kreisvorsitzende[nr]?|monsignore|pater|kaplan|praelat|diakon|diakonin|abt|aebtissin"
    r"|domkapitular|fuersprecher|koenigin|schriftfuehrung|dezernentin|beisitzer(?:in)?"
    r"|geschaeftsfuehrung|vizepraesident(?:in)?|altbauer|staatsminister|mitglied|ehrenmitglied"
    r"|raete|kauffrau"
    r"|(?:praesident|direktor|minister|meister|leiter|sprecher|fuehrer|pastor|pfarrer|autor)"
    r"(?:innen|en))\Z"
)
NO_OFFICE = wordset(
    "vertrat beirat stadtrat gemeinderat kreisrat aufsichtsrat ortsrat bundesrat betriebsrat rat"
    " antrat eintrat kirchenvorstand vorrat stiftungsrat verwaltungsrat elternrat verrat apparat"
    " samtgemeinderat vorstand landesvorstand aeltestenrat personalrat hausrat format unrat"
    " schuelerrat ehrenrat heimatrat kulturrat rundfunkrat beitrat seniorenbeirat mitglied"
    " mitglieder"
)
_NOUN = late(
    r"(?:ung|heit|keit|schaft|(?<=\w\w\w)ion|taet|ment|ismus|verein|verband|buendnis|netzwerk"
    r"|projekt|preis|fonds"
    r"|haus"
    r"|strasse|platz|schule|halle|kirche|tag|jahr|abend|fest|feier|markt|chor|stiftung|amt|park"
    r"|museum"
    r"|zentrum|arbeit|hilfe|wesen|bau|weg|thema|programm|konzept|konferenz|versammlung|sitzung"
    r"|wahl|rede|vortrag|gruss|wort|ruhestand|leben|zeit|saal|raum|stunde|woche|monat|bericht"
    r"|antrag"
    r"|beschluss|liste|foto|bild|buch|gruppe|team|firma|gmbh|klasse|ort|dorf(?:es)?gemeinschaft"
    r"|spiel|turnier|pokal|cup|medaille|nadel|urkunde|ehrung|ehrenamt|anlage|brunnen|denkmal|orgel"
    r"|kapelle|zug|schicht|stelle|ende|anfang|mitte|kreis|bund|rat|dienst|geschichte|gemeinde|kasse"
    r"|energie|natur|wald|wasser|landwirtschaft|handwerk|technik|kultur|sport|musik|jugend"
    r"|kind|kinder|familie|mitglieder|buerger|gaeste|teilnehmer|innen|leute|menschen|freunde"
    r"|vertreter)"
    r"(?:s|es|n|en|e|er)?\Z"
)
PLAIN_NOUNS = wordset(
    "ende anfang mitte seite leitung moderation vortrag rede begruessung gast gaeste foto bild text"
    " kontakt ort verein stadt gemeinde land kreis bund amt jahr tag abend uhr euro mark prozent"
    " thema motto ziel idee zukunft heimat familie freunde kollegen frage antwort dank grund zeit"
    " eltern kinder sohn tochter vater mutter frau mann bruder schwester ehefrau witwe damen herren"
    " grusswort protokoll schrift kasse vorsitz wahl beschluss antrag bericht punkt top"
    " tagesordnung sitzung pause kaffee kuchen essen musik krieg frieden gott anmeldung eintritt"
    " beginn schluss montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar"
    " februar maerz april mai juni juli august september oktober november dezember fruehjahr sommer"
    " herbst winter vorstand beirat mitglied mitglieder verwaltung polizei feuerwehr rathaus schule"
    " kirche buehne saal stille corona online internet video live service info news bei mit und"
    " fuer die der das ein eine im in am an auf aus nach vor von zu zum zur als auch nur so wie wir"
    " sie er es ich man ihr ihre seine sein unser unsere dieser diese dieses jede jeder alle viele"
    " beim vom unter ueber durch gegen ohne seit bis wegen trotz waehrend nachdem wenn da dabei"
    " danach dann dort hier heute gestern morgen jetzt nun noch schon sehr ganz hat hatte ist war"
    " neben zudem zunaechst ausserdem insgesamt aktuell bereits anschliessend gemeinsam besonders"
    " erste ersten erster zweite zweiter dritte neue neuer neues neuen grosse grosser alte alter"
    " ehepaar geschwister gebrueder staat verlag region bezirk preis ehre dr prof deutsche"
    " deutscher pate patin onkel tante opa oma enkel enkelin neffe nichte cousin cousine kollege"
    " kollegin freund freundin nachbar nachbarin partner partnerin star"
    " kultur bildung wirtschaft arbeit politik gesellschaft wissenschaft technik natur umwelt sport"
    " wasser energie gesundheit soziales inneres finanzen verkehr justiz europa"
)


def is_office(word_key: str) -> bool:
    """Whether a word says what somebody does or is: „Bürgermeisterin“, „Landrat“."""
    if len(word_key) <= 3 or word_key in NO_OFFICE:
        return False
    old = word_key.replace("rath", "rat").replace("wirth", "wirt")  # before 1901
    return OFFICE.search(old) is not None


def is_common(word_key: str) -> bool:
    """Whether a word is a noun like others, no name."""
    return word_key in PLAIN_NOUNS or (len(word_key) > 4 and _NOUN.search(word_key) is not None)


_NO_PROPER = late(
    r"(?:auto|online|bio|oeko|jugend|senioren|sport|projekt|presse|pilot|eltern|frauen|maenner"
    r"|kinder|test|haupt|neben|mini|maxi|mega|super|video|web|internet|kultur|lese|blas|rock|pop"
    r"|jazz|big|live|open|city|zukunfts?|gross|klein|alt|neu|ersatz|reparatur|stadtteil|bundes"
    r"|landes|kreis|bezirks?|orts?|gemeinde|volks|welt|heimat|partner|hilfs|schul|amts|start"
    r"|wohnungs?|energie|umwelt|klima|innovations?|tarif|arbeits?|fach|gast|gross|vorschuss?"
    r"|spar|kredit|molkerei|radfahrer|turn|gesang|krieger|schuetzen|landwehr|wander|reit)s?\Z"
)


def is_proper(word_key: str) -> bool:
    """Whether the first part of „Hansa-Gymnasium“ is a name and not a word like others."""
    is_word = _NO_PROPER.match(word_key) or is_common(word_key) or is_office(word_key)
    return not is_word and len(word_key) > 2 and word_key[0].isalpha()
