"""A Markdown body to prose, and what in it nobody would see.

Reading order:

    typed       numbers at the beginning of lines: a list, or prose
    markup      marks of other programs in a body
    simplemark  the Markdown most bodies are written in, read directly
    parser      the Markdown parser for all others, with our links and citations
    bounded     how much a body may hold
    placing     where in a body something stands
    lost        words of a body that nobody would see
    gathering   what a story gathers: cards, and boxes that select events
    markdown    a body to prose
"""
