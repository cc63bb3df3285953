"""Web pages: one fetcher with an address policy, captures as WARC/WACZ, and the check that re-opens them."""
