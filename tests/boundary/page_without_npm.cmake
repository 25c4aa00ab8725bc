# Where npm fails, as it does without a network, takt is built all the same, without pages, and says so.
#
# cmake -D SCRIPT=<cmake/BuildPage.cmake> -D FOLDER=<of the test's own> -P page_without_npm.cmake
file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER}/web/src)
file(WRITE ${FOLDER}/web/package-lock.json "{}")
set(source ${FOLDER}/page_bytes.cpp)
execute_process(
  COMMAND ${CMAKE_COMMAND} -D WEB=${FOLDER}/web -D FOLDER=${FOLDER}/build -D NPM=${FOLDER}/there-is-no-npm -D OUTPUT=${source}
          -P ${SCRIPT}
  RESULT_VARIABLE result ERROR_VARIABLE said)
if(NOT result EQUAL 0 OR NOT said MATCHES "npm could not install")
  message(FATAL_ERROR "expected a warning, found ${result}: ${said}")
endif()
file(READ ${source} text)
if(NOT text MATCHES "npm could not install")
  message(FATAL_ERROR "expected the reason in the program, found ${text}")
endif()
