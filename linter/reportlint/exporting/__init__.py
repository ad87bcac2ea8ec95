"""What a run says as tables of data, for whoever counts, compares and draws: `reportlint export`.

    outcomes → rows of tables → a file, a folder or a database

A row is written as its report is done and then forgotten, so that memory does not grow with a run.
"""
