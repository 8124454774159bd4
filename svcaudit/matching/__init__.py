"""What is comparable with what, and how surely."""

from svcaudit.matching.ablation import without_scopes
from svcaudit.matching.explaining import Explainer
from svcaudit.matching.pairs import compare
from svcaudit.matching.similarity import CONCEPT, Rarity, Vector

__all__ = ["CONCEPT", "Explainer", "Rarity", "Vector", "compare", "without_scopes"]
