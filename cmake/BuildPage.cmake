# Builds the page in a folder of its own and writes its bytes as C++ (or why there are none):
#
#   cmake -D WEB=<its sources> -D FOLDER=<where to build> -D NPM=<npm> -D OUTPUT=<file.cpp> [-D PAGE=<a page that is
#         there>] [-D MISSING=<why no page can be built>] -P BuildPage.cmake
#
# Without a network npm cannot fetch what the page is made of. That is a warning, and a program without pages.
cmake_minimum_required(VERSION 3.25)

function(write_source page missing)
  set(bytes "")
  if(page)
    file(READ ${page} bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  endif()
  set(text "// Made by cmake/BuildPage.cmake.\n#include <string_view>\n\nnamespace takt {\n\n")
  if(page)
    string(APPEND text "namespace {\nconstexpr unsigned char bytes[] = {${bytes}};\n}\n\n")
    string(APPEND text "std::string_view page_bytes() {\n    return {reinterpret_cast<const char*>(bytes), sizeof bytes};\n}\n\n")
  else()
    string(APPEND text "std::string_view page_bytes() {\n    return {};\n}\n\n")
  endif()
  string(APPEND text "std::string_view why_there_is_no_page() {\n    return \"${missing}\";\n}\n\n}  // namespace takt\n")
  file(WRITE ${OUTPUT} "${text}")
endfunction()

function(give_up reason)
  write_source("" "${reason}")
  message(WARNING "${reason}; takt will write no pages (--html). To try again, delete ${OUTPUT} and build.\n${ARGN}")
endfunction()

# What npm installed stays there for as long as the versions are the same.
function(install_packages result_variable log_variable)
  file(SHA256 ${WEB}/package-lock.json wanted)
  set(installed "")
  if(EXISTS ${FOLDER}/installed.txt)
    file(READ ${FOLDER}/installed.txt installed)
  endif()
  set(result 0)
  if(NOT installed STREQUAL wanted)
    file(REMOVE ${FOLDER}/installed.txt)
    execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=1
                            --fetch-timeout=60000 WORKING_DIRECTORY ${FOLDER}
                    RESULT_VARIABLE result OUTPUT_VARIABLE log ERROR_VARIABLE log TIMEOUT 600)
    if(result EQUAL 0)
      file(WRITE ${FOLDER}/installed.txt ${wanted})
    endif()
  endif()
  set(${result_variable} ${result} PARENT_SCOPE)
  set(${log_variable} "${log}" PARENT_SCOPE)
endfunction()

if(MISSING)
  write_source("" "${MISSING}")
  return()
endif()
if(PAGE)
  write_source(${PAGE} "")
  return()
endif()

file(REMOVE_RECURSE ${FOLDER}/src ${FOLDER}/dist)
file(COPY ${WEB}/ DESTINATION ${FOLDER} PATTERN node_modules EXCLUDE PATTERN dist EXCLUDE)
install_packages(result log)
if(NOT result EQUAL 0)
  give_up("npm could not install what the page is made of when takt was built" "${log}")
  return()
endif()
execute_process(COMMAND ${NPM} run build WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE result OUTPUT_VARIABLE log
                ERROR_VARIABLE log TIMEOUT 600)
if(NOT result EQUAL 0 OR NOT EXISTS ${FOLDER}/dist/page.html)
  give_up("npm could not build the page when takt was built" "${log}")
  return()
endif()
write_source(${FOLDER}/dist/page.html "")
