#include "runtime/io/encoder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace flux::io {
namespace {

constexpr std::string_view kFormats[] = {
#define FLUX_OUTPUT_FORMAT(name, function) name,
#include "runtime/io/output_formats.def"
};

}  // namespace

std::span<const std::string_view> EncoderFormats() { return kFormats; }

Result<std::unique_ptr<ResultEncoder>> MakeEncoder(std::string_view format, ByteSink& sink) {
#define FLUX_OUTPUT_FORMAT(name, function) \
  if (format == name) return function(sink);
#include "runtime/io/output_formats.def"
  return Fail(ErrorCode::kInvalid,
              fmt::format("unknown output format `{}`; known are {}", format, fmt::join(kFormats, ", ")));
}

}  // namespace flux::io
