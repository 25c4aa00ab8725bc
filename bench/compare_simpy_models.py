"""What SimPy runs in bench/compare: a fifth of compared_models.hpp, for it takes a hundred times as long."""

LOAD = 0.9
CUSTOMERS = 200_000
OPERATIONS = 400_000
PLACES = 10
