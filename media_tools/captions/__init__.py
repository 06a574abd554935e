"""What is said in a video, as timed text: read from files, written, kept, shown."""
