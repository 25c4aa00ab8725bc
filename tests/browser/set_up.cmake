# Installs what the page and its tests are made of, as the lock files say, and builds the page: in a folder of its own, with
# playwright beside the tests, where node looks for it.
function(run_npm folder)
  execute_process(COMMAND ${NPM} ${ARGN} WORKING_DIRECTORY ${folder} RESULT_VARIABLE failed OUTPUT_QUIET)
  if(failed)
    message(FATAL_ERROR "npm ${ARGN} in ${folder}: ${failed}")
  endif()
endfunction()

# What is installed stays for as long as the lock file is the same.
function(install folder)
  file(SHA256 ${folder}/package-lock.json wanted)
  set(installed "")
  if(EXISTS ${folder}/node_modules/.of-lock-file)
    file(READ ${folder}/node_modules/.of-lock-file installed)
  endif()
  if(NOT installed STREQUAL wanted)
    run_npm(${folder} ci --ignore-scripts --prefer-offline)
    file(WRITE ${folder}/node_modules/.of-lock-file ${wanted})
  endif()
endfunction()

file(REMOVE_RECURSE ${FOLDER}/src ${FOLDER}/dist)
file(COPY ${WEB}/ DESTINATION ${FOLDER} PATTERN node_modules EXCLUDE PATTERN dist EXCLUDE)
install(${FOLDER})
run_npm(${FOLDER} run build)
install(${TESTS})
