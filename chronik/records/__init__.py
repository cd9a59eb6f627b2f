"""What an editor writes: an entry, what it is made of, and what it states.

Reading order:

    keys          kinds of record in words, keys and addresses
    model         frozen records that carry their origin
    locating/     where in a source something stands
    prose         a rendered body before its links are filled in
    images        what is said of an image
    placeholders  places that somebody meant to fill in
    presence      whether a role at an event says that somebody was there
    provable      what can need a quote
    emblems       colour, shape and sign of a network
    quantities    „knapp 65“: the words that qualify a number
    quoting       quotes that have a name; the source of all that names none
    statements    what an entry states, under one name, with its evidence
    authors       who wrote an entry, as people read it and as programs sort it
    edits         what the history of the files tells of one edit
    bodies/       a Markdown body to prose, and what in it nobody would see
    fields/       what a field can hold, and how it is read
    settings/     what is common to a chronicle: its words, its settings
    kinds/        each kind of record with its field table; a file to an Entry
    lists/        what lies beside the records: pages that are gone, people who were withdrawn
"""
