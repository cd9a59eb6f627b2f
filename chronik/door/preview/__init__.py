"""`serve`: the site while it is written, on 127.0.0.1.

From a save to what is seen:

    serving    the command from its start to its end
    watching   notices that something was saved
    builder    the process that builds, as the others see it
    worker     that process: builds as often as it is asked
    faults     a problem with its line, and ways to its file
    notes      what the bar at the foot tells of a page
    shown      what every open page is told
    answers    requests, and what they get
    connections  how many may wait, or be told of changes
    ways       what a request may ask for
    insertion  a page of the site with what the preview adds

Beside them lie what a browser gets: preview.js, preview.css, waiting.html.
"""
