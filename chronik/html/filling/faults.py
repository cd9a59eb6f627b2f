"""What keeps a template from being used, with its place."""

from __future__ import annotations

from chronik.words.diagnostics import Diagnostic, Span, error


class TemplateFaultError(Exception):
    """A template cannot be used. `problem` says which, where and why; it survives a worker."""

    @property
    def problem(self) -> Diagnostic:
        problem: Diagnostic = self.args[0]
        return problem


def problem_of(fault: Exception, folder: str, *, beside: str) -> Diagnostic | None:
    """The fault as a problem of the innermost template of that folder that was at work; None when
    none is. The file `beside` only hands on what a template says.
    """
    spans = [span for span in _spans(fault) if span.path != beside]
    within = [span for span in spans if span.path.startswith(f"{folder}/")]
    from_template = bool(within) and (within[-1] == spans[-1] or isinstance(fault, RecursionError))
    if not from_template and not type(fault).__module__.startswith("jinja2"):
        return None

    name, line = getattr(fault, "name", None), getattr(fault, "lineno", None)
    if name and line:
        within.append(Span(f"{folder}/{name}", line))
    missing = type(fault).__name__ == "TemplateNotFound"
    return error(
        within[-1] if within else Span(f"{folder}/{name or ''}".rstrip("/"), 1),
        "template",
        f"Die Vorlage „{name}“ fehlt."
        if missing
        else f"Die Vorlage lässt sich nicht verwenden: {fault}",
        "Die Vorlage berichtigen oder die mitgelieferte wiederherstellen.",
    )


def _spans(fault: Exception) -> list[Span]:
    """Where each frame of a traceback stands. Jinja makes those of templates name the template."""
    found: list[Span] = []
    trace = fault.__traceback__
    while trace is not None:
        found.append(Span(trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    return found
