"""The door: what is typed, what is said. Only here is a terminal spoken to, a port listened at.

From what is asked to what is told:

    arguments  what every command can be told, in German
    progress   how a run goes, and how long it took
    telling    a run of the spine, and what is said of it
    preview/   the site while it is written, a room of its own
    handbook   the generated part of the editors' handbook, and the JSON Schemas
    commands   the commands there are, a module each
"""
