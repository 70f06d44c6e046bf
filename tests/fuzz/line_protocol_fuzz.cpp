// Any bytes as line protocol, whole and in two pieces: both must give the same points.

#include <cstdint>

#include "runtime/io/line_protocol.h"

using namespace flux;

namespace {

// What a text holds, in a form that can be compared.
struct Contents {
  size_t points = 0, fields = 0, errors = 0;
  int64_t times = 0;
  bool operator==(const Contents&) const = default;
};

void Take(LineProtocolParser& parser, Contents& contents) {
  LinePoint point;
  while (parser.Next(point)) {
    ++contents.points;
    contents.fields += point.fields.size();
    contents.times ^= point.time;
    if (point.series >= parser.series_count()) __builtin_trap();
  }
}

Contents Read(std::string_view text, size_t cut) {
  LineProtocolParser parser(Precision::kNanoseconds, Time{});
  Contents contents;
  std::string first(text.substr(0, cut));
  if (cut < text.size()) {
    parser.Feed(first, false);
    Take(parser, contents);
    first = std::string(parser.rest()) + std::string(text.substr(cut));
  }
  parser.Feed(first, true);
  Take(parser, contents);
  contents.errors = parser.error_count();
  return contents;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (Read(text, size) != Read(text, size / 2)) __builtin_trap();
  return 0;
}
