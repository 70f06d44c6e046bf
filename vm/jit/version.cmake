# Writes OUT, a header with FLUX_JIT_VERSION: a checksum of the SOURCES below ROOT, whatever ROOT is.

foreach(source ${SOURCES})
  file(SHA256 ${ROOT}/${source} sum)
  string(APPEND sums "${source} ${sum}\n")
endforeach()
string(SHA256 sum "${sums}")
string(SUBSTRING ${sum} 0 16 version)
file(WRITE ${OUT} "#pragma once\n\n// Names the meaning of compiled code; see vm/jit/CMakeLists.txt.\n#define FLUX_JIT_VERSION 0x${version}u\n")
