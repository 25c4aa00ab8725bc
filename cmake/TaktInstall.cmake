# find_package(takt) for consumers: headers, takt::takt and its modules, those of the program, the program.
include(CMakePackageConfigHelpers)

set(takt_config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/takt)
install(EXPORT takt-targets NAMESPACE takt:: DESTINATION ${takt_config_folder})
if(TAKT_PROGRAM)
  install(EXPORT takt-program-targets NAMESPACE takt:: DESTINATION ${takt_config_folder})
endif()

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/takt-config.cmake.in ${PROJECT_BINARY_DIR}/takt-config.cmake
                              INSTALL_DESTINATION ${takt_config_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/takt-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/takt-config.cmake ${PROJECT_BINARY_DIR}/takt-config-version.cmake
        DESTINATION ${takt_config_folder})
