#!/usr/bin/env bash
# Builds nutgraf with its tests on Debian 12 and runs them all.
set -euo pipefail
cd "$(dirname "$0")"
source .ci/packages
.ci/setup "${build_packages[@]}" "${test_packages[@]}"
exec cmake --workflow --preset "${1:-release}"
