#pragma once

// Small tables of a scan that leave together: with a hundred thousand series, a table must not cost more than its rows.

#include <optional>

#include "runtime/plan/specs/scan.h"
#include "runtime/source/source.h"
#include "runtime/store/column_parts.h"
#include "runtime/store/key_texts.h"

namespace flux::store {

// A column and the number of the tag keys of its series.
struct TableColumn {
  ColumnId id = 0;
  uint32_t tag_keys = 0;
};
// What the tables of a scan have in common beside their tags.
struct TableKind {
  ColumnType type;              // of `_value`
  bool is_aggregate = false;    // a row of a key and a value, which comes last
  bool is_time_ordered = true;  // the rows, unless it is an aggregate
  friend bool operator==(const TableKind&, const TableKind&) = default;
};
// Which of the two columns of rows the tables of a scan have.
inline ChunkParts PartsSent(const plan::ScanSpec& scan) { return {scan.Sends("_time"), scan.Sends("_value")}; }
// Makes the tables of columns whose series have the same tags: their header and keys. What parts the scan sends of rows
// is null yet. Fails when the series index cannot be read. `key_texts` are those that earlier tables with the same tags
// left, or none.
Result<TableBatch> MakeKeys(BucketState& bucket, std::span<const ColumnId> columns, const plan::ScanSpec& scan,
                            TableKind kind, std::vector<KeyTexts>& key_texts);

// Gathers tables of one shape: with the same tags and one type of values.
class TableBatcher {
 public:
  // All arguments must outlive this.
  TableBatcher(BucketState& bucket, const plan::ScanSpec& scan, ScanContext& context, TableSink& sink)
      : bucket_(bucket), scan_(scan), context_(context), sink_(sink) {}

  // Whether a table of so many rows is one that should leave with others.
  bool Takes(size_t max_rows) const { return max_rows <= context_.chunk_rows / 8; }
  // Begins a table of rows.
  Status Begin(TableColumn column, TableKind kind);
  // Adds rows to it.
  void Add(const PartRows& rows);
  void AddPoint(int64_t time, uint64_t bits);
  // The rows of an encoded chunk, of the kind that `GatheredRows` take.
  Status AddChunk(std::string_view bytes, size_t rows);
  // Adds a table of a key and a number.
  Status AddAggregate(TableColumn column, ColumnType type, uint64_t bits);
  // Sends what there is.
  Status Flush();

 private:
  Status StartTable(TableColumn column, TableKind kind);
  void EndRows();

  BucketState& bucket_;
  const plan::ScanSpec& scan_;
  ScanContext& context_;
  TableSink& sink_;

  std::optional<TableKind> kind_;  // of the tables at hand; nothing before the first
  uint32_t tag_keys_ = 0;          // as well
  std::vector<ColumnId> columns_;
  std::vector<uint32_t> ends_;
  GatheredRows rows_;
  std::vector<KeyTexts> key_texts_;
};

}  // namespace flux::store
