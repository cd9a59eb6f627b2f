"""Words that stand in nearly every German text. No text is found by them, a name is."""

from __future__ import annotations

from chronik.search.folding import form_of

_WORDS = """
der die das des dem den ein eine einer eines einem einen kein keine keiner keines keinem keinen
und oder aber denn sondern doch sowie sowohl weder noch als wie wenn weil dass ob obwohl während
nachdem bevor damit indem falls sobald bis
ich du er sie es wir ihr ihm ihn ihnen mich mir dich dir uns euch sich man
mein meine meiner meines meinem meinen dein deine deiner sein seine seiner seines seinem seinen
ihre ihrer ihres ihrem ihren unser unsere unserer unseres unserem unseren euer eure
dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden
welcher welche welches welchem welchen solcher solche solches solchem solchen
alle aller alles allem allen manche mancher manches einige einiger einigen andere anderer anderes
anderem anderen derer deren dessen wer was wem wen wo
in im ins an am ans auf aus bei beim mit nach von vom vor zu zum zur über unter um durch für gegen
ohne seit gegenüber zwischen hinter neben
bin ist sind war waren sei seien wäre wären gewesen werde wird werden wurde wurden worden würde
würden habe hat haben hatte hatten hätte hätten gehabt kann können konnte konnten könnte könnten
muss müssen musste mussten soll sollen sollte sollten will wollen wollte wollten darf dürfen
nicht nichts auch nur schon sehr so dann da dort hier nun mal ja etwa etwas wieder weiter mehr
daran darauf daraus dabei dadurch dafür dagegen daher dahin danach daneben darin darüber darum
darunter davon davor dazu hin her selbst sogar zwar jedoch also eben immer bereits
bzw ca etc usw
"""
STOPWORDS = frozenset(form_of(_WORDS).split())
