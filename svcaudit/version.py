"""The version of the tool and of its rule set."""

VERSION = "0.1.0"
#: Stamped on every result; results of different rule sets are compared with a warning.
RULESET = "2026.1"
