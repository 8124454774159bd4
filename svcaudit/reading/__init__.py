"""Documents -> statements, claims, procedures and references: everything that is read before anything is judged."""

from svcaudit.reading.organisation import read

__all__ = ["read"]
