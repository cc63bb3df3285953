# Hashes, base64 and signatures, with what perl and openssl have.

# Digest::SHA comes with perl, but some systems ship it apart: then the slow way (FIPS 180-4).
my $sha256 = eval { require Digest::SHA; \&Digest::SHA::sha256 } || \&slow_sha256;
my @primes = grep { my $n = $_; !grep { $n % $_ == 0 } 2 .. sqrt $n } 2 .. 311;
my @rounds = map { my $root = $_**(1 / 3); int(($root - int $root) * 2**32) } @primes;
my @start = map { my $root = sqrt $_; int(($root - int $root) * 2**32) } @primes[0 .. 7];

sub turn { return ($_[0] >> $_[1] | $_[0] << 32 - $_[1]) & 0xffffffff }

sub slow_sha256 {
    my $text = join '', @_;
    my $length = length $text;
    my @state = @start;
    $text .= "\x80" . "\0" x ((55 - $length) % 64) . pack 'NN', $length >> 29, $length << 3 & 0xffffffff;
    for my $block (unpack '(a64)*', $text) {
        my @w = unpack 'N16', $block;
        for my $i (16 .. 63) {
            my ($x, $y) = @w[ $i - 15, $i - 2 ];
            my $s = (turn($x, 7) ^ turn($x, 18) ^ $x >> 3) + (turn($y, 17) ^ turn($y, 19) ^ $y >> 10);
            $w[$i] = $w[ $i - 16 ] + $s + $w[ $i - 7 ] & 0xffffffff;
        }
        my ($a, $b, $c, $d, $e, $f, $g, $h) = @state;
        for my $i (0 .. 63) {
            my $one = $h + (turn($e, 6) ^ turn($e, 11) ^ turn($e, 25)) + ($e & $f ^ ~$e & $g) + $rounds[$i] + $w[$i];
            my $two = (turn($a, 2) ^ turn($a, 13) ^ turn($a, 22)) + ($a & $b ^ $a & $c ^ $b & $c);
            ($h, $g, $f, $e, $d, $c, $b, $a) = ($g, $f, $e, $d + $one & 0xffffffff, $c, $b, $a, $one + $two & 0xffffffff);
        }
        my @add = ($a, $b, $c, $d, $e, $f, $g, $h);
        $state[$_] = $state[$_] + $add[$_] & 0xffffffff for 0 .. 7;
    }
    return pack 'N8', @state;
}

my @letters = ('A' .. 'Z', 'a' .. 'z', 0 .. 9, '+', '/');
my %value = map { $letters[$_] => sprintf '%06b', $_ } 0 .. 63;

sub to64 {
    my $bits = unpack 'B*', $_[0];
    $bits .= '0' while length($bits) % 6;
    my $text = join '', map { $letters[ oct "0b$_" ] } unpack '(a6)*', $bits;
    return $text . '=' x (-length($text) % 4);
}

# The bytes; undef when the text is not the one spelling they have.
sub from64 {
    my ($text) = $_[0] =~ m{^([A-Za-z0-9+/]+)={0,2}\z} or return undef;
    my $bits = join '', map { $value{$_} } split //, $text;
    my $raw = pack 'B*', substr $bits, 0, 8 * int(length($bits) / 8);
    return to64($raw) eq $_[0] ? $raw : undef;
}

sub keep {
    my ($name, $data) = @_;
    open my $file, '>:raw', "$temp/$name" or cannot("$temp/$name: $!.");
    print {$file} $data;
    close $file or cannot("$temp/$name: $!.");
    return "$temp/$name";
}

# Whether a program ends well; it says nothing on the terminal and is given nothing to read.
sub ends_well {
    my $child = fork;
    cannot("no process can be started: $!.") unless defined $child;
    if (!$child) {
        open STDIN, '<', '/dev/null';
        open STDOUT, '>', '/dev/null';
        open STDERR, '>', '/dev/null';
        { no warnings 'exec'; exec { $_[0] } @_ }
        kill 9, $$;
    }
    waitpid $child, 0;
    return $? == 0;
}

sub is_signed {
    my ($public, $text, $signature) = @_;
    return 0 unless length($public) == 32 && length($signature) == 64;
    my $key = keep('key', pack('H*', '302a300506032b6570032100') . $public);    # SubjectPublicKeyInfo of RFC 8410
    my @files = ('-in', keep('text', $text), '-sigfile', keep('signature', $signature));
    return ends_well(qw(openssl pkeyutl -verify -pubin -keyform DER -inkey), $key, '-rawin', @files);
}

# RFC 8032, section 7.1, test 2, right and spoilt: an openssl that cannot tell them apart is not asked anything.
my $test_key = pack 'H*', '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
my $test = pack 'H*', '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da'
    . '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
is_signed($test_key, 'r', $test) && !is_signed($test_key, 's', $test)
    or cannot('this openssl cannot check Ed25519 signatures, so nothing was checked. Use verify.py.');
