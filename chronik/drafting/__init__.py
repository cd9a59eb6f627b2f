"""From a raw text to a draft: what `draft` proposes, for a person to decide. Pure.

What a passage says is read by `passages`; here stands what is needed to find it in a whole text.

Reading order:

    names/      names that no record bears yet
    reading/    what the whole text says
    quoting     the shortest quote that proves a claim
    roles       the role that the words beside a name tell
    shape       the records of a draft, and how they are written
    origin      what the text tells of itself: title, publisher, day
    telling     an event: its day and its numbers
    partaking   who and what had to do with it
    stubs       a record of each new name
    belonging   to which bodies its people belong
    eventkinds  what kind of event it is
    assembling  the whole draft of a text
    adding      claims added to an event that is there
    proving     the draft without what the check refuses
    outcome     what became of each text, in words
"""
