"""Pages as they are printed: characters and ruled lines at places, for PDF and OFD alike."""
