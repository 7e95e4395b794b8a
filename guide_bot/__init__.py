"""Guiding (引导): questions and answers in; grounded answers and personal guides out."""
