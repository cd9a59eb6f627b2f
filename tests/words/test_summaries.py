"""The overview of a run in Markdown: what messages say is said as it stands, and it stays below what GitHub takes."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from chronik.words.diagnostics import Diagnostic, Span, error, warning
from chronik.words.german import NBSP
from chronik.words.summaries import MOST_BYTES, as_markdown


def shown(message: str) -> str:
    """What a reader sees of a message in the table."""
    html = MarkdownIt().enable("table").render(as_markdown([error(Span("content/x.md", 3), "code", message)], failed=True))
    tokens = html.partition("<td>")[2].partition("</td>")[0]
    return tokens.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


@pytest.mark.parametrize(
    "message",
    [
        "Zeichen | und \\ und * und _ bleiben_stehen",
        "Zeichen anderer Programme: [^1], > [!NOTE], ![[…]], <br>, &nbsp;, <!-- … -->, ==…==, ~~nein~~",
        '[[kennung|Worte]] und [@quelle "Zitat"]',
        "# keine Überschrift",
        "ein ` allein",
    ],
)
def test_what_a_message_says_is_seen_as_it_stands(message: str) -> None:
    assert shown(message) == message


def test_a_command_between_backticks_is_shown_as_one() -> None:
    assert shown('Anlegen: `chronik new people "A | B"`.') == 'Anlegen: <code>chronik new people "A | B"</code>.'


def test_lines_of_a_message_become_one_row() -> None:
    assert shown("eins\nzwei") == "eins zwei"


def test_errors_stand_before_warnings_and_each_file_once() -> None:
    problems = (warning(Span("a.md", 1), "w", "W"), error(Span("b.md", 2), "e", "E"), error(Span("b.md", 9), "e", "F"))
    text = as_markdown(problems, failed=True)
    assert [text.index(words) for words in ("### Fehler", "**b.md**", "| 2 | E", "| 9 | F", "### Warnungen", "**a.md**")] == sorted(
        text.index(words) for words in ("### Fehler", "**b.md**", "| 2 | E", "| 9 | F", "### Warnungen", "**a.md**")
    )
    assert text.count("**b.md**") == 1


def test_no_more_than_github_takes_and_the_rest_is_counted() -> None:
    problems: list[Diagnostic] = [error(Span("content/x.md", line), "code", "ß" * 500) for line in range(1, 2001)]
    text = as_markdown(problems, failed=True)
    told = text.count("| `code` |")
    assert len(text.encode()) < MOST_BYTES + 200
    assert text.endswith(f"\n… und weiter: {2000 - told:,}{NBSP}Fehler. Alle stehen im Protokoll des Laufs.\n".replace(",", "."))
