# One hash over a whole log (the Merkle tree of RFC 6962), and the proof that one line is in it.

sub leaf_hash { return $sha256->("\0" . $_[0]) }
sub node_hash { return $sha256->("\1" . $_[0] . $_[1]) }

# The roots after so many lines, for each size asked; sizes beyond the end are left out.
sub roots_at {
    my ($lines, @sizes) = @_;
    my (%root, @peaks);
    my %wanted = map { $_ => 1 } @sizes;
    for my $place (0 .. $#$lines) {
        my ($node, $ones) = (leaf_hash($lines->[$place]), $place);
        for (; $ones & 1; $ones >>= 1) { $node = node_hash(pop @peaks, $node) }    # a 1 bit: a subtree waits for its neighbour
        push @peaks, $node;
        $root{ $place + 1 } = root_of(@peaks) if $wanted{ $place + 1 };
    }
    return %root;
}

sub root_of {
    my $root = pop;
    $root = node_hash($_, $root) for reverse @_;
    return $root;
}

# The root that a line at its place leads to by its neighbours (RFC 9162, 2.1.3.2); '' when they cannot.
sub root_by_proof {
    my ($line, $place, $size, @path) = @_;
    return '' unless $place < $size;
    my ($node, $last) = (leaf_hash($line), $size - 1);
    for my $neighbour (@path) {
        return '' if $last == 0;
        if ($place & 1 || $place == $last) {
            $node = node_hash($neighbour, $node);
            while ($place && !($place & 1)) { $place >>= 1; $last >>= 1 }
        }
        else { $node = node_hash($node, $neighbour) }
        $place >>= 1;
        $last >>= 1;
    }
    return $last == 0 ? $node : '';
}
