#pragma once

// Tables that come in the order of a server and leave in that of their keys.

#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "runtime/source/source.h"
#include "runtime/spill/spill.h"

namespace flux::influx {

// Keeps tables until all are there. Rows that should not stay in memory go to a file.
class OrderedTables final : public TableSink {
 public:
  // Both must outlive this; without `spill` all rows stay in memory.
  OrderedTables(const ScanContext& context, const SpillSpace* spill) : context_(context), spill_(spill) {}

  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return {}; }
  Status Finish() override { return {}; }

  // Forgets the tables whose headers it names, as if they had not come.
  void Forget(const std::function<bool(const TableHeader&)>& is_named);
  size_t table_count() const { return tables_.size(); }
  size_t row_count() const { return row_count_; }
  // Sends all tables, ending with `Finish`; those of equal keys in the order in which they came.
  Status SendTo(TableSink& out);

 private:
  struct Entry {
    TableHeaderRef header;
    std::vector<std::variant<Chunk, SpilledBlock>> rows;
    bool is_forgotten = false;
  };
  Status MoveToDisk();
  Status Send(const Entry& entry, TableSink& out);

  const ScanContext& context_;
  const SpillSpace* const spill_;
  std::vector<Entry> tables_;
  size_t row_count_ = 0;
  size_t moved_tables_ = 0;                // the first ones, of which nothing is left in memory
  size_t held_rows_ = 0, held_bytes_ = 0;  // in memory
  std::unique_ptr<SpillFile> file_;        // null: everything is in memory
};

}  // namespace flux::influx
