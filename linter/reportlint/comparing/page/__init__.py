"""The page that shows comparisons: the new report's tables, with what stood there before."""
