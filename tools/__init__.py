"""Training and building of what is shipped, and of the documents. Nothing here is imported by runut."""
