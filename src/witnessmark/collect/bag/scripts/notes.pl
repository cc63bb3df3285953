# Public keys and checkpoints (C2SP signed-note).

sub read_key {
    my ($text, $where, $kind) = @_;
    my ($name, $digits, $key) = $text =~ m{^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})\z};
    my $raw = defined $key ? from64($key) : undef;
    defined $raw && ord $raw == $kind or broken("$where: " . shown($text) . ' is no public key of the kind that belongs here.');
    my $hash = substr $sha256->("$name\n$raw"), 0, 4;
    unpack('H*', $hash) eq $digits or broken("$where: the 8 digits $digits are not this key's (" . unpack('H*', $hash) . ').');
    return { name => $name, hash => $hash, public => substr $raw, 1 };
}

# A checkpoint of this log, its signature checked.
sub open_note {
    my ($data, $log, $where) = @_;
    my ($text, $origin, $size, $root, $lines) =
        $data =~ m{^(([^\n]+)\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n)\n((?:[^\n]+\n){1,100})\z};
    my $raw_root = defined $root ? from64($root) : undef;
    defined $raw_root or broken("$where: " . shown(substr $data, 0, 60) . ' is no checkpoint.');
    my %note = (text => $text, size => $size, root => $raw_root, signatures => []);
    for my $line (split /\n/, $lines) {
        my ($name, $signature) = $line =~ m{^\xe2\x80\x94 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})\z};
        my $raw = defined $signature ? from64($signature) : undef;
        defined $raw or broken("$where: " . shown($line) . ' is no signature line.');
        push @{ $note{signatures} }, [ $name, $raw ];
    }
    my @ours = signatures_of(\%note, $log);
    @ours && $origin eq $log->{name} && !grep { !is_signed($log->{public}, $text, substr $_, 4) } @ours
        or broken("$where: not signed by " . shown($log->{name}) . ": changed, or another's.");
    return \%note;
}

sub signatures_of {
    my ($note, $key) = @_;
    return map { $_->[1] } grep { $_->[0] eq $key->{name} && substr($_->[1], 0, 4) eq $key->{hash} } @{ $note->{signatures} };
}
