"""Benchmarks: each module takes a data path, prints one table and brings `benchmarks/RESULTS.md` up to date."""
