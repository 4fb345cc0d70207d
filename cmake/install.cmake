# SPDX-License-Identifier: GPL-2.0-or-later
include(CMakePackageConfigHelpers)

install(DIRECTORY include/nutgraf TYPE INCLUDE FILES_MATCHING PATTERN "*.hpp")
install(FILES docs/nutgraf-index.1 docs/nutgraf-query.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/nutgraf)
install(EXPORT nutgraf-targets NAMESPACE nutgraf:: DESTINATION ${package_dir})
configure_package_config_file(cmake/nutgraf-config.cmake.in nutgraf-config.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(nutgraf-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/nutgraf-config.cmake
              ${PROJECT_BINARY_DIR}/nutgraf-config-version.cmake
              cmake/FindCld2.cmake cmake/FindStemmer.cmake
        DESTINATION ${package_dir})
