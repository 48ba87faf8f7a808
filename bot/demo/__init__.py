"""The product shown whole on one computer: a sandbox, the real bot as a process, and a small invented town."""
