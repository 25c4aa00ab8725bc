# cmake -D PROGRAM=... -D PLANT=... -D EXPECTED_EXIT=... -P run_example.cmake
# Runs a plant twice over, and compares the exit code with the expected one.
execute_process(COMMAND ${PROGRAM} run --quiet --replications 2 ${PLANT}
                RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(NOT result EQUAL EXPECTED_EXIT)
  message(FATAL_ERROR "exit code ${result}, expected ${EXPECTED_EXIT}\n${output}\n${errors}")
endif()
