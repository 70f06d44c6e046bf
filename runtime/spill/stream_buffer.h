#pragma once

// A stream that waits for those before it.

#include <memory>
#include <variant>
#include <vector>

#include "runtime/spill/spill.h"
#include "runtime/table/table.h"

namespace flux {

// Keeps what a stream gives, batches as they are.
class StreamBuffer final : public TableSink {
 public:
  // Rows that should not stay in memory go to a file there, which outlives this; null: all stay.
  explicit StreamBuffer(const SpillSpace* spill) : spill_(spill) {}
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
  // A table or a batch, of which parts may be in the file: of a table the first chunks, of a batch everything but its
  // header, in two blocks.
  struct Item {
    std::variant<Table, TableBatch> tables;
    std::vector<SpilledBlock> moved = {};
  };
  Status Hold(const Chunk& rows);
  Status Move(Item& item, std::string& buffer);
  Status Move(const Chunk& rows, Item& item, std::string& buffer);
  Result<Chunk> Load(SpilledBlock block) const;
  Result<TableBatch> LoadBatch(const Item& item) const;
  Status SendTable(const Item& item, TableSink& out) const;

  const SpillSpace* const spill_;
  std::vector<Item> items_;
  size_t moved_items_ = 0;                 // the first ones, of which nothing is left in memory
  size_t held_rows_ = 0, held_bytes_ = 0;  // in memory
  std::unique_ptr<SpillFile> file_;        // null: everything is in memory
  bool is_complete_ = false;
};

}  // namespace flux
