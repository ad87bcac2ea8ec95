"""Configuration: `.reportlint.yaml`, the nearest one upward from what is checked.

Only `find` is imported on every run; YAML and pydantic are loaded where there is a file to read.
"""
