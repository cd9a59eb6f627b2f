"""A quote found in its stored source, or what differs.

Reading order:

    seeds      source texts pinned by their SHA-256
    quotes     normalise, find, say where
    nearest    where a text comes nearest to a quote, and what differs
    stretches  a text in stretches, by the passages that cover them
"""
