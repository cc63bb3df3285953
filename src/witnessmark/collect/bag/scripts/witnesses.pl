# Who saw the log grow: cosignatures under its checkpoints (C2SP tlog-cosignature).

my @trusted;

# When the witness cosigned, in seconds since 1970; undef when it did not.
sub cosigned {
    my ($note, $witness) = @_;
    my $last;
    for my $raw (signatures_of($note, $witness)) {
        my $time = length $raw == 76 ? unpack 'Q>', substr $raw, 4, 8 : 0;
        my $message = "cosignature/v1\ntime $time\n$note->{text}";
        length $raw == 76 && $time <= 253402300799 && is_signed($witness->{public}, $message, substr $raw, 12)
            or broken("checkpoint $note->{size}: the line of witness " . shown($witness->{name}) . ' is not signed by its key.');
        $last = $time if !defined $last || $time > $last;
    }
    return $last;
}

# What the cosignatures under these checkpoints do not show.
sub witness_buts {
    my ($notes, @files) = @_;
    my @keys = @trusted ? @trusted : map { read_key(one_line($_), $_, 4) } @files;
    my ($lines, $seen) = ($notes->[-1]{size}, 0);
    for my $key (@keys) {
        my @sizes = map { $_->{size} } grep { defined cosigned($_, $key) } @$notes;
        @trusted && !@sizes
            and broken('witness ' . shown($key->{name}) . ' (' . unpack('H*', $key->{hash}) . ') signed none of these checkpoints.');
        for (@sizes) { $seen = $_ if $_ > $seen }
    }
    return 'No witness: nobody but the holder of the log key has signed this log.' if !$seen;
    return $seen < $lines ? 'No witness has seen lines ' . $seen . ' to ' . ($lines - 1) . '.' : ();
}
