"""Words that begin within words, which German has many of: Kammer in Handwerkskammer.

They are told by a fixed list of nouns: words of the chronicle would let one edit change what other
records are found by. What the list lacks is still found where it ends a word
(assets/suchindex.js).
"""

from __future__ import annotations

from chronik.search.folding import form_of

_BODIES = """
agentur akademie allianz amt amter anstalt archiv ausschuss bank behörde beirat bibliothek brigade
brauerei bücherei bund bündnis büro chor club dezernat dienst direktion feuerwehr firma fabrik
fakultät familie forum fraktion gemeinde gemeinschaft genossenschaft gericht gesellschaft
gewerkschaft gilde gremium gruppe gymnasium heim hochschule initiative innung institut jugend
kabinett kammer kanzlei kapelle kasse kirche klasse kloster klinik klub kolleg kollegium komitee
kommission kompanie konzern krankenhaus kreistag kuratorium landtag liga magistrat mannschaft
ministerium molkerei museum netzwerk orchester orden partei parlament pfarrei plattform polizei
präsidium quartett rat regierung regiment region reichstag runde schule sekretariat seminar senat
sparkasse stadtrat stall stelle stift stiftung synode team theater trupp union universität
unternehmen verband verbände verbund verein vereinigung verlag versammlung versicherung verwaltung
volkshochschule vorstand werk werke werkstatt werft zeche zentrale zentrum zunft
"""
_MEETINGS = """
abend abkommen abstimmung aktion akt angebot antrag auftakt auftrag auftritt ausbildung ausflug
ausstellung ausstoß bau begegnung beratung besuch beschluss bewegung brand debatte demonstration
dialog einsatz einweihung empfang entwicklung ereignis erklärung eröffnung fahrt feier fest
festival flut forschung fortbildung frühstück fusion förderung gedenken gespräch gipfel
gottesdienst grundstein gründung hochzeit jahr jubiläum kampagne kampf kongress konferenz konzert
krieg krise kundgebung kurs lauf lesung markt messe mission nacht offensive planung praktikum
preis premiere programm projekt prozess prüfung reform reise rennen revolution richtfest sanierung
schlacht sicherung sitzung sommer spende spiel sprengung start streik studie sturm symposium tag
tagung tarif tausch treffen turnier umzug unterricht unterzeichnung urteil veranstaltung
vereinbarung verhandlung verleihung vertrag vorlesung vorstellung vortrag wahl wanderung weihe
weiterbildung werbung wettbewerb woche workshop zug
"""
_PEOPLE = """
abgeordnete anwalt arbeiter architekt arzt ärztin bauer beamte beauftragte berater bischof bürger
bruder dichter direktor direktorin eltern fahrer feind forscher forscherin frau frauen freund
führer gast geber geschäftsführer graf gräfin held herr hirte händler ingenieur inhaber junge
kaiser kanzler kanzlerin kaufmann kind kinder könig königin künstler künstlerin lehrer lehrerin
leiter leiterin leute maler mann mädchen meister meisterin mensch menschen minister ministerin
mitglied mutter männer müller nehmer nehmerin offizier opfer pastor pastorin pfarrer pfarrerin
pfleger pflegerin präsident präsidentin priester professor professorin propst rabbi rat richter
richterin sänger schmied schreiber schüler schülerin schütze schwester sekretär sekretärin senator
sohn sprecher sprecherin student studentin tochter träger vater vertreter vertreterin volk vorsitz
vorsitzende vorsitzender wirt zeuge
"""
_PLACES = """
acker allee anlage aue autobahn bach bad bahn bahnhof baum becken berg bezirk bruch brunnen brücke
burg damm deich denkmal dorf dom ecke feld fels fläche flughafen fluss friedhof gang garten gasse
gebiet gebirge gebäude gefängnis gelände graben grenze grube halle hafen hang haus heide heimat
hof hotel häuser höhe höhle hügel hütte insel kanal kaserne keller kino kreis küste lager land
landschaft länder mauer meer moor mühle ort palast park pass pfad platz portal quartier quelle
raum räume revier saal schacht scheune schleuse schloss see siedlung speicher spital stadion stadt
städte standort station stätte steg stein straße strand strecke strom synagoge tal teich tempel
tor treppe tunnel turm türme ufer viertel wache wald wall wasser weg weide weiler wiese wohnung
zelle ziegelei
"""
_THINGS = """
arbeit bedarf beitrag bericht beruf besitz betrieb bild bildung blatt brief buch bücher chronik
dokument druck ehre einheit energie fach fahne fahrzeug farbe feuer figur film flagge folge form
foto frage freiheit frieden geld geschichte gesetz gewalt gewerbe glocke gold grund gut handel
handlung handwerk heft hilfe holz idee industrie interesse kapital karte kohle konzept kraft
krankheit kredit kritik kräfte kultur kunde kunst leben lehre leistung lied liste literatur luft
macht magazin mahnmal mangel maschine material medizin milch mittel modell motor musik name natur
not objekt oper ordnung papier pflege pflicht plan politik post praxis presse produktion quote
rahmen rad recht rede regel reihe religion rente roman ruhe sache salz sammlung satzung schaden
schiff schrift schutz schuld sendung service sicherheit sport sprache statistik steuer stimme
stoff strafe strategie system szene tafel technik teil text thema titel tourismus tracht umwelt
ursache verbot verfahren verkehr verlust vermögen verordnung vieh vielfalt waffe wagen wandel ware
wein welt werte wesen wetter wirtschaft wissen wissenschaft wort wunde zahl zeichen zeit
zeitschrift zeitung ziel zoll zukunft zweck übung
"""
# Too common within other words to be looked for anywhere but at an end.
_AT_ENDS = frozenset(
    form_of(
        """akt amt amter au bad bau berg bild bach damm dom ende fest film form geld gold gut hof
        holz jahr kino kurs land lauf leben lied mann markt moor not ort park pass plan post rad rat
        rede ruhe saal salz see spiel stall start stein steg stelle stift stoff strom tag tal tanz
        teil tor tour turm ufer wald wall ware weg weide wein welt werk werke wetter wiese wirt wort
        zahl zeit zelle ziel zoll zug"""
    ).split()
)
_NOUNS = form_of(f"{_BODIES} {_MEETINGS} {_PEOPLE} {_PLACES} {_THINGS}").split()
_BY_BEGINNING: dict[str, tuple[str, ...]] = {}
for _noun in dict.fromkeys(_NOUNS):
    _BY_BEGINNING[_noun[:3]] = (*_BY_BEGINNING.get(_noun[:3], ()), _noun)

_INFLECTED = "e n s se sen ses en er es em ern in innen nen chen lein lich"
_ENDINGS = frozenset(("", *_INFLECTED.split()))
_JOINTS = ("", "s", "n", "es", "en", "er")  # between two words of a compound
SHORTEST = 7  # letters that a compound has at least
_BEFORE = 3  # letters before a word within it


def parts_of(form: str) -> tuple[str, ...]:
    """The words that begin within a form, each to its end.

    „handwerkskammerprasident“ has „kammerprasident“ and „prasident“, but „aufgesetzt“ no „gesetz“:
    what follows a word ends it, or is a word again.
    """
    if len(form) < SHORTEST:
        return ()
    places = range(_BEFORE, len(form) - 1)
    return tuple(
        [form[at:] for at in places if form[at : at + 3] in _BY_BEGINNING and _begins(form, at)]
    )


def _begins(form: str, at: int) -> bool:
    """Whether a noun of the list begins at that letter."""
    for noun in _BY_BEGINNING[form[at : at + 3]]:
        if form.startswith(noun, at):
            rest = form[at + len(noun) :]
            if rest in _ENDINGS or (noun not in _AT_ENDS and _goes_on(rest)):
                return True
    return False


def _goes_on(rest: str) -> bool:
    """Whether another noun follows."""
    return any(
        rest.startswith(joint) and rest[len(joint) : len(joint) + 3] in _BY_BEGINNING
        for joint in _JOINTS
    )
