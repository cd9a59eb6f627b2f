"""The door: what is typed, what is said. Only here is a terminal spoken to, a port listened at.

From what is asked to what is told:

    program    which program was called, which chronicle is meant
    arguments  what every command can be told, in German
    progress   how a run goes, and how long it took
    telling    a run of the spine, and what is said of it
    starting   what a new chronicle begins with
    meanings   what each message means, and what to do about it
    schemas    JSON Schemas of the records
    handbook   the generated part of the editors' handbook, and what it generates beside it
    desk/      a record's text in the browser, a room of its own
    preview/   the site while it is written, a room of its own
    commands   the commands there are, a module each
"""
