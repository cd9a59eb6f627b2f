"""What the tests of several rooms share: `places`, `projects`, `pages`, `wholes`, `drawings`."""
