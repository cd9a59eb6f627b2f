"""What is common to a chronicle: `content/site.yaml`.

Reading order:

    vocabularies  the words of a chronicle: kinds, roles, relations
    site          the settings, read with the field types of the records
"""
