"""Other linters of Chinese text and of Markdown, run on the same files as reportlint."""
