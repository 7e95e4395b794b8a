"""Pages → what reading them costs: ratios of CPU time, and memory (`make bench`)."""
