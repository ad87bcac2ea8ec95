"""Many machines: `reportlint export --on` has an engine for distributed work check files part by part.

    files → parts → tasks → Parquet, a row group a task → shuffle by office → findings across reports

What is done is in the destination, so that a job that is stopped goes on where it was.
"""
