"""What a whole text says, as it was copied: its parts, names, days and numbers.

Reading order:

    seedwords  a file below seeds/, read
    contacts   contact data, which never enters a chronicle
    linekinds  how lines look that are no prose
    layout     title, prose, captions, and what web pages put around them
    redacting  what is to be taken out of a stored text
    things     something that a text names
    merging    mentions of one thing put together
    findings   all that a text names, each once
    datewords  the words that tell what a date dates
    dating     what each date dates
    counting   how many there were
    chapters   whether a text is a chronicle with years
"""
