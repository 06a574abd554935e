"""Reading the outer form of a file, byte by byte, before any decoder sees it."""
