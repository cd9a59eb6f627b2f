"""The forms a single date may have, as patterns on the small letters of a folded passage.

Each form names its groups; `passages.dates.atoms` reads them. A form is only tried where
`BEGINNINGS` finds that one may begin, as digits and the first letters of months are rarer than
letters.
"""

from __future__ import annotations

from chronik.language.patterns import late
from chronik.passages.dates.words import DAY_OF, MONTH_OF, SEASON_OF, either

TENS = {"dreißiger": 3, "vierziger": 4, "fünfziger": 5, "sechziger": 6, "siebziger": 7}
TENS |= {"achtziger": 8, "neunziger": 9, "dreissiger": 3}
QUARTER_OF = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
QUARTER_OF |= {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "letzt": 4}

_MONTH = rf"(?:{either(MONTH_OF)})"
_ORDINAL = rf"(?:{either(DAY_OF)})(?:e[nrsm]?)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|2100)(?![0-9]|[.,][0-9])"
_OF_YEAR = r"(?:,? des jahres)?,? ?"
FROM_DIGIT = late(
    rf"(?P<iso>[12][0-9]{{3}}-[01][0-9]-[0-3][0-9])(?!\w)"
    rf"|(?P<nd>{_DAY})\.(?P<nm>[01]?[0-9])\.(?:(?P<ny>[0-9]{{4}}|[0-9]{{2}})(?![.:,]?[0-9]))?(?!\w)"
    rf"|(?P<bd>{_DAY})\. (?P<bnm>[01]?[0-9])\. ?(?P<by>{_YEAR})(?!\w)"
    rf"|(?P<d>{_DAY})\. ?(?P<m>{_MONTH})(?!\w)\.?(?:{_OF_YEAR}(?P<y>{_YEAR})"
    rf"|,? '(?P<y2>[0-9]{{2}})(?!\w))?"
    rf"|(?P<od>{_DAY}) (?P<om>{_MONTH})(?!\w)\.? (?P<oy>{_YEAR})"
    rf"|(?P<mm>0[1-9]|1[0-2])[./](?P<my>{_YEAR})(?!\w)"
    rf"|(?P<q>[1-4])\. (?P<qk>quartale?s?|halbjahre?s?)(?!\w)(?:{_OF_YEAR}(?P<qy>{_YEAR}))?"
    rf"|(?P<c>[12]?[0-9])\. (?:jahrhunderte?s?|jh(?:dt?)?)(?!\w)\.?"
    rf"|(?P<part>{_DAY})\.(?=,? ?(?:[-/,]|(?:bis|und|oder|sowie)(?!\w)))"
    rf"|(?P<x>1[0-9]{{2}}|20[0-9])0er(?:[ -]?jahren?(?!\w)|n?(?!\w|-))"
    rf"|(?P<t>[3-9])0er(?:n(?!\w)|[ -]?jahren?(?!\w))"
    rf"|(?P<ys>{_YEAR})(?P<yc>[/-])(?P<ye>[0-9]{{2}})(?!\w|[.,][0-9])"
    rf"|(?P<year>{_YEAR})(?!\w|-[^\W\d]|:[0-9])"
)
FROM_LETTER = late(
    rf"(?P<wd>{_ORDINAL}) (?P<wm>{_MONTH})(?!\w)\.?(?:{_OF_YEAR}(?P<wy>{_YEAR}))?"
    rf"|(?P<wpart>{_ORDINAL})(?=,? (?:bis|und|oder|sowie)(?: \w+)? {_ORDINAL} {_MONTH}(?!\w))"
    rf"|(?P<tens>{'|'.join(TENS)})[ -]?jahren?(?!\w)"
    rf"|(?:früh|spät|hoch|vor)?(?P<s>{'|'.join(SEASON_OF)})s?(?!\w)(?!-[^\W\d])"
    rf"(?:{_OF_YEAR}(?P<sy>{_YEAR})(?:/(?:2[01]|1[0-9])?[0-9]{{2}}(?!\w))?)?"
    rf"|(?P<bm>{_MONTH})s?(?!\w)(?!-(?!{_MONTH}(?!\w))[^\W\d])\.?"
    rf"(?:(?:{_OF_YEAR}|/)(?P<bmy>{_YEAR})|,? '(?P<bm2>[0-9]{{2}})(?!\w))?"
    rf"|(?P<wq>(?:erst|zweit|dritt|viert|letzt)(?=e)|i{{1,3}}v?(?= |\.))(?:e[nsrm]?|\.)? "
    rf"(?P<wqk>quartale?s?|halbjahre?s?)(?!\w)(?:{_OF_YEAR}(?P<wqy>{_YEAR}))?"
    rf"|q(?P<qq>[1-4])[ /-](?P<qqy>{_YEAR})"
    rf"|jahreswechsels?(?!\w)(?: (?:auf )?(?P<turn>{_YEAR})(?:/(?P<turned>(?:2[01]"
    rf"|1[0-9])?[0-9]{{2}})(?!\w))?)?"
    r"|(?:jahre? |anno )(?P<early>[1-9][0-9]{2})(?!\w|[.,][0-9])"
)
# Where an atom may begin: no place inside a word or number. Letters are tried only where a word
# begins like one of ours.
DATE_BEGINNINGS = late(
    r"(?<![\w.,:+])(?<![^\W\d]-)[0-9]|(?<=[^\W\d][.,:])[0-9](?=[0-9.])"
    r"|(?<=\d[.,])(?<!\d\d\d[.,])[0-9](?=[0-9]?\.)"
    r"|(?<!\w)(?:ja|jä|j[au][ln]|j[au]hr|fe|fr|m[äa][ire]|ap|au|se|o[k]|no|de|so|he|wi|sp|ho|vo|er"
    r"|zw|dr|vi|fü|si|ac"
    r"|ne|el|ei|le|i|q[1-4]|anno|mr)"
)
LIKELY_DATE = late(
    r"[0-9]|janu|jänn|febr|märz|maerz|april|mai|jun|jul|augu|sept|oktob|novem|dezem|frühj|frühl"
    r"|somm|herbs"
    r"|winte|quartal|halbja|jahresw|iger[ -]?jahr|iger-"
)
