"""What a release ships of others, and how it comes onto a machine.

test_licences  LICENCES.md names all of it; what has no known licence is refused
test_sbom      the bill of materials, read by another's validator
test_install   nothing is installed that no lock names, nothing runs or downloads while it is
"""
