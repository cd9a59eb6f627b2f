"""Pictures of what a page says: plain data -> inline SVG, the same for the same data. The facts stand as text on the page too.

A picture knows no record and no page: a view hands it names, addresses and dates. What is drawn is safe; every text is escaped.
"""
