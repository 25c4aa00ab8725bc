# What takt stands on. takt::takt needs Boost's headers and threads and nothing more; the modules of the program need the rest.
# Inside another project those modules are there if what they need is there, and are built only if something links them.

# Whoever links takt from outside this folder has to see the targets too.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)

find_package(Boost 1.74 REQUIRED)
find_package(Threads REQUIRED)

if(TAKT_PROGRAM)
  set(takt_need REQUIRED)
else()
  set(takt_need QUIET)
endif()
if(TAKT_PROGRAM OR NOT PROJECT_IS_TOP_LEVEL)
  find_package(fmt 9 ${takt_need})
  find_package(yaml-cpp 0.7 ${takt_need})
  find_package(nlohmann_json 3.11 ${takt_need})
  find_package(CLI11 2.1 ${takt_need})
endif()

# The name under which yaml-cpp is linked changed with its version 0.8.
set(takt_yaml_cpp yaml-cpp)
if(TARGET yaml-cpp::yaml-cpp)
  set(takt_yaml_cpp yaml-cpp::yaml-cpp)
endif()

# takt_can_build(<variable> package...): whether all these were found.
function(takt_can_build variable)
  set(${variable} ON PARENT_SCOPE)
  foreach(package IN LISTS ARGN)
    if(NOT ${package}_FOUND)
      set(${variable} OFF PARENT_SCOPE)
    endif()
  endforeach()
endfunction()
