#!/bin/sh
# Check a hand-over bag or the proof of one item with ordinary tools: sh verify.sh [FOLDER] [--witness VKEY]...
# Needs sha256sum, openssl (1.1.1 or later) and perl. Answers VALID, VALID-BUT or INVALID; exit code 0, 0 or 1, and 2 when
# nothing could be checked. Reads the folder, writes nothing in it, and opens no name that it does not expect.
set -u
LC_ALL=C
export LC_ALL
unset PERL5OPT PERL5LIB PERL_UNICODE
OPENSSL_CONF=/dev/null  # what this machine trusts or switches off has no say here
export OPENSSL_CONF
case ":$PATH" in
*:[!/]* | *::* | *:)
    echo "verify.sh: PATH has a folder that depends on where one stands, so a file of that folder could be run. Nothing was checked." >&2
    exit 2
    ;;
esac
for tool in perl openssl sha256sum; do
    command -v "$tool" >/dev/null 2>&1 && continue
    echo "verify.sh: $tool is not on this machine, so nothing was checked. Install it, or use verify.py." >&2
    exit 2
done
exec perl - "$0" "$@" <<'PERL'
