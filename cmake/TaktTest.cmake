# takt_test(NAME SOURCES file... [LINKS target...] [LABELS label...] [TIMEOUT seconds])
#
# One executable of doctest cases; every case is a test of its own in CTest, under the name "NAME: case". The label is the
# folder below tests/ it stands in, and whatever LABELS adds. In a release build tests are optimised a little only,
# which takes three fifths of the time to compile; what they test is compiled as it ships.
find_package(doctest REQUIRED)

# doctest's main, compiled once for all.
add_library(takt_test_main OBJECT ${PROJECT_SOURCE_DIR}/tests/doctest_main.cpp)
target_link_libraries(takt_test_main PRIVATE doctest::doctest takt_build_flags)

# A line that tests can listen to.
add_library(takt_heard_line STATIC EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/heard_line.cpp)
target_link_libraries(takt_heard_line PUBLIC takt::line PRIVATE takt_build_flags)
target_include_directories(takt_heard_line PUBLIC ${PROJECT_SOURCE_DIR}/tests)

function(takt_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 600)
  endif()
  add_executable(${name} ${arg_SOURCES} $<TARGET_OBJECTS:takt_test_main>)
  target_link_libraries(${name} PRIVATE ${arg_LINKS} doctest::doctest takt_build_flags)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE TAKT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)

  takt_folder_label(label)
  set(labels ${label} ${arg_LABELS})
  list(REMOVE_DUPLICATES labels)
  takt_discover_tests(${name} "${labels}" ${arg_TIMEOUT})
endfunction()

# The first folder below tests/ of the CMakeLists.txt being read.
function(takt_folder_label variable)
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/tests OUTPUT_VARIABLE folder)
  string(REGEX REPLACE "/.*" "" folder "${folder}")
  set(${variable} "${folder}" PARENT_SCOPE)
endfunction()

# Lists the cases when the executable has been linked. doctest's own module does not stand commas, semicolons, quotes and
# brackets in the names of cases; these names are sentences.
function(takt_discover_tests target labels timeout)
  set(list_of_tests ${CMAKE_CURRENT_BINARY_DIR}/${target}_tests.cmake)
  set(include_file ${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake)
  add_custom_command(
    TARGET ${target}
    POST_BUILD
    BYPRODUCTS ${list_of_tests}
    COMMAND ${CMAKE_COMMAND} -D TARGET=${target} -D EXECUTABLE=$<TARGET_FILE:${target}> -D "LABELS=${labels}"
            -D TIMEOUT=${timeout} -D OUTPUT=${list_of_tests} -P ${PROJECT_SOURCE_DIR}/cmake/TaktDiscoverTests.cmake
    VERBATIM)
  file(WRITE ${include_file} "if(EXISTS \"${list_of_tests}\")
  include(\"${list_of_tests}\")
else()
  add_test(\"${target} is not built\" \"${target}-is-not-built\")
  set_tests_properties(\"${target} is not built\" PROPERTIES LABELS \"${labels}\")
endif()
")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${include_file})
endfunction()
