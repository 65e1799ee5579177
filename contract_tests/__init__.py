"""Proof that a server keeps the promises of its spec: generated cases, laws, stories and seeded faults."""
