# What the log stands on: which lines a witness and a time authority cover, and whether the times agree.

# No evidence enters by such a line, and it can only be written after the signature it follows.
my %needs_no_witness = map { $_ => 1 } qw(receive key-change time-anomaly hand-over);

# Reserves, and whose word the log stands on.
sub support_of {
    find_pins();
    find_supports();
    my $untold = check_copies();
    my @cosigned = counting(grep { $_->{attests} eq 'cosignature' } @supports);
    my @stamps = grep { $_->{attests} eq 'time-stamp' } @supports;
    my @buts = (reserves(\@cosigned, \@stamps), map { clock_reserve($_) } @stamps);
    push @buts, "$untold files under data/evidence/custody are named by no line of the log." if $untold;
    return (\@buts, [ stands_on(@cosigned, @stamps) ]);
}

# The cosignatures that count: all, or those by keys that were given.
sub counting {
    return @_ if !@trusted;
    my @by = map { [ $_, witness_key($_->{key}, $_->{place})->{public} ] } @_;
    for my $key (@trusted) {
        grep { $_->[1] eq $key->{public} } @by
            or broken('witness ' . shown($key->{name}) . ' (' . unpack('H*', $key->{hash}) . ") signed none of this log's checkpoints.");
    }
    return map { $_->[0] } grep { my $public = $_->[1]; grep { $_->{public} eq $public } @trusted } @by;
}

sub largest { my $most = 0; for (@_) { $most = $_ if $_ > $most } return $most }

# Which lines nobody outside has covered.
sub reserves {
    my ($cosigned, $stamps) = @_;
    my $needed = largest(map { $_ + 1 } grep { !$needs_no_witness{ $events[$_]{act} } } 0 .. $#events);
    my ($seen, $dated) = map { largest(map { $_->{size} } @$_) } $cosigned, $stamps;
    my @buts;
    if    (!@$cosigned)      { push @buts, 'No witness: nobody but the holder of the log key has signed this log.' }
    elsif ($seen < $needed)  { push @buts, "No witness has signed lines $seen to " . ($needed - 1) . '.' }
    if    (!@$stamps)        { push @buts, "No outside time: the times in it are the writer's word, no time authority's." }
    elsif ($dated < $needed) { push @buts, "No time authority has stamped lines $dated to " . ($needed - 1) . '.' }
    return @buts;
}

# A stamp that lines contradict, where a time-anomaly line owns up.
sub clock_reserve {
    my ($stamp) = @_;
    my ($time, @against) = (seconds($stamp->{time}));
    for my $place (0 .. $#events) {
        my $is_before = $place < $stamp->{size};
        my $said = $events[$place]{time};
        next unless $is_before ? $said > $time + 120 : $place >= $stamp->{place} && $said < $time - 120;
        my ($first, $last) = $is_before ? ($place + 1, $stamp->{place}) : ($stamp->{size}, $place);
        grep { $events[$_]{act} eq 'time-anomaly' } $first .. $last
            or broken("custody log, line $place: says $events[$place]{t}, against " . shown($stamp->{by}) . "'s stamp of $stamp->{time}, "
                . 'and no time-anomaly line owns up to a wrong clock.', $place);
        push @against, $place;
    }
    return @against ? 'The clock was wrong: ' . @against . " lines contradict the stamp of $stamp->{time}; a line owns up to it." : ();
}

# Whose word it is, the newest of each, with what to compare in person.
sub stands_on {
    my %newest;
    for (sort { $a->{size} <=> $b->{size} } @_) { $newest{"$_->{attests} $_->{by}"} = $_ }
    my @said;
    for (sort keys %newest) {
        my $one = $newest{$_};
        my $is_witness = $one->{attests} eq 'cosignature';
        my $key = $is_witness ? unpack('H*', witness_key($one->{key}, $one->{place})->{hash}) : substr $one->{key}, 0, 16;
        push @said, shown($one->{by}) . ($is_witness ? ' signed' : ' stamped') . " the first $one->{size} lines at $one->{time} ("
            . ($is_witness ? 'key' : 'certificates sha256') . " $key).";
    }
    return @said;
}

# The same for one checkpoint apart from its log: which of these witnesses signed it.
sub note_support {
    my ($note, @files) = @_;
    my @stands;
    for my $key (@trusted ? @trusted : map { read_key(one_line($_), $_, 4) } @files) {
        my $time = cosigned($note, $key, 'item.tlog-proof');
        my ($name, $digits) = (shown($key->{name}), unpack 'H*', $key->{hash});
        push @stands, "$name signed the first $note->{size} lines at " . utc($time) . " (key $digits)." if defined $time;
        defined $time || !@trusted or broken("witness $name ($digits) did not sign this checkpoint.");
    }
    return (@stands ? [] : ['No witness: nobody but the holder of the log key has signed this checkpoint.'], \@stands);
}
