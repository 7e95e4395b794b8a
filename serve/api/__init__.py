"""The HTTP contract: handlers, the shapes they speak, their documentation."""
