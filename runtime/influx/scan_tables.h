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
      : scan_(scan), context_(context), layout_(FluxOperations::LayoutOf(scan)), tables_(context, spill) {}

  Result<TableSink*> BeginResult(std::string_view) override { return this; }
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return tables_.End(); }
  Status Finish() override { return {}; }

  OrderedTables& tables() { return tables_; }
  // How the answer is to be decoded.
  io::CsvDecodeOptions DecodeOptions();
  // The fields of texts of which the answer does not say what they are. Their tables are forgotten: another answer, in
  // which they are escaped, comes next. Empty: all is there.
  FieldNames AwaitEscapedTexts();

 private:
  bool IsAbsent(size_t column) const;
  Status Place(const Schema& schema, std::string_view column);
  void FindText(const Schema& schema);
  void DoubtText();
  GroupKey KeyOf(const GroupKey& key, const Schema& schema) const;

  const plan::ScanSpec& scan_;
  const ScanContext& context_;
  const ScanLayout layout_;
  OrderedTables tables_;
  TableHeaderRef header_;       // of the table in the answer
  std::vector<size_t> places_;  // of the columns of the scan, in the answer
  std::optional<size_t> text_;  // where `_value` is among those, when it is a text
  bool may_lack_carriage_returns_ = false, has_escaped_texts_ = false;
  FieldNames doubtful_;
};

}  // namespace flux::influx
