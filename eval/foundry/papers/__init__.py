"""One template a kind of paper."""
