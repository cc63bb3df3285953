# A time stamp (RFC 3161), checked by openssl: by whom, over what, when, and that the signer's certificate held then.

my %month = (Jan => 1, Feb => 2, Mar => 3, Apr => 4, May => 5, Jun => 6, Jul => 7, Aug => 8, Sep => 9, Oct => 10, Nov => 11, Dec => 12);

# What a program says on standard output; what it says beside that is nobody's business here.
sub output_of {
    my $child = open my $pipe, '-|';
    cannot("no process can be started: $!.") unless defined $child;
    if (!$child) {
        open STDERR, '>', '/dev/null';
        { no warnings 'exec'; exec { $_[0] } @_ }
        kill 9, $$;
    }
    local $/;
    my $said = <$pipe>;
    close $pipe;
    return defined $said ? $said : '';
}

# A hexadecimal number of any length in decimal digits.
sub decimal {
    my @digits = (0);
    for my $digit (split //, $_[0]) {
        my $carry = hex $digit;
        for (@digits) { $carry += $_ * 16; $_ = $carry % 10; $carry = int($carry / 10) }
        while ($carry) { push @digits, $carry % 10; $carry = int($carry / 10) }
    }
    return join '', reverse @digits;
}

sub check_token {
    my ($token, $chain, $message, $time, $nonce, $place) = @_;
    my ($reply, $certificates) = (keep('reply', $token), keep('chain', $chain));
    my $said = output_of('openssl', 'ts', '-reply', '-in', $reply, '-text');
    my ($name, $day, $clock, $year) = $said =~ /^Time stamp: (\w{3}) +(\d+) ([\d:]{8})(?:\.\d+)? (\d{4}) GMT$/m;
    my ($query) = $said =~ /^Nonce: 0x([0-9A-F]{1,40})$/m;
    defined $year && defined $query && $month{$name} or broken("log line $place: openssl can read no time in the time stamp.", $place);
    my $stamped = sprintf '%04d-%02d-%02dT%sZ', $year, $month{$name}, $day, $clock;
    my $epoch = seconds($stamped) - seconds('1970-01-01T00:00:00Z');
    # Without -attime openssl asks whether the certificate holds today, and takes a stamp dated before it began.
    my @words = ('-digest', unpack('H*', $sha256->($message)), '-attime', $epoch);
    output_of('openssl', 'ts', '-verify', '-in', $reply, '-CAfile', $certificates, '-untrusted', $certificates, @words) =~ /Verification: OK/
        or broken("log line $place: the time stamp does not hold: changed, of other bytes, or its signer's time was over.", $place);
    $stamped eq $time && decimal($query) eq $nonce
        or broken("log line $place: the time stamp does not say " . shown($time) . ', or answers another query.', $place);
}
