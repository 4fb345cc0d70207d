# SPDX-License-Identifier: GPL-2.0-or-later
# Installs the build in BUILD_DIR below WORK_DIR and builds and runs the consumer against it.
# cmake -DBUILD_DIR=... -DWORK_DIR=... -DSOURCE_DIR=... -DCORPUS=... -DCXX=... -DFLAGS=...
#   -DBUILD_TYPE=... -P run.cmake
function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nfailed: ${result}\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
step(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${WORK_DIR}/prefix)
step(${CMAKE_COMMAND} -S ${SOURCE_DIR} -B ${WORK_DIR}/build -G Ninja
  -DCMAKE_PREFIX_PATH=${WORK_DIR}/prefix -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_CXX_FLAGS=${FLAGS})
step(${CMAKE_COMMAND} --build ${WORK_DIR}/build)
step(${WORK_DIR}/build/consumer ${WORK_DIR}/consumer.db tunnel ${CORPUS})
step(${WORK_DIR}/prefix/bin/nutgraf-query -d ${WORK_DIR}/consumer.db tunnel)
foreach(page nutgraf-index nutgraf-query)
  if(NOT EXISTS ${WORK_DIR}/prefix/share/man/man1/${page}.1)
    message(FATAL_ERROR "man page ${page}.1 was not installed")
  endif()
endforeach()

# What a packager does: the same below another root.
step(${CMAKE_COMMAND} -E env DESTDIR=${WORK_DIR}/root
  ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix /usr)
foreach(tool nutgraf-index nutgraf-query)
  step(${WORK_DIR}/root/usr/bin/${tool} --version)
  file(SIZE ${WORK_DIR}/root/usr/bin/${tool} bytes)
  if(BUILD_TYPE STREQUAL "Release" AND bytes GREATER 8000000)
    message(FATAL_ERROR "${tool} takes ${bytes} bytes: it holds what only a debugger wants")
  endif()
endforeach()
