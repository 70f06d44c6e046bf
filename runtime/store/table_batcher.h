#pragma once

// Small tables of a scan that leave together: with a hundred thousand series, a table must not cost more than its rows.

#include <optional>

#include "runtime/column/builder.h"
#include "runtime/source/source.h"
#include "runtime/store/column_parts.h"

namespace flux::store {

// Gathers tables of one shape: with the same tags and one type of values.
class TableBatcher {
 public:
  // All arguments must outlive this.
  TableBatcher(BucketState& bucket, plan::TimeRange range, ChunkParts parts, ScanContext& context, TableSink& sink)
      : bucket_(bucket), range_(range), parts_(parts), context_(context), sink_(sink) {}

  // Whether a table of so many rows is one that should leave with others.
  bool Takes(size_t max_rows) const { return max_rows <= context_.chunk_rows / 8; }
  // Begins a table of rows, and adds to it.
  Status Begin(ColumnId column, ColumnType type);
  void Add(const PartRows& rows);
  // Adds a table of a key and a value.
  Status AddAggregate(ColumnId column, ColumnType type, const Column& value);
  // Sends what there is.
  Status Flush();

 private:
  // What the tables have in common beside their tags.
  struct Kind {
    ColumnType type;
    bool is_aggregate;
    friend bool operator==(const Kind&, const Kind&) = default;
  };
  Status StartTable(ColumnId column, Kind kind);
  bool HaveSameTags(ColumnId a, ColumnId b) const;
  std::shared_ptr<const BatchHeader> HeaderFor(const Series& series) const;
  void AddKeys(TableBatch& batch) const;

  BucketState& bucket_;
  const plan::TimeRange range_;
  const ChunkParts parts_;
  ScanContext& context_;
  TableSink& sink_;

  std::optional<Kind> kind_;  // of the tables at hand; nothing before the first
  std::vector<ColumnId> columns_;
  std::vector<uint32_t> ends_;
  size_t rows_ = 0;
  ColumnBuilder times_{ColumnType::kTime};
  ColumnBuilder values_{ColumnType::kFloat};
  // The header of the last batch, which mostly serves the next.
  std::shared_ptr<const BatchHeader> header_;
  std::vector<TextId> header_tags_;
};

}  // namespace flux::store
