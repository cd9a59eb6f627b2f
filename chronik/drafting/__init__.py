"""From a raw text to a draft: what `draft` proposes, for a person to decide. Pure.

What a passage says is read by `passages`; here stands what is needed to find it in a whole text.

Reading order:

    names/    names that no record bears yet
    contacts  contact data, which never enters a chronicle
    layout    title, prose, captions, and what web pages put around them
    findings  all that a text names, each once
    dating    what each date dates
    counting  how many there were
    chapters  whether a text is a chronicle with years
    quoting   the shortest quote that proves a claim
    roles     the role that the words beside a name tell
    shape     the records of a draft, and how they are written
    origin    what the text tells of itself: title, publisher, day
    telling   an event with its claims
    assembling  the whole draft of a text
    adding    claims added to an event that is there
"""
