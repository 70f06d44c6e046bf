// Any bytes as points in CSV, whole and in two pieces: both must give the same points.

#include <cstdint>

#include "runtime/io/csv_points.h"

using namespace flux;

namespace {

// What a text holds, in a form that can be compared.
class Contents final : public io::CsvPointHandler {
 public:
  Status Take(io::CsvPoint point) override {
    ++points;
    fields += point.fields.size();
    lines ^= point.line * points;
    return {};
  }
  void Reject(LineError error, const io::CsvRow&) override {
    ++rejected;
    lines ^= error.line * rejected;
  }
  bool operator==(const Contents& other) const {
    return points == other.points && fields == other.fields && rejected == other.rejected && lines == other.lines &&
           has_failed == other.has_failed;
  }

  size_t points = 0, fields = 0, rejected = 0, lines = 0;
  bool has_failed = false;
};

Contents Read(std::string_view text, size_t cut) {
  io::CsvPointReader reader(Precision::kNanoseconds);
  Contents contents;
  Status done = reader.Feed(text.substr(0, cut), false, contents);
  if (done) done = reader.Feed(text.substr(cut), true, contents);
  contents.has_failed = !done;
  return contents;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!(Read(text, size) == Read(text, size / 2))) __builtin_trap();
  return 0;
}
