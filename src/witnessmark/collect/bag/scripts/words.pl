# The words of the command, and how an answer is given.

my ($here, @words) = @ARGV;
my ($folder, @given);
while (defined(my $word = shift @words)) {
    if ($word eq '--witness' && @words) { push @given, shift @words }
    elsif ($word =~ /^-/ || defined $folder) { cannot("say: sh verify.sh [FOLDER] [--witness VKEY]...") }
    else { $folder = $word }
}
$folder = $here =~ m{^(.*)/[^/]*\z}s ? $1 || '/' : '.' unless defined $folder;
@INC = grep { m{^/} } @INC;    # nothing that lies in the folder is loaded
my $room = ($ENV{TMPDIR} || '') =~ m{^/} ? $ENV{TMPDIR} : '/tmp';
chdir $folder or cannot(shown($folder) . ": $!.");

my $temp = "$room/verify-$$-" . int(rand(1e9));
mkdir $temp, 0700 or cannot("no temporary folder can be made in $room: $!.");
my $owner = $$;
END { if (defined $temp && $$ == $owner) { my $code = $?; unlink map { "$temp/$_" } qw(key text signature reply chain); rmdir $temp; $? = $code } }
$SIG{$_} = sub { exit 130 } for qw(INT TERM HUP);

sub cannot { print STDERR "verify.sh: $_[0]\n"; exit 2 }

sub answer {
    my ($state, $first, @more) = @_;
    print "$state: $first\n", map { "  $_\n" } @more;
    exit($state eq 'INVALID' ? 1 : 0);
}

sub broken {
    my ($reason, $line) = @_;
    answer('INVALID', $reason . (defined $line ? " First bad line: $line." : ''));
}

# A name from the folder, so spelt that it cannot steer a terminal.
sub shown {
    my $text = substr $_[0], 0, 200;
    $text =~ s/([^ -\[\]-~])/sprintf '\\x%02x', ord $1/ge;
    return $text;
}
