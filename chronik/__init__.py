"""chronik: a static site generator for regional chronicles that shows how it knows."""

VERSION = "0.1.0"
