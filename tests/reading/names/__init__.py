"""Tests of the names stage."""
