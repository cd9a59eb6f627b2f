"""Tests of what knows nothing of chronicles: German, problems as values."""
