"""Covers: a picture of a video with a few words on it, as platforms show it before play."""
