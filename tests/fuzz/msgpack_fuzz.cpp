// Any bytes as MessagePack items and as the answer of an InfluxDB server, whole and in two pieces.

#include <cstdint>

#include "runtime/influx/answer.h"

using namespace flux;

namespace {

class CountingHandler final : public influx::AnswerHandler {
 public:
  Status BeginSeries(const influx::AnswerSeries& series) override {
    columns_ = series.columns.size();
    return {};
  }
  Status AddRow(std::span<const influx::MsgpackItem> row) override {
    if (row.size() != columns_) __builtin_trap();
    ++rows_;
    return {};
  }
  size_t rows() const { return rows_; }

 private:
  size_t columns_ = 0, rows_ = 0;
};

// Gives whether the answer is complete, and how many rows came.
std::pair<bool, size_t> Decode(std::string_view bytes, size_t cut) {
  CountingHandler handler;
  influx::AnswerDecoder decoder(handler);
  Status status = decoder.Feed(bytes.substr(0, cut));
  if (status) status = decoder.Feed(bytes.substr(cut));
  if (status) status = decoder.Finish();
  return {status.has_value(), status ? handler.rows() : 0};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  influx::MsgpackReader reader(bytes);
  influx::MsgpackItem item;
  while (reader.Read(item)) {
  }
  if (Decode(bytes, size) != Decode(bytes, size / 2)) __builtin_trap();
  return 0;
}
