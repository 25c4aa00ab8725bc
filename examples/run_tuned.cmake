# cmake -D PROGRAM=... -D PLANT=... -D SETTINGS=... -P run_tuned.cmake
# The plan that was found keeps its promise: runs with another seed than the search had say that it meets the target.
execute_process(COMMAND ${PROGRAM} run --quiet --json --seed 4711 --replications 16 --with ${SETTINGS} ${PLANT}
                RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "exit code ${result}, expected 0\n${errors}")
endif()
string(JSON chance GET "${output}" target chance)
if(chance LESS 0.9)
  message(FATAL_ERROR "the chance of the target is ${chance}, expected 0.9 at least")
endif()
