#!/usr/bin/env bash
# Fetches the typefaces of the held-out papers into a folder: bash eval/heldout/fonts.sh out/heldout-fonts
# Needs npm and apt; the Debian families are installed system-wide.
set -euo pipefail
folder=${1:?usage: fonts.sh FOLDER}
mkdir -p "$folder"
cd "$folder"
apt-get install -y --no-install-recommends \
    chromium fonts-lxgw-wenkai fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-ocr-b \
    fonts-noto-cjk fonts-wqy-zenhei fonts-wqy-microhei
npm install --no-audit --no-fund --ignore-scripts \
    @fontsource/zcool-xiaowei@5.3.0 @fontsource/ma-shan-zheng@5.3.1 \
    @fontsource/zhi-mang-xing@5.3.0 @fontsource/long-cang@5.3.0 \
    @fontsource/liu-jian-mao-cao@5.3.0
apt-get download texlive-lang-chinese  # the Fandol families, without TeX itself
dpkg-deb -x texlive-lang-chinese_*.deb unpacked
cp unpacked/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/Fandol{Fang,Hei,Kai,Song}-*.otf .
rm -rf unpacked texlive-lang-chinese_*.deb
