#pragma once

// The table model: a stream is a sequence of tables; a table has a group key, a schema and rows that arrive in chunks.
// Group key columns are ordinary columns with constant encoding, so they cost O(1) a chunk.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/column/column.h"

namespace flux {

struct ColumnDef {
  std::string name;
  ColumnType type = ColumnType::kInt;
  friend bool operator==(const ColumnDef&, const ColumnDef&) = default;
};

// Column names are unique; order is presentation order.
class Schema {
 public:
  Schema() = default;
  explicit Schema(std::vector<ColumnDef> columns);
  const std::vector<ColumnDef>& columns() const { return columns_; }
  size_t size() const { return columns_.size(); }
  const ColumnDef& operator[](size_t i) const { return columns_[i]; }
  // Index of the column, or nothing.
  std::optional<size_t> Find(std::string_view name) const;
  friend bool operator==(const Schema& a, const Schema& b) { return a.columns_ == b.columns_; }

 private:
  std::vector<ColumnDef> columns_;
  // Of wide schemas: a hash table of column numbers, which copies share. Null for others.
  std::shared_ptr<const std::vector<uint32_t>> slots_;
};

// A column of a group key and the value that all rows of the table have in it.
struct GroupKeyEntry {
  std::string name;
  ColumnType type = ColumnType::kString;
  Value value;  // may be a typed null
};

// The columns that are constant in a table and their values, in presentation order. Equality, order and hash do not
// depend on that order: entries compare by label (the key with the greater first differing label sorts first, as in
// the reference), then type, then null before values, then value, then number of columns.
class GroupKey {
 public:
  GroupKey() = default;
  explicit GroupKey(std::vector<GroupKeyEntry> entries);
  const std::vector<GroupKeyEntry>& entries() const { return entries_; }
  // Null when the column is not in the key.
  const GroupKeyEntry* Find(std::string_view name) const;
  // Whether the column is in the key.
  bool Contains(std::string_view name) const { return Find(name) != nullptr; }
  // Computed when the key is made.
  size_t Hash() const { return hash_; }
  friend std::strong_ordering operator<=>(const GroupKey& a, const GroupKey& b);
  friend bool operator==(const GroupKey& a, const GroupKey& b) { return a.hash_ == b.hash_ && (a <=> b) == 0; }
  // `{_field: "usage", host: "a"}` for messages.
  std::string DebugText() const;

 private:
  std::vector<GroupKeyEntry> entries_;
  std::vector<uint32_t> by_label_;  // entry indexes sorted by label
  size_t hash_ = 0;
};

// For hash tables of group keys.
struct GroupKeyHash {
  size_t operator()(const GroupKey& key) const { return key.Hash(); }
};

// What is known of a table before its rows. Every group key entry is also a column of the schema.
struct TableHeader {
  GroupKey key;
  Schema schema;
  // Rows are known to arrive in ascending `_time` order.
  bool is_time_ordered = false;
};
using TableHeaderRef = std::shared_ptr<const TableHeader>;

// A run of rows: one column per schema column, all of `rows` length.
struct Chunk {
  std::vector<ColumnRef> columns;
  size_t rows = 0;
};

// A table whose rows are all in memory.
struct Table {
  TableHeaderRef header;
  std::vector<Chunk> chunks;
  size_t row_count() const;
  // All rows as one chunk (concatenates when there are several).
  Chunk Combined() const;
};

// Joins chunks of one schema into one; keeps constant, dictionary and sequence encodings where all parts allow it.
Chunk Concatenate(const Schema& schema, std::span<const Chunk> chunks);
// Gives a chunk of `rows` whose key columns are constants taken from `key` and whose other columns are null.
Chunk MakeKeyChunk(const TableHeader& header, size_t rows);
// Gives `rows` rows of the chunk, the first one of which is row `from`.
Chunk SliceRows(const Chunk& chunk, size_t from, size_t rows);
// Gives the rows with these numbers, in this order.
Chunk TakeRows(const Chunk& chunk, std::span<const uint32_t> rows);
// Splits into pieces of at most `rows` rows, for tests that vary chunk sizes.
std::vector<Chunk> SplitChunk(const Chunk& chunk, size_t rows);

// What the tables of a batch have in common.
struct BatchHeader {
  Schema schema;
  // Which columns are those of the group keys, in the order of the keys' entries.
  std::vector<size_t> key_columns;
  bool is_time_ordered = false;  // as in `TableHeader`
  // Whether the column with this number is one of the group keys.
  bool IsKey(size_t column) const;
};

// Consecutive tables of one schema as columns, because a stream may have a million small ones. A column of the keys has
// one row per table, every other the rows of all tables, one table behind the other.
struct TableBatch {
  std::shared_ptr<const BatchHeader> header;
  std::vector<ColumnRef> columns;  // by the schema
  std::vector<uint32_t> ends;      // of each table: how many rows it and those before it have
  size_t tables() const { return ends.size(); }
  size_t rows() const { return ends.empty() ? 0 : ends.back(); }
  // The rows [from, to) of table `i`.
  size_t from(size_t i) const { return i == 0 ? 0 : ends[i - 1]; }
  size_t to(size_t i) const { return ends[i]; }
  GroupKey KeyOf(size_t i) const;
  TableHeader HeaderOf(size_t i) const;
  // The rows of all tables with the columns of the keys beside the others.
  Chunk AllRows() const;
  // Gives the tables with these numbers, in this order, of which `of_rows` are the rows and `of_ends` the ends.
  TableBatch Take(std::span<const uint32_t> of_tables, std::span<const uint32_t> of_rows,
                  std::vector<uint32_t> of_ends) const;
};

// The consumer side of a stream. Calls come in the order (Begin Push* End)* Finish, from one thread at a time.
// Tables arrive one after another. Only windows that were clipped alike have equal keys; they stay apart until a merge.
class TableSink {
 public:
  virtual ~TableSink() = default;
  // Between tables: takes the tables of a batch as if they came one by one, or declines it, having done nothing. It
  // declines as well where one of the tables would make it fail, which then says so when it comes by itself.
  virtual Result<bool> TakeTables(const TableBatch&) { return false; }
  // Starts a table. A failure of this or the calls below ends the stream: nothing follows it. One that is no failure,
  // `Enough`, ends it as well: what it made of the stream so far is all that is wanted.
  virtual Status Begin(TableHeaderRef header) = 0;
  // The next rows, at least none, by the schema of the header that began the table.
  virtual Status Push(const Chunk& chunk) = 0;
  // The table has no more rows.
  virtual Status End() = 0;
  // The stream has no more tables.
  virtual Status Finish() = 0;
  // Of the table under way: whether rows that come from now on can change anything. The rest of a table that nobody
  // wants may be left out, its `End` not.
  virtual bool WantsRows() const { return true; }
};

// What a sink answers that wants no more tables.
std::unexpected<Error> Enough();

// Keeps every table it is given.
class CollectingSink final : public TableSink {
 public:
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override;
  Status Finish() override;
  std::vector<Table> tables;
};

// Takes a stream that is run for its effects only.
class DiscardingSink final : public TableSink {
 public:
  Status Begin(TableHeaderRef) override { return {}; }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
  Status Finish() override { return {}; }
};

// Sends a materialised table to a sink, in chunks as they are, as far as it is wanted.
Status SendTable(const Table& table, TableSink& sink);
// Sends the tables of a batch to a sink: all at once when it takes them, else one by one.
Status SendTables(const TableBatch& batch, TableSink& sink);

// A named result of a script.
struct ResultSet {
  std::string name;
  std::vector<Table> tables;
};

}  // namespace flux
