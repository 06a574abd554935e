"""The benchmark: one module a room, each with `rows()`; `make bench` runs them."""
