#pragma once

// Tables under construction, one per group key: what operations that change keys collect before they can emit. Tables
// that meet under one key are joined: columns that one part lacks are null there. Rows that should not stay in memory
// go to a file, table by table.

#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "runtime/exec/chunk_pile.h"
#include "runtime/exec/operator.h"

namespace flux::exec {

// A table whose rows are where they were collected.
class StoredTable {
 public:
  StoredTable(TableHeaderRef table_header, ChunkPile rows, std::shared_ptr<SpillFile> file)
      : header(std::move(table_header)), rows_(std::move(rows)), file_(std::move(file)) {}
  TableHeaderRef header;
  // How many rows it has, and about how many bytes of memory they take.
  size_t rows() const { return rows_.rows(); }
  size_t bytes() const { return rows_.bytes(); }
  // Calls `visit`, which gives a `Status`, for all chunks in order.
  Status ForEach(const std::function<Status(const Chunk& chunk)>& visit) const;
  // Gives one of its chunks, each of which has rows, by its place.
  Result<Chunk> LoadChunk(size_t chunk) const;
  // Writes those of its rows that are in memory.
  Status MoveToDisk(const SpillSpace& space);
  // Forgets the rows.
  void Clear() { rows_ = {}; }
  // Gives it with all its rows in memory.
  Result<Table> Load() const;
  // The same with all its rows in one chunk.
  Result<Chunk> LoadRows() const;

 private:
  ChunkPile rows_;
  std::shared_ptr<SpillFile> file_;
};

// Open a table, add its rows, and so on, then emit or take all of them. Fails when cancelled, or when rows cannot be
// written.
class KeyedTables {
 public:
  // A table to add to, and where the columns of the parts go; made by `Open` for one schema of parts.
  struct Target {
    size_t table = 0;
    std::vector<uint32_t> columns;  // empty: as they are
    bool has_other_zeros = false;   // the key of the part is equal to that of the table, but not the same bits
  };
  // In which order tables leave: ascending keys, as breakers must, or as they came.
  enum class Order { kAscendingKeys, kArrival };

  explicit KeyedTables(ExecContext& context) : context_(context) {}
  KeyedTables(const KeyedTables&) = delete;
  KeyedTables& operator=(const KeyedTables&) = delete;

  // Finds or makes the table of `header.key` and extends its schema. Fails when a column has another type there, naming
  // the tables that the two come from, the part's by `origin`, where that is known. Tables of one key that are given
  // different numbers stay apart and leave in order of their numbers.
  Result<Target> Open(const TableHeader& header, std::optional<int64_t> number = std::nullopt,
                      const TableHeaderRef& origin = nullptr);
  // Makes a table that stays apart even from those of the same key, in order of arrival.
  Result<Target> OpenApart(TableHeader header);
  // Appends rows that have the schema of the header that `target` was opened with.
  Status Add(const Target& target, const Chunk& chunk);

  // Sends all tables and forgets them. Small pieces are joined up to the context's chunk
  // size, larger ones are split.
  Status Emit(TableSink& out, Order order);
  // Gives all tables in order of arrival and forgets them.
  std::vector<StoredTable> TakeAll();
  // While tables are sent: the number of the one at hand (`Target::table`).
  size_t sent_table() const { return sent_table_; }

 private:
  struct Entry {
    GroupKey key;
    std::optional<int64_t> number;
    std::vector<ColumnDef> columns;
    ChunkPile rows;
    bool is_time_ordered = false;
    int64_t last_time = INT64_MIN;
    // The tables that brought columns, each with the number of its first one, for messages; none where not known.
    std::vector<std::pair<size_t, TableHeaderRef>> origins = {};
    // Gives the one that brought a column; null: not known.
    const TableHeader* OriginOf(size_t column) const;
  };
  Result<Target> AddEntry(TableHeader header, std::optional<int64_t> number);
  Result<std::vector<uint32_t>> MergeColumns(Entry& entry, const Schema& schema, const TableHeaderRef& origin);
  static void SetKeyColumns(const Entry& entry, Chunk& rows);
  void TrackTimeOrder(Entry& entry, const Chunk& chunk);
  Status SpillIfTime();
  void Clear();
  Status EmitEntry(Entry& entry, TableSink& out);

  ExecContext& context_;
  std::vector<Entry> tables_;
  size_t held_rows_ = 0, held_bytes_ = 0;  // in memory
  std::shared_ptr<SpillFile> file_;        // null: all rows are in memory
  size_t sent_table_ = 0;
  std::map<std::optional<int64_t>, std::unordered_map<GroupKey, size_t, GroupKeyHash>> by_key_;
};

// A sink that adds every table that arrives to a collection, which outlives it. Ending the stream does nothing; who
// collects overrides `Finish` or asks the collection.
class KeyedSink : public TableSink {
 public:
  explicit KeyedSink(KeyedTables& tables) : tables_(tables) {}
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override { return tables_.Add(target_, chunk); }
  Status End() override { return {}; }
  Status Finish() override { return {}; }

 private:
  KeyedTables& tables_;
  KeyedTables::Target target_;
};

}  // namespace flux::exec
