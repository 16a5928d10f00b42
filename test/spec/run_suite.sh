#!/usr/bin/env bash
# Runs the specification's test suite in all the ways it must pass: -O0 and -O2, guarded and checked memories; and with a
# garbage collection before each allocation, those scripts that make objects.
#
#   test/spec/run_suite.sh SUITE [OPTION...]
#
# SUITE is the folder of the scripts, the options are those of ingot-spec, which must be on the PATH.
set -uo pipefail
suite=${1:?usage: run_suite.sh SUITE [OPTION...]}
shift
scripts=("$suite"/*.wast "$suite"/legacy/*.wast "$suite"/custom/*.wast)
for proposal in threads custom-page-sizes wide-arithmetic; do
  scripts+=("$suite/proposals/$proposal"/*.wast)
done
status=0
for level in -O0 -O2; do
  for bounds in guard check; do
    echo "==> $level --bounds=$bounds"
    ingot-spec "$level" "--bounds=$bounds" "$@" "${scripts[@]}" | grep -v '^PASS ' || true
    [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
  done
done
objects=()
for script in "${scripts[@]}"; do
  if grep -qE '\((struct|array)\.new|\bthrow' "$script"; then
    objects+=("$script")
  fi
done
for level in -O0 -O2; do
  echo "==> $level --gc-stress"
  ingot-spec "$level" --gc-stress "$@" "${objects[@]}" | grep -v '^PASS ' || true
  [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
done
exit $status
