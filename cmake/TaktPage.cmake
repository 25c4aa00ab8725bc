# The page of the reports, built by npm and built into the program.

option(TAKT_HTML "Build the page of the reports into the program, with npm" ${TAKT_PROGRAM})
set(TAKT_PAGE "" CACHE FILEPATH "A page.html that is built already, instead of building one with npm")

# takt_page_source(<variable> <web folder>): the source file that has the page's bytes, or says what is missing.
function(takt_page_source variable web)
  set(folder ${PROJECT_BINARY_DIR}/page)
  set(source ${folder}/page_bytes.cpp)
  set(script ${PROJECT_SOURCE_DIR}/cmake/BuildPage.cmake)
  find_program(TAKT_NPM npm)
  mark_as_advanced(TAKT_NPM)
  file(GLOB_RECURSE web_files CONFIGURE_DEPENDS ${web}/src/*)
  file(GLOB package_files CONFIGURE_DEPENDS ${web}/*.json ${web}/*.mjs ${web}/.npmrc)

  set(missing "")
  if(TAKT_PAGE)
    set(web_files ${TAKT_PAGE})
    set(package_files "")
  elseif(NOT TAKT_HTML)
    set(missing "TAKT_HTML was OFF when takt was built")
  elseif(NOT TAKT_NPM)
    set(missing "npm was not found when takt was built")
    message(STATUS "npm was not found, so takt will write no pages (--html)")
  endif()
  set(arguments -D "WEB=${web}" -D "FOLDER=${folder}" -D "NPM=${TAKT_NPM}" -D "PAGE=${TAKT_PAGE}"
                -D "MISSING=${missing}" -D "OUTPUT=${source}" -P ${script})
  if(missing)
    execute_process(COMMAND ${CMAKE_COMMAND} ${arguments} COMMAND_ERROR_IS_FATAL ANY)
  else()
    add_custom_command(
      OUTPUT ${source}
      COMMAND ${CMAKE_COMMAND} ${arguments}
      DEPENDS ${web_files} ${package_files} ${script}
      COMMENT "Building the page of the reports"
      VERBATIM)
  endif()
  # A file of its own in a unity build, too: what else is in the module need not wait for npm.
  set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  set(${variable} ${source} PARENT_SCOPE)
endfunction()
