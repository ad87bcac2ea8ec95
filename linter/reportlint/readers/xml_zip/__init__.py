"""Zips of XML, as OFD and office programs write their files."""
