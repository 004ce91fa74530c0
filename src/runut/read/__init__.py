"""Bytes to pages: files, folders and standard input in, pages and rejections out."""

from runut.read.inputs import read

__all__ = ["read"]
