"""Makes `web/`: the checker as a folder of files that a browser runs, with nothing to install."""
