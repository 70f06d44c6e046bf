# Precompiled headers: sets of headers that are parsed once for all components of a layer. Sources include what they use
# nevertheless; the gates (header_check, clang-tidy) compile without these sets.

# The compiler sees the set alone, by a path that ccache can make relative, so that objects are found from every worktree.
set(CMAKE_CXX_COMPILE_OPTIONS_USE_PCH -Xclang -include-pch -Xclang <PCH_FILE>)

# flux_precompiled(NAME HEADERS header... [DEPS target...]) makes the set that components name with `PRECOMPILED NAME`.
function(flux_precompiled name)
  cmake_parse_arguments(ARG "" "" "HEADERS;DEPS" ${ARGN})
  list(TRANSFORM ARG_HEADERS REPLACE "(.+)" "<\\1>")
  set(source ${CMAKE_BINARY_DIR}/generated/precompiled/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "// Precompiled headers need a target, and a target needs a source.\n")
  add_library(precompiled_${name} OBJECT ${source})
  target_link_libraries(precompiled_${name} PRIVATE flux_options ${ARG_DEPS})
  target_precompile_headers(precompiled_${name} PRIVATE ${ARG_HEADERS})
  set_target_properties(precompiled_${name} PROPERTIES CXX_COMPILER_LAUNCHER ${CMAKE_SOURCE_DIR}/cmake/precompile.py)
endfunction()

set(std_headers
    algorithm array atomic bit charconv cmath compare cstddef cstdint cstring deque expected functional limits map memory
    memory_resource mutex optional set span string string_view tuple type_traits unordered_map utility vector fmt/format.h)
set(engine_headers
    runtime/base/check.h runtime/base/memory.h runtime/column/builder.h runtime/exec/kernel.h runtime/exec/operator.h
    runtime/registry/registry.h)
set(compiler_headers
    compiler/ast/ast.h compiler/check/check.h compiler/diag/diagnostic.h compiler/hir/hir.h compiler/types/type_store.h)

flux_precompiled(std HEADERS ${std_headers} DEPS fmt::fmt)
flux_precompiled(engine HEADERS ${std_headers} ${engine_headers} DEPS fmt::fmt)
flux_precompiled(compiler HEADERS ${std_headers} ${compiler_headers} DEPS fmt::fmt)
flux_precompiled(program HEADERS ${std_headers} ${engine_headers} ${compiler_headers} DEPS fmt::fmt)
flux_precompiled(test HEADERS ${std_headers} boost/test/unit_test.hpp DEPS fmt::fmt flux_test_main)
