#pragma once

// A stream that waits for those before it.

#include <variant>
#include <vector>

#include "runtime/table/table.h"

namespace flux {

// Keeps what a stream gives, batches as they are.
class StreamBuffer final : public TableSink {
 public:
  Result<bool> TakeTables(const TableBatch& batch) override;
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return {}; }
  Status Finish() override;

  // Whether the stream has ended.
  bool is_complete() const { return is_complete_; }
  // Sends all tables without a `Finish`.
  Status SendTo(TableSink& out) const;

 private:
  std::vector<std::variant<Table, TableBatch>> tables_;
  bool is_complete_ = false;
};

}  // namespace flux
