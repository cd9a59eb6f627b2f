"""The net, asked by the one command that is there for it; no build asks.

Reading order:

    reaching  whether addresses still answer
"""
