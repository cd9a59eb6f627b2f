"""Where the chronicle leads out of itself, for the command that tries it.

Reading order:

    addressed  the addresses in the net that records name, and where
    answered   what came of them, as Markdown
"""
