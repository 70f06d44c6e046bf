#include "tools/image/embedded/embedded_image.h"

#include <cstddef>

// The assembler includes the file, so the compiler never sees its bytes.
asm(".section .rodata\n"
    ".balign 16\n"
    "flux_stdlib_image_begin:\n"
    ".incbin \"" FLUX_STDLIB_IMAGE
    "\"\n"
    "flux_stdlib_image_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" const char flux_stdlib_image_begin[];
extern "C" const char flux_stdlib_image_end[];

namespace flux {

std::string_view EmbeddedStdlibImage() {
  return {flux_stdlib_image_begin, static_cast<size_t>(flux_stdlib_image_end - flux_stdlib_image_begin)};
}

}  // namespace flux
