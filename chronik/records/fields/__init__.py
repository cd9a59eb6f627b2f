"""What a field can hold: each type reads a YAML node, and describes itself for the schema and the
handbook.

Reading order:

    nodes        YAML as nodes with places; no value changes its type
    table        the walk over a mapping by its field table
    types        texts, numbers, dates, references, lists, groups
    identifiers  numbers of authority files
    claims       what can be evidenced: claims and relations
    images       the images of a record
    plain        front matter as nearly everyone writes it, read line by line
"""
