"""The pages that list records.

Each is its own:

    listing  A–Z lists of people, organisations, networks, places and sources
    facets   the events of one kind, certainty or region
"""
