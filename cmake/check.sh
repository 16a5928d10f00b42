#!/usr/bin/env bash
# Passes all tests: installs what they need, builds the presets frontend, dev and asan with warnings as errors, runs the
# tests of each, and checks format and clang-tidy. Ends with the line "N passed, N failed, N skipped".
#
#   cmake/check.sh            everything
#   cmake/check.sh dev        only these presets, and the checks of the sources
set -uo pipefail
cd "$(dirname "$0")/.."

presets=("$@")
[ $# -gt 0 ] || presets=(frontend dev asan)
jobs=$(nproc)
results=build/check
mkdir -p "$results"
rm -f "$results"/*

started=$SECONDS
step() { printf '\n==> [%d s] %s\n' $((SECONDS - started)) "$1"; }

passed=0
failed_checks=()
# check NAME COMMAND...: one check that is not a test of lit; counts as one in the sum.
check() {
  local name=$1
  shift
  step "$name"
  if "$@"; then
    passed=$((passed + 1))
  else
    failed_checks+=("$name")
    echo "FAILED: $name"
  fi
}

format_sources() {
  find benchmarks cmake compiler driver runtime-lib test \( -name '*.[ch]' -o -name '*.[ch]pp' \) -print0 | xargs -0 clang-format-22 --dry-run --Werror
}

# Without precompiled headers, so that a file that includes too little is found. The runtime library is compiled by rules of its
# own and has no entry in compile_commands.json.
tidy() {
  cmake --preset dev -B build/tidy -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON > /dev/null || return 1
  run-clang-tidy-22 -quiet -j "$jobs" -p build/tidy "^$PWD/(compiler|driver|test)/.*\\.cpp\$" > "$results/tidy.txt" 2>&1 &&
    return 0
  grep -E '(error|warning): ' "$results/tidy.txt" | sort -u
  return 1
}

# The unit tests of the front end are in dev as well.
build_preset() {
  local targets=()
  [ "$1" != frontend ] || targets=(--target ingot front_end_verdicts script_modules)
  cmake --preset "$1" && cmake --build --preset "$1" "${targets[@]}"
}

# What of the suites of other targets is run here, under QEMU; `ninja -C build/dev check` runs all of them.
foreign_slice='run/(calls/(tail-calls|call)|control|exceptions|gc/(arrays|structs|casts|roots)|traps|(numeric|simd)/nan-quieting)|runtime/(explicit|faults)'

# The suite and the unit tests, and the suites of the targets that the preset tests too (test/CMakeLists.txt).
run_tests() {
  local tests=build/$1/test lit=(/usr/bin/python3 /usr/lib/llvm-22/bin/lit -sv -j "$jobs") target
  local suites=("$tests")
  [ "$1" = frontend ] || suites+=("$tests/unit")
  "${lit[@]}" -o "$results/$1.json" "${suites[@]}"
  for target in "$tests"/*-linux; do
    [ -f "$target/lit.site.cfg.py" ] || continue
    "${lit[@]}" -o "$results/$1.$(basename "$target").json" --filter "$foreign_slice" "$target"
  done
}

step "Packages"
cmake/install_packages.sh test || exit 1

check "Format: clang-format-22 agrees with every source file" format_sources
for preset in "${presets[@]}"; do
  check "Build: preset $preset" build_preset "$preset"
  step "Tests: preset $preset"
  if [ -x "build/$preset/bin/ingot" ]; then
    run_tests "$preset"
  fi
  [ -s "$results/$preset.json" ] || failed_checks+=("the tests of preset $preset did not run")
done
if [ -f build/dev/compile_commands.json ]; then
  check "clang-tidy-22 finds nothing" tidy
fi

step "Done"
printf 'FAILED: %s\n' "${failed_checks[@]+"${failed_checks[@]}"}" | grep -v '^FAILED: $'
/usr/bin/python3 test/tools/sum_results.py --passed "$passed" --failed "${#failed_checks[@]}" "$results"/*.json
