"""Image series: which buildings changed, and between which two images, held against places where nothing was done.

A stack of images becomes a small table (building x image), and all statistics run on that table.
"""
