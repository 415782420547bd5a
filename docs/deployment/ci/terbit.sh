#!/bin/sh
# Menerbitkan cabang utama dari CI: sh docs/deployment/ci/terbit.sh TEMPAT
#
# TEMPAT adalah nama di publishing.yml, bagian targets. Rahasianya dibaca dari lingkungan: isinya,
# atau nama berkas yang memuatnya (jenis File di GitLab).
#
#   SIGNING_KEY      kunci yang menandatangani rilis
#   SSH_KEY          kunci pengirim, untuk tempat terbit ssh dan git
#   SSH_KNOWN_HOSTS  kunci server; boleh kosong bila publishing.yml menyebut known_hosts
#   PERLU            yang wajib terisi; bila tidak disebut: SIGNING_KEY SSH_KEY
#
# Kunci hanya ada di folder sementara, yang dihapus pada akhirnya. ~/.ssh tidak dibaca dan tidak
# diubah: pada mesin yang dipakai bersama, isinya milik orang lain.
set -eu

tempat=$1
kosong=
for nama in ${PERLU-SIGNING_KEY SSH_KEY}; do
    eval "isi=\${$nama-}"
    if [ -z "$isi" ]; then kosong="$kosong $nama"; fi
done
if [ -n "$kosong" ]; then
    echo "Tidak ada yang terbit, karena rahasia ini kosong:$kosong." >&2
    echo "Isi di pengaturan CI, menurut docs/deployment/ci.id.md." >&2
    exit 2
fi

kunci=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/kunci.XXXXXX")
trap 'rm -rf "$kunci"' EXIT
trap 'exit 1' HUP INT TERM

simpan() { # NAMA ISI: baris akhir dan \r sering keliru saat rahasia ditempelkan di peramban
    (
        umask 077
        if [ -f "$2" ]; then cat "$2" && echo; else printf '%s\n' "$2"; fi | tr -d '\r' >"$kunci/$1"
    )
}

if [ -n "${SSH_KEY-}" ]; then
    simpan ssh "$SSH_KEY"
    export KABARKOTA_SSH_KEY="$kunci/ssh"
    ssh_git="ssh -o BatchMode=yes -o IdentitiesOnly=yes -o IdentityFile='$kunci/ssh'"
fi
if [ -n "${SSH_KNOWN_HOSTS-}" ]; then
    simpan known_hosts "$SSH_KNOWN_HOSTS"
    export KABARKOTA_KNOWN_HOSTS="$kunci/known_hosts"
    ssh_git="${ssh_git:-ssh} -o UserKnownHostsFile='$kunci/known_hosts'"
fi
if [ -n "${ssh_git-}" ]; then
    export GIT_SSH_COMMAND="$ssh_git -o StrictHostKeyChecking=yes"
fi
if [ -n "${SIGNING_KEY-}" ]; then
    simpan tanda-tangan "$SIGNING_KEY"
    export KABARKOTA_SIGNING_KEY="$kunci/tanda-tangan"
fi
unset SSH_KEY SSH_KNOWN_HOSTS SIGNING_KEY

# Paket yang sudah pernah diambil ikut tersimpan bersama .cache, dan tetap dicocokkan sidik jarinya.
export PIP_CACHE_DIR="${PIP_CACHE_DIR:-$PWD/.cache/pip}"

python3 tasks.py publish "$tempat"
