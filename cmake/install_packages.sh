#!/usr/bin/env bash
# install_packages.sh build|test: installs the Debian 12 packages that are missing to build Ingot, or to test it too.
# Everything is in Debian's own main and security suites. Does nothing if nothing is missing; otherwise it needs root,
# or sudo.
set -euo pipefail

build_packages=(
  clang-22 lld-22 llvm-22 llvm-22-dev libclang-rt-22-dev  # compiler of the compiler and of the runtime library; LLVM
  liblld-22-dev libpolly-22-dev                           # lld as a library; LLVM's optimiser refers to Polly
  libxml2-dev libzstd-dev zlib1g-dev                      # what LLVM's libraries refer to
  libfmt-dev libcli11-dev nlohmann-json3-dev              # messages, options, JSON
  cmake ninja-build python3                               # python3: LLVM's tools and our tests are written in it
)
test_packages=(
  llvm-22-tools python3-psutil             # lit, FileCheck, split-file; time limits of lit
  wabt                                     # wat2wasm assembles the tests
  libgtest-dev                             # unit tests
  clang-format-22 clang-tidy-22
  wasi-libc libclang-rt-22-dev-wasm32      # C programs as inputs
  qemu-user                                # runs what is compiled for other processors
  qemu-system-misc qemu-system-arm         # ... and for boards
  gcc g++ valgrind                         # hosts of libraries
  strace                                   # tests of what the runtime asks of the kernel
  make dpkg-dev                            # projects and packages that the tests make
  groff-base zsh fish                      # read the man page and the completions
  python3-colorama                         # the runner of wasi-testsuite
  skopeo                                   # reads container images
  binaryen                                 # makes random modules
)

case "${1:-}" in
  build) wanted=("${build_packages[@]}") ;;
  test) wanted=("${build_packages[@]}" "${test_packages[@]}") ;;
  *) echo "usage: $0 build|test" >&2; exit 2 ;;
esac

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
for package in "${wanted[@]}"; do
  is_installed "$package" || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "all ${#wanted[@]} packages are installed"
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing, and installing them needs root:" "${missing[@]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@"; }

is_available() { apt-cache show --no-all-versions "$1" >/dev/null 2>&1; }

# LLVM 22 came to Debian 12 through its security suite, which a minimal installation may not list. It lies beside the
# main archive of every mirror, as <mirror>-security; the mirror is the one the system already uses.
add_security_suite() {
  local mirror
  mirror=$(find /etc/apt -name '*.list' -o -name '*.sources' | xargs -r cat |
           sed -n -E 's/^deb( \[[^]]*\])? +([^ ]+\/debian)\/? +bookworm .*/\2/p; s/^URIs: *([^ ]+\/debian)\/?$/\1/p' |
           head -n 1)
  if [ -z "$mirror" ]; then
    echo "LLVM 22 is in Debian 12's security suite (bookworm-security), which this system's apt does not list." >&2
    echo "Add that suite to /etc/apt/sources.list and start again." >&2
    exit 1
  fi
  echo "adding Debian's security suite, where LLVM 22 is: /etc/apt/sources.list.d/bookworm-security.list"
  echo "deb $mirror-security bookworm-security main" |
    "${as_root[@]}" tee /etc/apt/sources.list.d/bookworm-security.list >/dev/null
  apt update
}

echo "installing ${#missing[@]} packages and what they need: ${missing[*]}"
apt update
is_available llvm-22-dev || add_security_suite
if ! is_available llvm-22-dev; then
  echo "This system's apt has no LLVM 22. Ingot is built on Debian 12 (bookworm) with its security suite." >&2
  exit 1
fi
apt install -y --no-install-recommends "${missing[@]}"
