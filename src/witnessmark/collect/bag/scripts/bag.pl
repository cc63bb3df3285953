# A hand-over bag (BagIt, RFC 8493): every byte in it is either signed through the log or worked out from what is.

my ($objects, $custody) = ('data/evidence/objects/sha256', 'data/evidence/custody');
my $name = '[A-Za-z0-9][A-Za-z0-9._-]{0,149}';
my $bag_files = join '|', 'bagit\.txt', 'bag-info\.txt', '(?:tag)?manifest-sha256\.txt', 'README\.txt', 'verify\.(?:sh|py)',
    'data/ro-crate-metadata\.json', "$objects/([0-9a-f]{2})/\\1[0-9a-f]{62}", "$custody/log\\.jsonl", "$custody/checkpoint",
    "$custody/log\\.vkey", "$custody/checkpoints/[1-9][0-9]{0,17}\\.note", "$custody/witnesses/$name\\.vkey",
    "$custody/tsr/$name\\.(?:tsr|pem)";
my $bag_folders = join '|', 'data', 'data/evidence', 'data/evidence/objects', "$objects(?:/[0-9a-f]{2})?",
    "$custody(?:/checkpoints|/witnesses|/tsr)?";
my (%size, %hash, @lines, @events, %note);

sub object_path { return "$objects/" . substr($_[0], 0, 2) . "/$_[0]" }

sub read_bag {
    %size = walk($bag_files, $bag_folders);
    for my $path ("$custody/log.jsonl", "$custody/checkpoint", "$custody/log.vkey") {
        exists $size{$path} or broken("$path is missing.");
    }
    %hash = hashes(sort keys %size);
    @lines = read_log("$custody/log.jsonl");
    $log_key = read_key(one_line("$custody/log.vkey"), 'log.vkey', 1);
    for my $place (0 .. $#lines) {
        push @events, read_event($lines[$place], $place);
        follow($events[$place], $place);
    }
}

# Each checkpoint is signed and holds for the lines it covers; the last one covers all.
sub check_notes {
    for my $path (grep { m{^$custody/checkpoints/} } sort keys %size) {
        my $note = open_note(slurp($path, 65536), $log_key, $path);
        $path eq "$custody/checkpoints/$note->{size}.note"
            or broken("$path: covers $note->{size} lines, not as many as its name says.");
        $note{ $note->{size} } = $note;
    }
    my $last = open_note(slurp("$custody/checkpoint", 65536), $log_key, "$custody/checkpoint");
    my ($kept, $count) = ("$custody/checkpoints/$last->{size}.note", scalar @lines);
    exists $hash{$kept} && $hash{$kept} eq $hash{"$custody/checkpoint"}
        or broken("$custody/checkpoint: the same checkpoint is not kept under checkpoints/$last->{size}.note.");
    my @sizes = sort { $a <=> $b } keys %note;
    my $first = $last->{size} < $count ? $last->{size} : $count;
    $last->{size} == $count && $sizes[-1] == $count
        or broken("custody log: $last->{size} lines were signed, $count are there.", $first);
    # Every checkpoint that a line says it was written after is kept.
    for my $place (0 .. $#events) {
        my ($size) = $events[$place]{tool} =~ /.*, after checkpoint 0*([0-9]*)\z/s;
        !$size || exists $note{$size} or broken("$custody/checkpoints/" . shown($size) . ".note: gone, and log line $place was written after it.", $place);
    }
    my %root = roots_at(\@lines, @sizes);
    my $held = 0;
    for my $size (@sizes) {
        ($root{$size} || '') eq $note{$size}{root}
            or broken("custody log, lines $held to " . ($size - 1) . ": not those that checkpoint $size signed.", $held);
        $held = $size;
    }
}

# Path => hash of each file that was packed, as the log's last line has it.
sub read_packing_list {
    my $place = $#events;
    my $list = $events[-1]{obj};
    my ($path, $short) = (object_path($list), substr $list, 0, 12);
    $events[-1]{act} eq 'hand-over'
        or broken("custody log, line $place: the last line of a bag's log says that it was handed over; this one does not.");
    exists $hash{$path} && $hash{$path} eq $list
        or broken("the packing list $short (log line $place) is missing or changed.", $place);
    my ($files) = slurp($path, 1 << 30) =~ /^witnessmark packing list\nsalt [0-9a-f]{32}\n((?:[^\n]*\n)*)\z/;
    defined $files or broken("the packing list $short (log line $place) is none.", $place);
    my %packed;
    my $last = '';
    for (split /\n/, $files) {
        my ($sum, $file) = m{^([0-9a-f]{64})  (\S+)\z};
        defined $file && $file gt $last && $file =~ /^(?:$bag_files)\z/
            or broken("the packing list (log line $place): " . shown($_) . ' is no line of it, or not in its place.', $place);
        $packed{ $last = $file } = $sum;
    }
    return %packed;
}

# What was packed is there and unchanged, nothing else is, and each object is one that a line names; how many were kept back.
sub check_packed {
    my %packed = read_packing_list();
    my @made_after = ('bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt', "$custody/log.jsonl", "$custody/checkpoint",
        "$custody/checkpoints/" . @lines . '.note', object_path($events[-1]{obj}));
    for my $path (sort keys %packed) {
        next if $path =~ m{^$objects/} || exists $hash{$path} && $hash{$path} eq $packed{$path};
        broken("$path: was packed, " . (exists $hash{$path} ? 'changed since.' : 'is missing.'));
    }
    my %made_after = map { $_ => 1 } @made_after;
    for my $path (sort keys %hash) { $packed{$path} || $made_after{$path} or broken("$path: was never packed.") }
    for my $path (@made_after) { $packed{$path} and broken("$path: stands on the packing list, which was made before it.") }
    return check_objects(\%packed);
}

sub check_objects {
    my ($packed) = @_;
    my (%named, %kept_back);
    for my $place (0 .. $#events) {
        my $event = $events[$place];
        for ([ $event->{obj}, $event->{bytes} ], [ $event->{params} ]) {
            my ($sum, $bytes) = @$_;
            next if $sum eq '';
            my $path = object_path($sum);
            my $said = 'evidence object ' . substr($sum, 0, 12) . " (log line $place)";
            if (!exists $hash{$path}) {
                $packed->{$path} and broken("$said: was packed, is missing.", $place);
                $kept_back{$path} = 1;
                next;
            }
            $hash{$path} eq $sum && (!defined $bytes || $bytes eq $size{$path})
                or broken("$said: bytes changed since $event->{t}.", $place);
            $named{$path} = 1;
        }
    }
    for my $path (sort keys %hash) { $path !~ m{^$objects/} || $named{$path} or broken("$path: no line of the log names it.") }
    return scalar keys %kept_back;
}

# bagit.txt, bag-info.txt and both manifests are exactly what the files and the log make them.
sub check_bagit {
    my $last = $events[-1];
    my @payload = grep { m{^data/} } keys %size;
    my @tags = grep { !m{^data/} && $_ ne 'tagmanifest-sha256.txt' } keys %size;
    my $bytes = 0;
    $bytes += $size{$_} for @payload;
    $last->{tool} =~ /\\/ and broken("custody log, line $#events: no program is called " . shown($last->{tool}) . '.', $#events);
    my %expected = (
        'bagit.txt' => "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        'bag-info.txt' => "Bag-Software-Agent: " . (split /,/, "$last->{tool},", 2)[0] . "\nBagging-Date: " . substr($last->{t}, 0, 10)
            . "\nExternal-Identifier: $log_key->{name} line $last->{seq}\nPayload-Oxum: $bytes." . @payload . "\n",
        'manifest-sha256.txt' => join('', map { "$hash{$_}  $_\n" } sort @payload),
        'tagmanifest-sha256.txt' => join('', map { "$hash{$_}  $_\n" } sort @tags),
    );
    for my $path (sort keys %expected) {
        exists $hash{$path} && $hash{$path} eq unpack 'H*', $sha256->($expected{$path})
            or broken("$path is not what the files here make it: " . (exists $hash{$path} ? 'changed.' : 'missing.'));
    }
}
