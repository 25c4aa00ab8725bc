# cmake -D TARGET=... -D EXECUTABLE=... -D LABELS=... -D TIMEOUT=... -D OUTPUT=... -P TaktDiscoverTests.cmake
# Writes one add_test for every doctest case of an executable.
cmake_policy(VERSION 3.25)

execute_process(COMMAND ${EXECUTABLE} --list-test-cases --no-colors OUTPUT_VARIABLE output RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${EXECUTABLE} cannot list its tests (${result}):\n${output}")
endif()

# Line by line, and never as a CMake list: names may hold semicolons and brackets.
set(script "")
while(output MATCHES "^([^\n]*)\n(.*)$")
  set(case "${CMAKE_MATCH_1}")
  set(output "${CMAKE_MATCH_2}")
  if(case STREQUAL "" OR case MATCHES "^(\\[doctest\\] |=====)")
    continue()
  endif()
  # doctest separates several filters by commas, which a backslash makes part of the name.
  string(REPLACE "\\" "\\\\" filter "${case}")
  string(REPLACE "," "\\," filter "${filter}")
  string(APPEND script "add_test([==[${TARGET}: ${case}]==] [==[${EXECUTABLE}]==] [==[--test-case=${filter}]==])\n")
  # A filter that finds nothing is a success for doctest; it must not be one here.
  string(APPEND script "set_tests_properties([==[${TARGET}: ${case}]==] PROPERTIES LABELS [==[${LABELS}]==] "
                       "TIMEOUT ${TIMEOUT} FAIL_REGULAR_EXPRESSION [==[test cases: +0 ]==])\n")
endwhile()
file(WRITE "${OUTPUT}" "${script}")
