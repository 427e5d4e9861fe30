"""Speed, scaling and memory, measured beside what else could do the work; ``python -m benchmarks --help``."""
