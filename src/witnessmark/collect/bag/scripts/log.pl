# The custody log: one event a line, each spelt in one way, each allowed to follow what stands before it.

my $longest_line = 65536;
my $log_key;
my $plain = qr/[ !#-\[\]-~]/;
my $escape = qr/\\(?:["\\bfnrt]|u(?:00(?:0[0-7bef]|1[0-9a-f]|7f|[89a-f][0-9a-f])|(?!00)[0-9a-f]{4}))/;
my $string = qr/"((?:$plain++|$escape)*+)"/;
my $hash = qr/"((?:[0-9a-f]{64})?)"/;
my $clock = 'system|given|system, unsynchronised|system, synchronised, within [0-9]{1,9} ms';
my $number = qr/(0|[1-9][0-9]*)/;
my $event = join ',', '\{"seq":' . $number, '"t":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"', "\"clock\":\"($clock)\"", "\"who\":$string",
    '"act":"([a-z-]+)"', "\"obj\":$hash", "\"bytes\":$number", "\"tool\":$string", "\"params\":$hash", "\"why\":$string",
    '"salt":"[0-9a-f]{32}"\}';

my %rule = ((map { $_ => 'object' } qw(acquire receive publish key-change)),
    (map { $_ => 'anything known' } qw(copy derive redact export hand-over)),
    (map { $_ => 'object known' } qw(view open-sealed correct withdraw)),
    'time-anomaly' => 'no object', fsck => 'nothing');

# The raw lines, without their newlines.
sub read_log {
    open my $file, '<:raw', $_[0] or broken("$_[0]: $!.");
    my ($rest, @lines) = ('');
    while (read $file, my $block, 1 << 20) {
        my @whole = split /\n/, $rest . $block, -1;
        $rest = pop @whole;
        for my $line (@whole, $rest) {
            length $line > $longest_line and broken('custody log, line ' . @lines . ': longer than a line can be.', scalar @lines);
        }
        push @lines, @whole;
    }
    $rest eq '' or broken('custody log, line ' . @lines . ': ' . shown(substr $rest, 0, 60) . ' does not end.', scalar @lines);
    return @lines;
}

# One line as an event in its place.
sub read_event {
    my ($line, $place) = @_;
    my %event;
    @event{qw(seq t clock who act obj bytes tool params why)} = $line =~ /^$event\z/o;
    my $is_event = defined $event{act} && exists $rule{ $event{act} } && $event{seq} eq $place;
    $event{time} = seconds($event{t}) if $is_event;
    defined $event{time}
        or broken("custody log, line $place: " . shown(substr $line, 0, 60) . ' is not the event it should be.', $place);
    $event{who} eq 'key-' . unpack 'H*', $log_key->{hash}
        or broken("custody log, line $place: written by " . shown($event{who}) . ', not with the key of this log.', $place);
    return \%event;
}

# Seconds since 1 March of year 0, to compare times by; undef when there is no such day or hour.
sub seconds {
    my ($year, $month, $day, $hour, $minute, $second) = $_[0] =~ /(\d+)/g;
    my $is_leap = $year % 4 == 0 && ($year % 100 != 0 || $year % 400 == 0);
    my @days = (31, $is_leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
    return undef if $year < 1 || $month < 1 || $month > 12 || $day < 1 || $day > $days[ $month - 1 ];
    return undef if $hour > 23 || $minute > 59 || $second > 59;
    my ($y, $m) = $month > 2 ? ($year, $month - 3) : ($year - 1, $month + 9);
    my $date = 365 * $y + int($y / 4) - int($y / 100) + int($y / 400) + int((153 * $m + 2) / 5) + $day;
    return (($date * 24 + $hour) * 60 + $minute) * 60 + $second;
}

# What the lines so far amount to: what was taken in, what is in force.
my (%known, %sheets, %held, $last_time);

sub follow {
    my ($event, $place) = @_;
    my ($act, $obj, $sheet) = @$event{qw(act obj params)};
    my $fault = fault_of($event);
    broken("custody log, line $place: $fault.", $place) if $fault ne '';
    $last_time = $event->{time};
    $known{$obj} = 1 if $obj ne '' && $act ne 'fsck';
    $sheets{$obj}{$sheet} = $held{$obj}{$sheet} = 1 if $act eq 'acquire';
    return if $act ne 'withdraw';
    if ($sheets{$obj} && $sheets{$obj}{$sheet}) { delete $held{$obj}{$sheet} }    # one name
    else                                        { delete $held{$obj} }            # all its names
}

sub fault_of {
    my ($event) = @_;
    my ($act, $obj, $sheet, $short) = (@$event{qw(act obj params)}, substr $event->{obj}, 0, 12);
    return "it says $event->{t}, before the line above it, and no time-anomaly line says why"
        if defined $last_time && $act ne 'time-anomaly' && $last_time - $event->{time} > 2;
    return "$act is of an object, and it names none" if $rule{$act} eq 'object' && $obj eq '';
    return "$act comes before anything was taken in" if $rule{$act} eq 'anything known' && !%known;
    return "object $short is withdrawn under a name that is withdrawn already"
        if $act eq 'withdraw' && $sheets{$obj} && $sheets{$obj}{$sheet} && !($held{$obj} && $held{$obj}{$sheet});
    return "$act is of object " . ($short || '(none)') . ', which no line before it took in'
        if $rule{$act} eq 'object known' && !$known{$obj};
    return "$act is of no object, and it names one" if $rule{$act} eq 'no object' && $obj ne '';
    return '';
}
