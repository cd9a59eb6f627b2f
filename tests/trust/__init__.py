"""Content comes from many hands: at worst a bad file fails its own check, with a line that says what to do (docs/security.md).

limits          a run in a process with a bound on its processor time and its memory
test_bounds     what is larger, deeper or more than anybody needs is refused; what is known to kill does not
test_gate       one gate in: regular files, no link, UTF-8, names that can be seen, nothing that commands a terminal
test_out        one gate out: no two sources for one path, only plain names
test_preview    the preview: no link followed, no end of threads
"""
