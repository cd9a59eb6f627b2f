"""Words that say what kind of body a name is of, and how such a name is called by itself."""

from __future__ import annotations

from functools import lru_cache

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.wordlists import wordset


class Kin(NamedTuple):
    """What kind of thing a head is of."""

    kind: str  # organisations or networks
    head: str  # its key, without an ending
    is_weak: bool = False  # whether the word is so common that an adjective makes no name of it
    is_department: bool = False  # whether „für A, B und C“ belongs to it


_DEPARTMENT = (
    r"ministerium|senatsverwaltung|staatskanzlei|landesamt|bundesamt|amt|behoerde|ausschuss"
    r"|fachbereich"
    r"|dezernat|agentur|institut|direktion|kommission|fakultaet|anstalt|zentrum"
)
_BODY = (
    r"kammer|jobcenter|landkreis|samtgemeinde|verbandsgemeinde|stadtgemeinde|universitaet"
    r"|hochschule"
    r"|akademie|schule|gymnasium|sparkasse|bank|raiffeisenbank|verein|verband|bund|gesellschaft"
    r"|stiftung"
    r"|museum|archiv|bibliothek|buecherei|theater|orchester|chor|kantorei|feuerwehr|kirchengemeinde"
    r"|kirchenkreis|landeskirche|genossenschaft|gewerkschaft|innung|kreishandwerkerschaft|fraktion"
    r"|klinikum|krankenhaus|klinik|werke|betriebe|verlag|brauerei|molkerei|zeitung|kolleg|club|klub"
    r"|vereinigung|diakonie|caritas|lebenshilfe|gemeinderat|stadtrat|kreistag|landtag|bundestag"
    r"|ortsrat"
    r"|landesregierung|bezirksregierung|regierungspraesidium|polizeiinspektion|polizei|amtsgericht"
    r"|landgericht|kasse|versicherung|forstamt|hospizdienst|hilfswerk|hospiz|kita|kindergarten"
    r"|kapelle"
    r"|musikzug|posaunenchor|gilde|zunft|loge|korporation|burschenschaft|bruderschaft|kollegium"
    r"|sozietaet"
    r"|arbeitsagentur|handelskammer|tageblatt|tagblatt|kurier|anzeiger|rundfunk|werft|zeche"
    r"|fabrik|manufaktur|verwaltung"
    r"|wirtschaftsfoerderung|verbraucherzentrale|volkshochschule|konservatorium|redaktion|buero"
    r"|studio"
    r"|unternehmerverein|handwerkskammer|gesangverein|liedertafel|maennergesangverein"
    r"|arbeiterwohlfahrt"
    r"|bauhof|zweckverband|kurverwaltung|tierheim|hegering|jaegerschaft|landfrauen|landjugend"
    r"|buergerstiftung|ortsgruppe|ortsverband|kreisverband|ortsverein|bezirksverband|landesverband"
    r"|buchhandlung|apotheke|lesepaten|jugendring|sportbund|polizeistation|bergwacht|wasserwacht"
    r"|rotes kreuz"
    r"|landfrauenverein|kulturraum|zimmerei|tischlerei|schreinerei|schlosserei|baeckerei"
    r"|fleischerei|druckerei|dachdeckerei"
    r"|modehaus|kaufhaus|ziegelei|brennerei|kellerei|kaeserei|hofgut|saegewerk|walzwerk"
    r"|stahlwerk|huettenwerk"
    r"|kombinat|shop|laden|supermarkt|praxis|handlung|architekten|ingenieure|technik|hilfsdienst"
    r"|pflegedienst"
    r"|diakoniestation|rettungswache|polizeiwache|feuerwache|frauenhilfe|nothilfe|jugendhilfe"
    r"|hungerhilfe"
    r"|nachbarschaftshilfe|bahnhofsmission|stadtmission|stift|dorfgemeinschaft|werbegemeinschaft"
    r"|union|landjugend"
    r"|sportjugend|naturschutzjugend|beirat|jugendparlament|kreisleitung|bezirksleitung"
    r"|gewerkschaftsleitung"
    r"|jugendzentrum|seniorenzentrum|mehrgenerationenhaus|familienzentrum|buergerhaus"
    r"|beratungsstelle|klinikverbund"
    r"|verkehrsverbund|musikkapelle|blaskapelle|stadtkapelle|trachtenkapelle|stadtmusik"
    r"|trachtenmusik|quartett"
    r"|ensemble|band|garde|narrenzunft|schuetzenkorps|buehne|galerie|kino|pfarrei|pfarrgemeinde"
    r"|dekanat|dioezese"
    r"|bistum|erzbistum|kloster|synagogengemeinde|moscheeverein|polizeipraesidium|polizeirevier"
    r"|bataillon|regiment"
    r"|staatsregierung|bundesregierung|magistrat|rundfunkrat|funk|radio"
    r"|foerderkreis|freundeskreis"
    r"|geschichtswerkstatt|buergerbus|tafel|hospizverein|elternrat|schulverein|ortskartell"
    r"|kurverein|verkehrsamt"
    r"|tourist-information|touristinformation|stadtmarketing|energieagentur"
    r"|entwicklungsgesellschaft|holding|sozialstation|pflegeheim|seniorenheim|kreis"
    r"|stadtgemeinde|marktgemeinde|einheitsgemeinde|kreisstadt|landeshauptstadt|kolpingsfamilie"
    r"|malteser|johanniter|arbeiterwohlfahrt|(?:jugenddorf|studierenden|studenten|kolping|hilfs"
    r"|sozial|bildungs|missions)werk|autohaus|weingut|gaertnerei|metzgerei|reederei|spedition"
    r"|kanzlei|architekturbuero|ingenieurbuero|planungsbuero|(?:orgel|stahl|metall|hoch|tief"
    r"|holz|maschinen|garten|anlagen)bau|moebelhaus|landfrauen"
    r"|centrum|center|loge|ausbildungsoffensive|gemeindeverwaltung|stadtverwaltung|staedtetag"
    r"|schuetzengilde|schuetzenkorps|kreuz|liga|kreisblatt|wochenblatt|volksblatt"
    r"|(?:spiel|start|erzeuger|waehler)gemeinschaft"
    r"|(?:bau|bus|reise|fuhr|transport)unternehmen|(?:maler|elektro|heizungs)betrieb"
    r"|(?:moebel|auto|kfz|fahrrad|holz|orgel)werkstatt|salon"
    r"|(?:theater|tanz|musik|trachten|selbsthilfe|laienspiel|wander|sing|jugend)gruppe"
)
_WEAK = wordset(
    "shop laden praxis handlung technik union band funk radio tafel stift"
    " buehne kino galerie architekten ingenieure beirat bezirksleitung schule bank verein"
    " verband bund gesellschaft museum archiv bibliothek theater orchester chor werke"
    " betriebe verlag zeitung club klub vereinigung polizei kasse kapelle verwaltung buero"
    " studio kita"
    " kindergarten zentrum amt behoerde agentur institut ausschuss fonds klinik krankenhaus"
    " feuerwehr"
    " gewerkschaft kirchengemeinde fabrik buecherei redaktion fraktion referat projekt"
    " initiative netzwerk"
    " buendnis verbund forum gymnasium hochschule universitaet stiftung gemeinderat stadtrat"
    " kreistag"
    " stadtverwaltung gemeindeverwaltung liga salon kreuz theatergruppe tanzgruppe musikgruppe"
    " trachtengruppe selbsthilfegruppe laienspielgruppe wandergruppe singgruppe jugendgruppe"
    " tourismus kommission landesregierung versicherung zeche"
)
_NETWORK = (
    r"buendnis|netzwerk|allianz|landesinitiative|initiative|projekt"
    r"|(?<!klinik)(?<!verkehrs)(?<!tarif)verbund|aktionsbuendnis"
    r"|arbeitsgemeinschaft|partnerschaft|kooperation|offensive|plattform|kampagne|aktivregion"
    r"|tisch|"
    r"modellprojekt|kooperationsprojekt|gemeinschaftsprojekt|buergerinitiative"
    r"|interessengemeinschaft|kompetenznetz"
)
_HEAD = late(
    rf"(?P<department>{_DEPARTMENT})(?P<a>s|es|en|n|ses)?\Z|(?P<body>{_BODY})(?P<b>s|es|en|n|e)?\Z"
)
_NET = late(rf"(?P<net>{_NETWORK})(?P<n>s|es|en|n|ses|e)?\Z")
_EXACT = wordset(
    "werk rat kreis stadt gemeinde hansestadt kreisstadt land bezirk ortsgemeinde flecken"
    " universitaetsstadt gruppe duo trio"
)
_NO_HEAD = wordset(
    "kollege kollegen"
    " umkreis teilnehmerkreis personenkreis halbkreis bekanntenkreis familienkreis stuhlkreis"
    " hauptamt ehrenamt vorstandsamt datenbank fensterbank sitzbank gartenbank parkbank"
    " schulbank hochzeit"
    " vorschule tanzschule baumschule fahrschule rathausbank partnerschaft landwirtschaft"
    " wirtschaft kooperation kooperationspartner beispiel abendkasse kriegskasse kriegsgesellschaft"
    " vereinskasse hauptkasse stadtkasse krankenkasse portokasse kassenverwaltung selbstverwaltung"
    " zeitungen vereinsverwaltung hausverwaltung mitverwaltung reihenhaus gebaude bundestagswahl"
    " vortrag fussballclub lebenspartnerschaft staedtepartnerschaft patenschaft sponsoring"
    " plattform"
    " online konferenzplattform ruderclub sitzungsausschuss offensive verbund"
    " abschussfonds bankverbindung vorprojekt haftanstalt badeanstalt veranstalt"
    " tagesbetriebe gewerbebetriebe handwerksbetriebe"
    " betriebe"
    " industriebetriebe werke bauwerke kunstwerke bergwerke meisterwerke stadtteilschule"
    " schulbetriebe"
    " mitgliedsbetriebe ausbildungsbetriebe nachbarschule vertretung studio buero pfarramt"
    " standesamt"
    " ferienhilfe feuerwerke netzwerke laufwerke wasserwerke unternehmensverbund familienbetriebe"
    " landwirtschaftsbetriebe kleinbetriebe ehrenaemter polizei zeche tourismus"
)

# Abbreviations that name nothing without a name behind them or a town before.
ONLY_WITH_NAME = wordset(
    "SV FC TSV SG MTV VfL VfB HWK KV OV TuS TV FSV ESV SC BSV HSV HC TC PSV SpVgg VfR SSV TSG ATSV"
    " JSG MGV FU TU HU FH TH HAW LPG VEB PGH IGS KGS BBS OBS"
)
ABBREVIATIONS = wordset(
    "VEB PGH FDJ BGL IG JU SJD DJK ÖRK ÖGB WKO SPÖ ÖVP FPÖ SVP EVP CVP IGM BdV VFD KJF EJ KLJB"
    " EKD EKHN VCP DITIB DGB IHK HWK NABU BUND AWO DRK THW VHS DLRG ADAC BMWi BMAS BMBF VdK"
    " SoVD LWK DVV ZDH KfW SPD CDU CSU"
    " FDP AfD BSW NDR MDR WDR ZDF ARD HSV TSV SV FC MTV VfL VfB SG TuS TV FSV ESV SC BSV BUND"
    " ASB CVJM KAB"
    " KJG DPSG BDKJ DBV BVMW ver.di IGBCE GEW NGG DBB DFB DOSB LSB KSB OTB VCD ADFC WWF BLSV"
    " DJV dju ArL"
    " AOK DAK BBK TK LEADER SSW KPD NSDAP USPD DDP DVP DNVP FDGB FDJ SED LPG ZDB DIHK VDI VDE"
    " VKU BDI BDA"
    " HWG FWG UWG BfG OV KV LV HC TC PSV SpVgg VfR SSV TSG ATSV JSG MGV FU TU HU FH TH HAW RWTH"
    " IGS KGS BBS OBS rbb"
)
LEGAL = late(
    r",? \(?(?:e\. ?V\.?|e\. ?G\.?|E\. ?V\.?|eV|eG|g?GmbH(?: & Co\.? ?KG)?|mbH|AG|KG|KGaA|SE|UG"
    r"|OHG|KdöR|[Ee]\. ?G\. ?m\. ?[bu]\. ?H\.)(?!\w)\)?"
)


@lru_cache(maxsize=4096)
def kin_of(word_key: str) -> Kin | None:
    """What kind of body a word names, by its end: „Fachkräftebündnisses“; None for other words."""
    for bare in (word_key, word_key.removesuffix("s"), word_key.removesuffix("es")):
        if bare in _EXACT:
            return Kin("organisations", bare, True)
    match = _NET.search(word_key)
    bare = word_key.removesuffix(match["n"] or "") if match else ""
    if match and (match["net"] == bare or len(bare) > len(match["net"]) + 2):
        return None if bare in _NO_HEAD else Kin("networks", bare, bare in _WEAK)
    match = _HEAD.search(word_key)
    if match is None:
        return None
    ending = match["a"] or match["b"] or ""
    bare = word_key.removesuffix(ending)
    if bare in _NO_HEAD or word_key in _NO_HEAD:
        return None
    return Kin("organisations", bare, bare in _WEAK, bool(match["department"]))


# --- the name by itself -------------------------------------------------------------------------


# --- the name by itself ---------------------------------------------------------------


_MASCULINE = late(
    r"(?:verein|verband|bund|kreis|rat|tag|chor|club|klub|ausschuss|dienst|verlag|fonds|verbund"
    r"|kurier|anzeiger|zug|ring|bezirk|rundfunk|salon|betrieb)\Z"
)


_NEUTER = late(
    r"(?:ministerium|amt|institut|zentrum|museum|archiv|theater|orchester|klinikum|krankenhaus"
    r"|gymnasium"
    r"|kolleg|werk|netzwerk|buendnis|projekt|gericht|praesidium|forum|hospiz|tageblatt|buero"
    r"|center|centrum|kreuz|weingut|autohaus|unternehmen|stift)\Z"
)


_GENITIVE = late(r"(?<=[a-zäöü])(?:ses(?=\Z)|es|s)\Z")


def by_itself(words: str, kin: Kin) -> str:
    """The name as a record would bear it: „Deutschen Gewerkschaftsbundes“ is „Deutscher
    Gewerkschaftsbund“.
    """
    parts = words.split(" ")
    gender = "m" if _MASCULINE.search(kin.head) else "n" if _NEUTER.search(kin.head) else "f"
    done = []
    is_before = True
    for part in parts:
        low = _key(part)
        if (
            is_before
            and kin.head
            and low.startswith(kin.head.split("-")[-1])
            and len(low) - len(kin.head) <= 3
        ):
            is_before = False
            if low != kin.head and gender != "f":
                part = part[: len(part) - (len(low) - len(kin.head))]
        elif (
            is_before and part[0].isupper() and _INFLECTED.search(part) and not part.endswith("er")
        ):
            stem = _INFLECTED.sub("", part)
            part = stem + {"m": "er", "n": "es", "f": "e"}[gender]
        elif is_before and part[0].isupper() and part.endswith("scher"):
            part = part[:-2] + {"m": "er", "n": "es", "f": "e"}[gender]
        done.append(part)
    name = " ".join(done)
    return name[:1].upper() + name[1:] if name[:1].islower() and "." not in name else name


_INFLECTED = late(
    r"(?:(?<=isch)|(?<=lich)|(?<=utsch))(?:en|em|es|er|e)\Z|(?:(?<=ig)|(?<=al)|(?<=ut)|(?<=gt)"
    r"|(?<=Rund)|(?<=Rot))(?:en|em|es|e)\Z"
)


def _key(word: str) -> str:
    low = word.lower()
    for letter, other in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        low = low.replace(letter, other)
    return low.split("-")[-1]
