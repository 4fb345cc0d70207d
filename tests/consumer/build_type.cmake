# SPDX-License-Identifier: GPL-2.0-or-later
# Configures without a build type, and with one.
# cmake -DSOURCE_DIR=... -DWORK_DIR=... -DCXX=... -P build_type.cmake
function(expect type)
  execute_process(COMMAND ${CMAKE_COMMAND} -S ${SOURCE_DIR} -B ${WORK_DIR} -G Ninja
      -DCMAKE_CXX_COMPILER=${CXX} -DBUILD_TESTING=OFF ${ARGN}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${output}")
  endif()
  load_cache(${WORK_DIR} READ_WITH_PREFIX "" CMAKE_BUILD_TYPE)
  if(NOT CMAKE_BUILD_TYPE STREQUAL type)
    message(FATAL_ERROR "the build type is '${CMAKE_BUILD_TYPE}' and not ${type}")
  endif()
endfunction()

unset(ENV{CMAKE_BUILD_TYPE})
file(REMOVE_RECURSE ${WORK_DIR})
expect(Release)
expect(None -DCMAKE_BUILD_TYPE=None)
