# The server's part of a publish, handed over anew with each call: nothing is installed there.
#
#   kabarkota VERB FOLDER ARGUMENTS
#
# FOLDER/current -> releases/NAME, FOLDER/releases/NAME, FOLDER/.incoming (uploads, what is to be
# deleted), FOLDER/.lock (with the publisher's token). Every verb that changes something looks
# first whether its publisher still holds the lock.
#
# Exit statuses: 41 another publish, 42 files differ, 43 the lock was lost, 44 no such release,
# 45 the folder can't be written, 46 "current" is no link.
set -eu
umask 022
LC_ALL=C
export LC_ALL
verb=$1
root=$2
shift 2

mine() {
    [ "$(cat "$root/.lock/token" 2>/dev/null)" = "$1" ] || exit 43
}

case $verb in
list) # what is current, on the first line, then all releases
    if [ -e "$root/current" ] && [ ! -L "$root/current" ]; then exit 46; fi
    readlink "$root/current" || echo
    ls -1 "$root/releases" 2>/dev/null || true
    ;;
show) # RELEASE FILE
    cat "$root/releases/$1/$2"
    ;;
hold) # TOKEN MINUTES: the lock, for as long as somebody keeps sending lines
    token=$1
    mkdir -p "$root/releases" "$root/.incoming" || exit 45
    if ! mkdir "$root/.lock" 2>/dev/null; then
        [ -d "$root/.lock" ] || exit 45
        [ -n "$(find "$root/.lock" -prune -mmin "+$2")" ] || exit 41
        # No line for so long: the connection of whoever held it was cut.
        mv "$root/.lock" "$root/.incoming/lock-$token" && rm -rf "$root/.incoming/lock-$token"
        mkdir "$root/.lock" 2>/dev/null || exit 41
    fi
    trap 'if [ "$(cat "$root/.lock/token" 2>/dev/null)" = "$token" ]; then rm -rf "$root/.lock"; fi' EXIT
    trap 'exit 1' HUP INT TERM
    echo "$token" >"$root/.lock/token" || {
        rm -rf "$root/.lock"
        exit 45
    }
    echo held
    while read -r _; do
        mine "$token"
        touch "$root/.lock"
    done
    ;;
begin) # TOKEN UPLOAD: a folder to upload into; names those of broken uploads, newest first
    mine "$1"
    count=0
    for left in $(ls -1t "$root/.incoming"); do
        count=$((count + 1))
        if [ "$count" -le 2 ]; then echo "$left"; else rm -rf "$root/.incoming/${left:?}"; fi
    done
    mkdir "$root/.incoming/$2" || exit 45
    ;;
check) # FOLDER COUNT, and sums on standard input: exactly these files
    cd "$root/$1" || exit 44
    odd=$(sha256sum -c - 2>&1 | grep -v ': OK$' | head -n 5) || true
    if [ -z "$odd" ]; then odd=$(find . ! -type f ! -type d | head -n 5); fi
    count=$(find . -type f | wc -l)
    if [ -z "$odd" ] && [ "$count" -ne "$2" ]; then odd="$((count)) files, not $2"; fi
    if [ -n "$odd" ]; then
        echo "$odd"
        exit 42
    fi
    ;;
switch) # TOKEN RELEASE [UPLOAD]: one rename, so that readers see the one or the other
    mine "$1"
    if [ "$#" -gt 2 ]; then
        sync -f "$root/.incoming/$3" 2>/dev/null || sync
        mv -T "$root/.incoming/$3" "$root/releases/$2"
    fi
    [ -d "$root/releases/$2" ] || exit 44
    ln -sfn "releases/$2" "$root/.current.new"
    mv -T "$root/.current.new" "$root/current"
    ;;
prune) # TOKEN RELEASES: away with these and with all that broken uploads left
    mine "$1"
    shift
    for name in "$@"; do
        # Under another name first: a half-deleted folder must not be taken for a release.
        rm -rf "$root/.incoming/old-${name:?}"
        if [ -d "$root/releases/$name" ]; then
            mv -T "$root/releases/$name" "$root/.incoming/old-$name"
        fi
    done
    for left in $(ls -1 "$root/.incoming"); do rm -rf "$root/.incoming/${left:?}"; done
    ;;
esac
