"""How large and how deep anything may be that editors write (docs/security.md).

Far above any real text, and far below what could hold up a build.
"""

from __future__ import annotations

# bytes
MOST_HEAD = 16_000  # of a Markdown file, before YAML is asked
MOST_BODY = 500_000
MOST_RECORD = 1_000_000  # a file below content/
MOST_SEED = 2_000_000  # a file below seeds/
MOST_SCAN = 20_000_000  # one there with the words of scanned pages
MOST_PDF = 30_000_000  # … with the pictures in it

# bytes, of the copy of a web page
MOST_OF_WEB_PAGE = 5_000_000
MOST_UNPACKED = 200_000_000

MOST_PAGES = 2_000  # of a PDF
MOST_OF_PDF = 2_000_000  # characters in it, as many as in any stored text
MOST_LEVELS = 20  # lists, groups and quotations in each other, in a head and in a body
MOST_OF_NAME = 300  # characters of a title, a name, an alias
MOST_ITEMS = 1_000  # items of a list, fields of a group; headings, citations, images of a body
MOST_LINKS = 5_000  # of a body
MOST_LINES = 20_000  # of a body
MOST_IN_ROW = 100  # of a table
MOST_OF_QUOTE = 5_000  # characters of a quote
MOST_PARTS = 20  # of a quote, between „[…]“
MOST_OF_ID = 200  # characters: with what stands behind it, still a name a disk takes
MOST_MARKS = 30  # that combine with one letter, in a row
MOST_PROBLEMS = 100  # that are told of one file
MOST_SCANNED_PAGES = 500  # of a source
MOST_SCANNED_WORDS = 300_000
