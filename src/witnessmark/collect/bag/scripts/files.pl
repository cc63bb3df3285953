# Every file of the folder, against a closed list of names.

# Path => size of every file; nothing that a bag or proof does not have is opened.
sub walk {
    my ($files, $folders) = @_;
    my (%size, @waiting);
    push @waiting, '';
    while (defined(my $folder = pop @waiting)) {
        opendir my $handle, $folder eq '' ? '.' : $folder or broken(shown($folder) . ": $!.");
        my @names = sort grep { $_ ne '.' && $_ ne '..' } readdir $handle;
        @names or broken((shown($folder) || 'this folder') . ' is empty: nothing like it was handed over.');
        for my $name (@names) {
            my $path = $folder eq '' ? $name : "$folder/$name";
            my @state = lstat $path;
            if    (-d _ && $path =~ /^(?:$folders)\z/) { push @waiting, $path }
            elsif (-f _ && $path =~ /^(?:$files)\z/)   { $size{$path} = $state[7] }
            else { broken(shown($path) . ' does not belong here: nothing like it was handed over. Take it away and look again.') }
        }
    }
    return %size;
}

# Path => sha256 in hexadecimal; one sha256sum for many files.
sub hashes {
    my @paths = @_;
    my %hash;
    while (my @batch = splice @paths, 0, 1000) {
        open my $pipe, '-|', 'sha256sum', '--', @batch or cannot("sha256sum: $!.");
        while (<$pipe>) { $hash{$2} = $1 if /^([0-9a-f]{64}) [ *](.+)\n\z/ }
        close $pipe;
        defined $hash{$_} or broken("$_ cannot be read.") for @batch;
    }
    return %hash;
}

sub slurp {
    my ($path, $most) = @_;
    open my $file, '<:raw', $path or broken("$path: $!.");
    -s $file <= $most or broken("$path: more than $most bytes cannot be what it should be.");
    local $/;
    my $data = <$file>;
    return defined $data ? $data : '';
}

# The bytes of a one-line file without its newline; '' when it is not one whole line.
sub one_line { my $text = slurp($_[0], 65536); return chomp $text ? $text : '' }
