#!/bin/sh
# Memeriksa naskah sebuah usulan dengan program cabang utama: sh docs/deployment/ci/periksa.sh REF
#
# Hanya folder content/ yang diambil dari REF; program, tema, dan publishing.yml tetap milik cabang
# utama, sehingga usulan tidak dapat menjalankan apa pun. Pemeriksaan berjalan dengan lingkungan
# kosong: tidak ada token atau kunci yang dapat terbaca.
#
# Hasil: hasil/masalah.json, hasil/komentar.md, hasil/codequality.json; pratinjau/ bila bersih.
set -eu

ref=$1
rm -rf usulan hasil pratinjau
mkdir usulan hasil
# Tanpa folder content, pemeriksaanlah yang mengatakannya.
git --work-tree=usulan checkout --quiet "$ref" -- content || true

bersih() {
    env -i PATH="$PATH" HOME="$HOME" LANG=C.UTF-8 "$@"
}

status=0
bersih timeout 600 python3 tasks.py check --content usulan/content --format json \
    >hasil/masalah.json || status=$?
bersih python3 tools/proposal_comment.py hasil/masalah.json >hasil/komentar.md
bersih python3 tools/proposal_comment.py hasil/masalah.json --form codequality \
    >hasil/codequality.json
cat hasil/komentar.md
if [ "$status" -eq 0 ]; then
    bersih timeout 1800 python3 tasks.py build --content usulan/content --output pratinjau ||
        status=$?
fi
exit "$status"
