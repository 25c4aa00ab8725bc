# Installs what the page and its tests are made of, as the lock files say, and builds the page.
function(run_npm folder)
  execute_process(COMMAND ${NPM} ${ARGN} WORKING_DIRECTORY ${folder} RESULT_VARIABLE failed OUTPUT_QUIET)
  if(failed)
    message(FATAL_ERROR "npm ${ARGN} in ${folder}: ${failed}")
  endif()
endfunction()

run_npm(${PAGE} ci --ignore-scripts)
run_npm(${PAGE} run build)
run_npm(${TESTS} ci --ignore-scripts)
