# What witnesses and time authorities signed, each told of by a line of the log: is it theirs, and over this very log?

my (@pins, @supports, @trusted);

# A sheet's words, when it is flat JSON as we spell it; none when it was kept back or is another sheet.
sub read_sheet {
    my $path = object_path($_[0]);
    return () if $_[0] eq '' || !exists $hash{$path} || $size{$path} > 65536;
    my $text = slurp($path, 65536);
    my $pair = qr/$string:(?:$string|$number)/;
    return () unless $text =~ /^\{$pair(?:,$pair)*\}\z/;
    my %words;
    while ($text =~ /$pair/g) { $words{ unescaped($1) } = defined $2 ? [ 'text', unescaped($2) ] : [ 'number', $3 ] }
    return %words;
}

# JSON's escapes undone, as UTF-8.
sub unescaped {
    my ($text) = @_;
    my %short = (b => "\b", f => "\f", n => "\n", r => "\r", t => "\t", '"' => '"', '\\' => '\\');
    $text =~ s/\\u(d[89ab]..)\\u(d[c-f]..)|\\u(....)|\\(.)/
        defined $1 ? utf8_of(0x10000 + ((hex($1) & 0x3ff) << 10) + (hex($2) & 0x3ff)) : defined $3 ? utf8_of(hex $3) : $short{$4}/gex;
    return $text;
}

sub utf8_of {
    my $text = chr $_[0];
    utf8::encode($text);
    return $text;
}

# An object that came from outside; it goes with every bag.
sub object_bytes {
    my ($name, $place) = @_;
    my $path = object_path($name);
    exists $hash{$path} && $size{$path} <= 1 << 20
        or broken("log line $place: object " . substr($name, 0, 12) . ' is not here, and the rest stands on it.', $place);
    return slurp($path, 1 << 20);
}

sub witness_key {
    my ($name, $place) = @_;
    my $text = object_bytes($name, $place);
    $text =~ s/\n+\z//;
    return read_key($text, "log line $place", 4);
}

# Keys that key-change lines name.
sub find_pins {
    for my $place (0 .. $#events) {
        next if $events[$place]{act} ne 'key-change';
        my %sheet = read_sheet($events[$place]{params});
        next unless $sheet{names} && $sheet{name} && $sheet{name}[0] eq 'text' && $sheet{names}[1] =~ /^(?:witness|authority)\z/;
        my %pin = (place => $place, whose => $sheet{names}[1], name => $sheet{name}[1], key => $events[$place]{obj});
        if ($pin{whose} eq 'witness') {
            witness_key($pin{key}, $place)->{name} eq $pin{name}
                or broken("log line $place: names witness " . shown($pin{name}) . ", and the key is another's.", $place);
        }
        else {
            index(object_bytes($pin{key}, $place), '-----BEGIN CERTIFICATE-----') >= 0
                or broken("log line $place: holds no certificates of " . shown($pin{name}) . '.', $place);
        }
        push @pins, \%pin;
    }
}

# Every signature from outside, checked.
sub find_supports {
    for my $place (0 .. $#events) {
        next if $events[$place]{act} ne 'receive';
        my %sheet = read_sheet($events[$place]{params});
        delete $sheet{salt};
        next if join(' ', sort keys %sheet) ne 'attests by nonce openssl rfc3161_client root size time';
        next if grep { $sheet{$_}[0] ne ($_ eq 'size' ? 'number' : 'text') } keys %sheet;
        my %said = map { $_ => $sheet{$_}[1] } keys %sheet;
        next unless $said{attests} =~ /^(?:cosignature|time-stamp)\z/;
        my $note = $note{ $said{size} };
        $note && unpack('H*', $note->{root}) eq $said{root} && $said{size} <= $place
            or broken("log line $place: a $said{attests} over $said{size} lines that this log never signed.", $place);
        my $whose = $said{attests} eq 'cosignature' ? 'witness' : 'authority';
        my ($pin) = reverse grep { $_->{whose} eq $whose && $_->{name} eq $said{by} && $_->{place} < $place } @pins;
        $pin or broken("log line $place: a $said{attests} by " . shown($said{by}) . ', whom no line before it names.', $place);
        my $data = object_bytes($events[$place]{obj}, $place);
        if ($whose eq 'witness') { check_cosignature($place, \%said, $data, witness_key($pin->{key}, $place)) }
        else { check_token($data, object_bytes($pin->{key}, $place), $note->{text}, $said{time}, $said{nonce}, $place) }
        push @supports, { %said, place => $place, key => $pin->{key} };
    }
}

# When the witness cosigned, in seconds since 1970; undef when it did not (C2SP tlog-cosignature).
sub cosigned {
    my ($note, $witness, $where) = @_;
    my $last;
    for my $raw (signatures_of($note, $witness)) {
        my $time = length $raw == 76 ? unpack 'Q>', substr $raw, 4, 8 : 0;
        my $message = "cosignature/v1\ntime $time\n$note->{text}";
        length $raw == 76 && $time <= 253402300799 && is_signed($witness->{public}, $message, substr $raw, 12)
            or broken("$where: the line of witness " . shown($witness->{name}) . ' is not signed by its key.');
        $last = $time if !defined $last || $time > $last;
    }
    return $last;
}

sub check_cosignature {
    my ($place, $said, $data, $witness) = @_;
    my $note = open_note($data, $log_key, "log line $place");
    my $moment = cosigned($note, $witness, "log line $place");
    $note->{text} eq $note{ $said->{size} }{text} && defined $moment && utc($moment) eq $said->{time}
        or broken("log line $place: " . shown($said->{by}) . ' did not sign this checkpoint at ' . shown($said->{time}) . '.', $place);
    my @known = map { witness_key($_->{key}, $place) } grep { $_->{whose} eq 'witness' } @pins;
    for my $signature (@{ $note->{signatures} }) {
        grep { $signature->[0] eq $_->{name} && substr($signature->[1], 0, 4) eq $_->{hash} } $log_key, @known
            or broken("log line $place: the note carries a signature by " . shown($signature->[0]) . ', whom the log does not name.', $place);
    }
    cosigned($note, $_, "log line $place") for @known;
}

sub utc {
    my ($second, $minute, $hour, $day, $month, $year) = gmtime $_[0];
    return sprintf '%04d-%02d-%02dT%02d:%02d:%02dZ', $year + 1900, $month + 1, $day, $hour, $minute, $second;
}

# Files beside the log are what its lines say; how many no line tells of.
sub check_copies {
    my %told;
    for my $pin (@pins) {
        my ($folder, $end) = $pin->{whose} eq 'witness' ? ('witnesses', 'vkey') : ('tsr', 'pem');
        $told{ "$custody/$folder/" . file_name($pin->{name}) . ".$end" } = $pin->{place};
    }
    for my $one (@supports) {
        my $is_note = $one->{attests} eq 'cosignature';
        my $file = $is_note ? "checkpoints/$one->{size}.note" : "tsr/$one->{size}." . file_name($one->{by}) . '.tsr';
        $told{"$custody/$file"} = $one->{place};
    }
    for my $path (sort keys %told) {
        my $place = $told{$path};
        exists $hash{$path} && $hash{$path} eq $events[$place]{obj}
            or broken("$path: missing, or not what log line $place says.", $place);
    }
    for my $size (sort { $a <=> $b } keys %note) {
        my $path = "$custody/checkpoints/$size.note";
        exists $told{$path} || @{ $note{$size}{signatures} } == 1
            or broken("$path: carries signatures that no line of the log tells of.");
    }
    return scalar grep { m{^$custody/(?:witnesses|tsr)/} && !exists $told{$_} } keys %hash;
}

sub file_name {
    my ($name) = @_;
    $name =~ s/[^A-Za-z0-9.-]+/-/g;
    $name =~ s/^[.-]+//;
    $name = substr $name, 0, 100;
    return $name eq '' ? 'unnamed' : $name;
}
