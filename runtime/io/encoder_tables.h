#pragma once

// The table sink that an encoder hands out. It is an object of its own because both interfaces have a `Finish`: that of
// the tables ends a result, that of the encoder ends the output.

#include "runtime/io/byte_sink.h"
#include "runtime/table/table.h"

namespace flux::io {

// Forwards to `BeginTable`, `PushChunk` and `EndTable` of the encoder, which writes to a `BufferedText out_`.
template <typename Encoder>
class EncoderTables final : public TableSink {
 public:
  explicit EncoderTables(Encoder& encoder) : encoder_(encoder) {}
  Status Begin(TableHeaderRef header) override { return encoder_.BeginTable(std::move(header)); }
  Status Push(const Chunk& chunk) override {
    const BufferedText::AllOrNothing rows(encoder_.out_);
    return encoder_.PushChunk(chunk);
  }
  Status End() override { return encoder_.EndTable(); }
  Status Finish() override { return {}; }

 private:
  Encoder& encoder_;
};

}  // namespace flux::io
