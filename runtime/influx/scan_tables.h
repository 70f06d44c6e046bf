#pragma once

// The answer to a scan's script, made into the tables of a scan.

#include "runtime/influx/flux_script.h"
#include "runtime/influx/ordered_tables.h"
#include "runtime/io/csv_decoder.h"

namespace flux::influx {

// Puts columns in the order in which they come here, and keeps tables until all are there.
class ScanTables final : public io::CsvResultHandler, public TableSink {
 public:
  // All must outlive this.
  ScanTables(const plan::ScanSpec& scan, const ScanContext& context, const SpillSpace* spill)
      : scan_(scan), layout_(FluxOperations::LayoutOf(scan)), tables_(context, spill) {}

  Result<TableSink*> BeginResult(std::string_view) override { return this; }
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return tables_.End(); }
  Status Finish() override { return {}; }

  OrderedTables& tables() { return tables_; }

 private:
  bool IsAbsent(size_t column) const;
  Status Place(const Schema& schema, std::string_view column);
  GroupKey KeyOf(const GroupKey& key, const Schema& schema) const;

  const plan::ScanSpec& scan_;
  const ScanLayout layout_;
  OrderedTables tables_;
  TableHeaderRef header_;       // of the table in the answer
  std::vector<size_t> places_;  // of the columns of the scan, in the answer
};

}  // namespace flux::influx
