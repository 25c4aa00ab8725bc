#!/bin/sh
# From a bare machine to a result. Debian 12 or Ubuntu 24.04, as root or with sudo.
#
#   cmake/set-up.sh          installs what is missing, builds takt, simulates the Phoenix plant
#   cmake/set-up.sh --test   the same up to the build, then runs all tests
#
# With npm (apt-get install npm), takt run --html works, too; without it everything else does.
# JOBS=n limits the compilers that run at once; TAKT_BUILD=folder builds there instead of build/release.
set -eu

cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }
fail() {
    printf 'set-up: %s\n' "$*" >&2
    exit 1
}

mode='run'
case "${1:-}" in
    '') ;;
    --test) mode='test' ;;
    -h | --help)
        sed -n '2,8s/^# \{0,1\}//p' cmake/set-up.sh
        exit 0
        ;;
    *) fail "expected --test or nothing, found '$1'" ;;
esac

packages="g++ cmake ninja-build libboost-dev libfmt-dev libyaml-cpp-dev libbenchmark-dev doctest-dev libcli11-dev
nlohmann-json3-dev python3 python3-jsonschema python3-yaml"

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        fail "packages are missing ($missing); run this as root, or install sudo"
    fi
}

supported="set-up knows Debian 12 and Ubuntu 24.04, and later ones of both. Elsewhere install CMake 3.25, a C++20 compiler
(gcc 12, clang 14), Boost 1.74, fmt 9, yaml-cpp 0.7, nlohmann-json 3.11, CLI11 2.1, doctest 2.4 and benchmark 1.7, for
example by vcpkg, then: cmake --preset release && cmake --build --preset release"

check_system() {
    ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    [ ! -r /etc/os-release ] || . /etc/os-release
    major=${VERSION_ID%%.*}
    case "$ID" in
        debian) [ "${major:-99}" -ge 12 ] ;;  # testing and unstable have no number
        ubuntu) [ "${major:-0}" -ge 24 ] ;;
        *) false ;;
    esac || fail "this is ${PRETTY_NAME:-an unknown system}. $supported"
}

install_missing() {
    missing=''
    for package in $packages; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    check_system
    say "Installing$missing"
    as_root apt-get update -qq -o DPkg::Lock::Timeout=300
    # shellcheck disable=SC2086  # a list of words
    as_root apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends $missing >"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        fail "apt-get could not install$missing"
    }
}

# Many files are compiled as one, since here everything has to be compiled, and no benchmarks with the tests; `cmake --preset release`
# goes back to all of them one by one.
configure() {
    set -- --preset release -B "$folder" -DCMAKE_UNITY_BUILD=ON
    if [ "$mode" = test ]; then
        set -- "$@" -DTAKT_BENCH=OFF
    fi
    if command -v ccache >/dev/null; then
        set -- "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    cmake "$@" >"$log" 2>&1 || {
        cat "$log" >&2
        fail "CMake could not configure takt. $supported"
    }
}

build() {
    say "Building takt in $folder, $jobs files at a time"
    configure
    cmake --build "$folder" --parallel "$jobs" "$@" || fail "the build failed"
}

# 1 says that the plant misses its target: an answer, not an error.
run_phoenix() {
    say "$folder/bin/takt run examples/phoenix/line.yaml"
    "$folder/bin/takt" run examples/phoenix/line.yaml || [ $? = 1 ] || fail "the Phoenix plant did not run"
    say "With the cheapest change that takt tune found: $folder/bin/takt run examples/phoenix/line.yaml --with examples/phoenix/tuned.yaml"
    tuned=$("$folder/bin/takt" run examples/phoenix/line.yaml --with examples/phoenix/tuned.yaml) ||
        fail "the tuned Phoenix plant misses its target"
    printf '%s\n' "$tuned" | head -n 3
}

where_next() {
    say "Where to go next"
    cat <<END
$folder/bin/takt tune examples/phoenix/line.yaml     finds that change anew, in some minutes
$folder/bin/takt check examples/phoenix/line.yaml    what can be said without simulating
$folder/bin/takt run --help                          options, with examples
$folder/bin/takt run FILE --json                     everything, for programs
$folder/bin/takt run FILE --html report.html         a page to look at (needs npm when takt is built)
$folder/bin/takt schema                              the language, for your editor
examples/                                    small plants, one question each, and the C++ interface
README.md                                    the language, the words of the report, takt in your own program
cmake/set-up.sh --test                       builds and runs all tests
END
}

folder=${TAKT_BUILD:-build/release}
jobs=${JOBS:-$(nproc)}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

if ! command -v dpkg-query >/dev/null; then
    fail "there is no dpkg here. $supported"
fi
install_missing

if [ "$mode" = test ]; then
    build
    say "Running the tests"
    ctest --test-dir "$folder" --output-on-failure --parallel "$jobs"
else
    build --target takt_program
    run_phoenix
    where_next
fi
