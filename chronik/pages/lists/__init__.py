"""The pages that list records.

listing  A–Z lists of people, organisations, networks, places and sources
facets   the events of one kind, certainty or region
"""
