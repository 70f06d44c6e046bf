# The version of the JIT library follows its sources, not the place where they are. Usage: cmake -DSCRIPT=… -DFOLDER=… -P …

function(version_of text place result)
  file(WRITE ${FOLDER}/${place}/emitter.cpp "${text}")
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${FOLDER}/${place} -DSOURCES=emitter.cpp -DOUT=${FOLDER}/${place}/version.h -P ${SCRIPT}
                  COMMAND_ERROR_IS_FATAL ANY)
  file(STRINGS ${FOLDER}/${place}/version.h version REGEX "#define FLUX_JIT_VERSION 0x[0-9a-f]+u")
  set(${result} "${version}" PARENT_SCOPE)
endfunction()

version_of("add" here first)
version_of("add" elsewhere moved)
version_of("subtract" here changed)
if(NOT first OR NOT first STREQUAL moved)
  message(FATAL_ERROR "the same sources have the versions `${first}` and `${moved}`")
endif()
if(first STREQUAL changed)
  message(FATAL_ERROR "a changed source still has the version `${first}`")
endif()
