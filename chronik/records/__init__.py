"""What an editor writes: an entry, what it is made of, and what it states.

Reading order:

    keys        kinds of record in words, keys and addresses
    model       frozen records that carry their origin
    prose       a rendered body before its links are filled in
    images      what is said of an image
    provable    what can need a quote
    statements  what an entry states, under one name, with its evidence
    typed       numbers at the beginning of lines: a list, or prose
    markup      marks of other programs in a body
    simplemark  the Markdown most bodies are written in, read directly
    parser      the Markdown parser for all others, with our links and citations
    lost        words of a body that nobody would see
    markdown    a body to prose
    fields/     what a field can hold, and how it is read
    kinds/      each kind of record with its field table; a file to an Entry
"""
