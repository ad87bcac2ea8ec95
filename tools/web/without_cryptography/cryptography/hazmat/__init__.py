"""Holds what pdfminer.six imports."""
