# The answer: everything is checked in order, and the first thing that fails ends it.

@trusted = map { read_key($_, '--witness', 4) } @given;

if (-e 'item.tlog-proof' && !-e 'data') {
    my ($place, $note) = check_proof();
    my ($buts, $stands) = note_support($note, grep { m{^witnesses/} } sort keys %size);
    push @$buts, 'No outside time: a proof of one item carries no time stamp.';
    answer('VALID-BUT', "the item is the one that line $place of the custody log took in.", @$buts, @$stands, signed_by($note));
}

read_bag();
check_notes();
my $kept_back = check_packed();
check_bagit();
my ($buts, $stands) = support_of();
push @$buts, "$kept_back objects that the log names are not in this bag: whoever packed it kept them back." if $kept_back;
my $count = grep { m{^$objects/} } keys %size;
answer(@$buts ? 'VALID-BUT' : 'VALID', @lines . " lines of the custody log, $count objects and " . keys(%size) . ' files checked.',
    @$buts, @$stands, signed_by($note{ scalar @lines }));

cannot('no answer was reached, so nothing was checked.');

# What to have read out by whoever handed this over.
sub signed_by {
    my ($note) = @_;
    my $digits = unpack 'H*', $log_key->{hash};
    return 'Log ' . shown($log_key->{name}) . ", key $digits: $note->{size} lines, root " . to64($note->{root});
}
