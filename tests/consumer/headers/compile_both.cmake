# cmake -D COMPILER=... -D INCLUDES=a|b -D DOWNWARDS=file -D UPWARDS=file -P compile_both.cmake
string(REPLACE "|" ";-I" flags "-I${INCLUDES}")

execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only ${flags} ${DOWNWARDS}
                RESULT_VARIABLE result ERROR_VARIABLE errors)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "an include that points downwards does not compile:\n${errors}")
endif()

execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only ${flags} ${UPWARDS}
                RESULT_VARIABLE result ERROR_VARIABLE errors)
if(result EQUAL 0)
  message(FATAL_ERROR "an include that points upwards compiles")
endif()
if(NOT errors MATCHES "takt/line/plan.hpp.*(No such file|not found)")
  message(FATAL_ERROR "it fails for another reason:\n${errors}")
endif()
