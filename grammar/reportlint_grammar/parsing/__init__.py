"""From a document to the tree: lines, terminals, departures."""
