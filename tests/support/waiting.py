"""The process that `tests.support.ready` starts: it loads the program once and forks for each request.

A request is a line of JSON on standard input; answered are the new process's id and, when it has ended, its status. What is
loaded is modules, and what each run would make of them alike: templates as Jinja compiles them, regular expressions, the outlines
of the maps, the program's own key. No run of the program takes place before the fork.
"""

from __future__ import annotations

import ctypes
import difflib
import gc
import json
import os
import sys
import traceback
from typing import NoReturn

import markdown_it
import PIL.Image
import PIL.ImageDraw
import PIL.ImageFont
import slugify

from chronik import checking, checks, exports, pages, pipeline, session
from chronik.cli import leave, main
from chronik.door.commands import build, check, serve
from chronik.exports import sharecard
from chronik.html.filling import render
from chronik.html.pictures.maps import outlines
from chronik.language.patterns import _Late
from chronik.system import pixels
from tests.support import templates
from tests.support.places import ROOT

# What the program imports late, so that a run that does not need it need not wait for it.
LATE = (ctypes, difflib, markdown_it, PIL.ImageDraw, PIL.ImageFont, slugify)
LATE += (build, check, checking, checks, exports, pages, pipeline, pixels, serve, session, sharecard)
TEMPLATES = tuple((ROOT / "templates").glob("*.html"))


def warm() -> None:
    """Make what every run would make alike."""
    templates.compile_once()
    render.compiled({path.name: path.read_text("utf-8") for path in TEMPLATES})
    for pattern in [thing for thing in gc.get_objects() if isinstance(thing, _Late)]:
        pattern.__getattr__("match")
    for scale in (outlines.FINEST, outlines.MIDDLE, outlines.COARSEST):
        outlines.rivers_of(scale)
        outlines.lakes_of(scale)
        outlines.shapes_of(scale, scale.step)
    PIL.Image.preinit()
    session.running_program()


def answer() -> None:
    """Requests, until there are no more."""
    warm()
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if not child:
            become(**request)
        print(child, flush=True)
        print(os.waitpid(child, 0)[1], flush=True)


def become(arguments: list[str], cwd: str, environment: dict[str, str], out: str, err: str) -> NoReturn:
    """The command, from its first line to its exit."""
    for path, stream in ((os.devnull, 0), (out, 1), (err, 2)):
        os.dup2(os.open(path, os.O_RDWR), stream)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [str(ROOT / "build.py"), *arguments]
    try:
        leave(main())
    except SystemExit as end:  # wrong use
        leave(end.code if isinstance(end.code, int) else 1)
    except BaseException:
        traceback.print_exc()
        leave(1)


if __name__ == "__main__":
    answer()
