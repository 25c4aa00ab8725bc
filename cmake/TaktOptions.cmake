# What can be switched. Inside someone else's project takt is a library: no program, no tests, no benchmarks, no warning
# flags, nothing installed, unless they are asked for.

option(TAKT_PROGRAM "Build the takt program, takt::yaml, takt::report, takt::ledger and takt::cli" ${PROJECT_IS_TOP_LEVEL})
option(TAKT_INSTALL "Install takt together with the project being built" ${PROJECT_IS_TOP_LEVEL})
option(TAKT_TESTS "Build the tests, and the examples as tests" OFF)
option(TAKT_EXAMPLES "Build the C++ examples" OFF)
option(TAKT_BENCH "Build the benchmarks" OFF)
option(TAKT_DOCS "Write the API reference with everything else (needs doxygen)" OFF)
option(TAKT_FUZZ "Build the fuzz targets, and all of takt so that they see where they get to (clang with AddressSanitizer)" OFF)
option(TAKT_COVERAGE "Measure which lines the tests reach (gcc or clang)" OFF)
option(TAKT_WARNINGS "Compile takt itself with warnings as errors" OFF)
set(TAKT_SANITIZE "" CACHE STRING "Sanitizers for takt's own programs and tests, such as address,undefined")

# Flags for takt's own programs, tests and compiled modules; never a property of the targets that consumers link.
add_library(takt_build_flags INTERFACE)
if(TAKT_WARNINGS)
  target_compile_options(takt_build_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                                                   -Wnon-virtual-dtor -Wold-style-cast -Werror)
  # gcc 12 warns about the memcpy inside `"literal" + string` when it inlines it (gcc bug 105651).
  target_compile_options(takt_build_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
endif()
if(TAKT_SANITIZE)
  target_compile_options(takt_build_flags INTERFACE -fsanitize=${TAKT_SANITIZE} -fno-omit-frame-pointer
                                                    -fno-sanitize-recover=all)
  target_link_options(takt_build_flags INTERFACE -fsanitize=${TAKT_SANITIZE})
endif()
if(TAKT_FUZZ)
  # Counts at every branch, which libFuzzer reads; in programs without it AddressSanitizer's runtime ignores them. Comparisons are
  # not traced (-fsanitize=fuzzer-no-link): reading files would take twice the time in all tests.
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang" OR NOT TAKT_SANITIZE MATCHES "address")
    message(FATAL_ERROR "TAKT_FUZZ needs clang, for its libFuzzer, and TAKT_SANITIZE=address,undefined")
  endif()
  target_compile_options(takt_build_flags INTERFACE -fsanitize-coverage=inline-8bit-counters,pc-table)
endif()
if(TAKT_COVERAGE)
  target_compile_options(takt_build_flags INTERFACE --coverage)
  target_link_options(takt_build_flags INTERFACE --coverage)
endif()

# With -DCMAKE_UNITY_BUILD=ON so many files are compiled as one: most of the time goes into what they all include. The largest such
# batch takes 2.7 GB.
if(PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_UNITY_BUILD_BATCH_SIZE)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 20)
endif()

if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()
