"""What `verify` checks, one idea a file; each raises BrokenError at the first thing that does not hold."""
