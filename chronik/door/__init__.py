"""The door: what is typed, what is said. Only here is a terminal spoken to, a port listened at.

From what is asked to what is told:

    program    which program was called, which chronicle is meant
    arguments  what every command can be told, in German
    progress   how a run goes, and how long it took
    telling    a run of the spine, and what is said of it
    starting   what a new chronicle begins with
    preview    a server on 127.0.0.1
    meanings   what each message means, and what to do about it
    schemas    JSON Schemas of the records
    handbook   the generated part of the editors' handbook, and what it generates beside it
    commands   the commands there are, a module each
"""
