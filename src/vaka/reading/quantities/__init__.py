"""Quantities: figures with what they count, and whether they are a bound."""

from vaka.reading.quantities.find import Quantity, find_quantities
from vaka.reading.quantities.pack import QuantitiesPack

__all__ = ["QuantitiesPack", "Quantity", "find_quantities"]
