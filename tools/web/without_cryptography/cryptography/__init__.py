"""Stands in for cryptography, of which there is no build for browsers.

pdfminer.six asks it for one thing: AES, with which some locked PDF files are encrypted. Here they are
refused as encrypted in a way that is not read; RC4, which pdfminer has itself, is read as anywhere.
"""
