"""Understanding papers: text lines in; a document type and its fields out."""
