#include "runtime/io/encoder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "runtime/io/json_encoder.h"
#include "runtime/io/line_encoder.h"
#include "runtime/io/table_encoder.h"

namespace flux::io {
namespace {

constexpr std::array<std::string_view, 5> kFormats = {"csv", "json", "lp", "ndjson", "table"};

}  // namespace

std::span<const std::string_view> EncoderFormats() { return kFormats; }

Result<std::unique_ptr<ResultEncoder>> MakeEncoder(std::string_view format, ByteSink& sink) {
  if (format == "csv") return MakeCsvEncoder(sink, {});
  if (format == "json") return MakeJsonEncoder(sink);
  if (format == "lp") return MakeLineEncoder(sink);
  if (format == "ndjson") return MakeNdjsonEncoder(sink);
  if (format == "table") return MakeTableEncoder(sink);
  return Fail(ErrorCode::kInvalid,
              fmt::format("unknown output format `{}`; known are {}", format, fmt::join(kFormats, ", ")));
}

}  // namespace flux::io
