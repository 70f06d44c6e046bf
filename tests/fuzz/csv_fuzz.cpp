// Any bytes as annotated and as raw CSV.

#include <cstdint>

#include "runtime/io/csv_decoder.h"

using namespace flux;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)io::DecodeCsvResults(text);
  (void)io::DecodeCsvResults(text, {.chunk_rows = 1});
  (void)io::DecodeCsvResults(text, {.is_raw = true});
  (void)io::DecodeCsvResults(text, {.is_raw = true, .has_header = false});
  return 0;
}
