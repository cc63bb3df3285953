# Outside time: tokens by time authorities over checkpoints (RFC 3161), checked by openssl.

# What the tokens do not show.
sub token_buts { return ('No outside time: the times in it are the writer\'s word, no time authority\'s.') }
