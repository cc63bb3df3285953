# The proof of one item (C2SP tlog-proof): its line is in a log of this root, whatever else that log says.

my $proof_files = 'item|sheet\.json|line\.json|item\.tlog-proof|log\.vkey|README\.txt|verify\.(?:sh|py)'
    . '|witnesses/[A-Za-z0-9][A-Za-z0-9._-]{0,149}\.vkey';

# The place of the item's line and the checkpoint that covers it.
sub check_proof {
    my %there = walk($proof_files, 'witnesses');
    for my $path (qw(item line.json item.tlog-proof log.vkey)) { exists $there{$path} or broken("$path is missing.") }
    %size = %there;
    $log_key = read_key(one_line('log.vkey'), 'log.vkey', 1);
    my ($text, $line) = (slurp('item.tlog-proof', 65536), slurp('line.json', 65536));
    my ($place, $path, $checkpoint) = $text =~
        m{^c2sp\.org/tlog-proof\@v1\nindex (0|[1-9][0-9]{0,17})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n(.*)\z}s;
    my @path = map { from64($_) } split /\n/, defined $path ? $path : '';
    defined $place && !grep { !defined } @path or broken('item.tlog-proof: ' . shown(substr $text, 0, 60) . ' is no proof.');
    my $note = open_note($checkpoint, $log_key, 'item.tlog-proof');
    root_by_proof($line, $place, $note->{size}, @path) eq $note->{root}
        or broken("line.json is not line $place of the log that checkpoint $note->{size} signed.", $place);
    check_item(read_event($line, $place), $place);
    return ($place, $note);
}

# The bytes of the item and its sheet are those that the line names.
sub check_item {
    my ($event, $place) = @_;
    my %sum = hashes(grep { exists $size{$_} } 'item', 'sheet.json');
    $event->{act} eq 'acquire' or broken("line $place says $event->{act}, not that something was taken in.", $place);
    $sum{item} eq $event->{obj} && $size{item} eq $event->{bytes} or broken("item: not the bytes that line $place names.", $place);
    !exists $sum{'sheet.json'} || $sum{'sheet.json'} eq $event->{params}
        or broken("sheet.json: not the sheet that line $place names.", $place);
}
