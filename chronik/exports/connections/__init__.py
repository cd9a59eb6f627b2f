"""„Verbindungen“ for assets/verbindungen.js: small files, of which it fetches what it needs.

Reading order:

    edges  what connects a record with others, as its file states it
    web    verbindungen/netz.json: who is connected with whom, by numbers alone
    steps  verbindungen/2021-1.json …: names, dates and words of 64 records each
    typed  verbindungen/namen-ka.json …: the names that a word with these letters belongs to
"""
