# Defines the functions with which every folder declares its target.

option(FLUX_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

add_library(flux_options INTERFACE)
target_include_directories(flux_options INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
target_compile_options(flux_options INTERFACE -Wall -Wextra -Werror -fno-math-errno -ffp-contract=off)
if(FLUX_SANITIZE)
  target_compile_options(flux_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(flux_options INTERFACE -fsanitize=address,undefined)
endif()
target_link_options(flux_options INTERFACE -fuse-ld=mold)

# flux_component(NAME [DEPS target...]) makes a static library of the folder's .cpp files.
function(flux_component name)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC flux_options ${ARG_DEPS})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE flux_options ${ARG_DEPS})
  endif()
endfunction()

# flux_test(NAME [DEPS target...]) makes a Boost.Test program of the folder's .cpp files and registers it with ctest.
function(flux_test name)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(sources)
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE flux_options ${ARG_DEPS} flux_test_main)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "FLUXC=${CMAKE_BINARY_DIR}/fluxc" TIMEOUT 600)
  endif()
endfunction()
