#include "runtime/io/csv_decoder.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

#include "runtime/io/csv_metadata.h"

namespace flux::io {
namespace {

constexpr size_t kTableField = 2;

// Builds one column of a table. A key column stays a constant for as long as its cells repeat the first one.
class ColumnAssembler {
 public:
  ColumnAssembler(const CsvColumn& column, std::string_view first_cell, Value key_value)
      : column_(column), builder_(column.datatype.type), first_cell_(first_cell), key_value_(std::move(key_value)) {}

  Status Append(std::string_view cell) {
    if (column_.is_group && !is_flat_) {
      if (cell == first_cell_) {
        ++repeats_;
        return {};
      }
      for (; repeats_ > 0; --repeats_) FLUX_TRY_STATUS(builder_.Append(key_value_));
      is_flat_ = true;
    }
    if (cell.empty()) return builder_.Append(column_.default_value);
    return AppendCsvCell(column_.datatype, cell, builder_);
  }

  ColumnRef Finish() {
    if (!column_.is_group || is_flat_) return builder_.Finish();
    const size_t rows = repeats_;
    repeats_ = 0;
    return Column::Constant(column_.datatype.type, key_value_, rows);
  }

 private:
  const CsvColumn& column_;
  ColumnBuilder builder_;
  std::string first_cell_;
  Value key_value_;
  size_t repeats_ = 0;
  bool is_flat_ = false;
};

// Reads the tables below one head.
class TableReader {
 public:
  TableReader(CsvRecordReader& reader, const CsvMetadata& metadata, const CsvDecodeOptions& options, TableSink& sink)
      : reader_(reader), metadata_(metadata), options_(options), sink_(sink) {}

  // Reads one table, empty when there are no rows for it, up to and without the record that ends it.
  Status ReadTable() {
    while (reader_.Next()) {
      FLUX_TRY(const bool is_row, IsRowOfTable());
      if (!is_row) {
        reader_.Unread();
        break;
      }
      if (!is_open_) FLUX_TRY_STATUS(Open(reader_.fields()));
      FLUX_TRY_STATUS(AppendRow());
      // Without columns there is nothing that a row could say.
      if (!assemblers_.empty() && ++rows_ == options_.chunk_rows) FLUX_TRY_STATUS(EmitChunk());
    }
    FLUX_TRY_STATUS(reader_.failure());
    if (!is_open_) FLUX_TRY_STATUS(OpenEmpty());
    if (rows_ > 0) FLUX_TRY_STATUS(EmitChunk());
    return sink_.End();
  }

 private:
  Result<bool> IsRowOfTable() {
    const std::span<const std::string_view> fields = reader_.fields();
    const bool is_annotation = !options_.is_raw && !fields[0].empty();
    if (is_annotation) return false;
    if (fields.size() != metadata_.field_count) {
      return FailAtLine(
          reader_, fmt::format("wrong number of fields: found {}, expected {}", fields.size(), metadata_.field_count));
    }
    if (options_.is_raw || !is_open_) return true;
    return fields[kTableField].empty() || fields[kTableField] == table_id_;
  }

  Status Open(std::span<const std::string_view> fields) {
    if (!options_.is_raw && !fields.empty()) table_id_ = fields[kTableField];
    std::vector<GroupKeyEntry> key;
    std::vector<ColumnDef> schema;
    for (size_t i = 0; i < metadata_.columns.size(); ++i) {
      const CsvColumn& column = metadata_.columns[i];
      const std::string_view cell = fields.empty() ? std::string_view() : fields[metadata_.first_column + i];
      Value value = column.default_value;
      if (column.is_group && !cell.empty()) {
        Result<Value> parsed = ParseCsvCell(column.datatype, cell);
        if (!parsed) return FailInColumn(column, parsed.error());
        value = *std::move(parsed);
      }
      if (column.is_group) key.push_back({column.label, column.datatype.type, value});
      schema.push_back({column.label, column.datatype.type});
      assemblers_.emplace_back(column, cell, std::move(value));
    }
    is_open_ = true;
    return sink_.Begin(std::make_shared<const TableHeader>(GroupKey(std::move(key)), Schema(std::move(schema)), false));
  }

  Status OpenEmpty() {
    if (metadata_.table_id.empty()) {
      return FailAtLine(reader_, "missing table number: a table without rows needs one in its `#default` annotation");
    }
    return Open({});
  }

  Status AppendRow() {
    const std::span<const std::string_view> fields = reader_.fields();
    for (size_t i = 0; i < assemblers_.size(); ++i) {
      const Status status = assemblers_[i].Append(fields[metadata_.first_column + i]);
      if (!status) return FailInColumn(metadata_.columns[i], status.error());
    }
    if (reader_.may_lack_carriage_returns() && options_.may_lack_carriage_returns != nullptr) {
      *options_.may_lack_carriage_returns = true;
    }
    return {};
  }

  Status EmitChunk() {
    if (options_.cancel != nullptr) FLUX_TRY_STATUS(options_.cancel->Check());
    Chunk chunk;
    chunk.rows = rows_;
    for (ColumnAssembler& assembler : assemblers_) chunk.columns.push_back(assembler.Finish());
    rows_ = 0;
    return sink_.Push(chunk);
  }

  Status FailInColumn(const CsvColumn& column, const Error& error) {
    return FailAtLine(reader_, fmt::format("column `{}`: {}", column.label, error.message));
  }

  CsvRecordReader& reader_;
  const CsvMetadata& metadata_;
  const CsvDecodeOptions& options_;
  TableSink& sink_;
  std::vector<ColumnAssembler> assemblers_;
  std::string table_id_;
  size_t rows_ = 0;
  bool is_open_ = false;
};

// Reads all tables below one head.
Status ReadBlock(CsvRecordReader& reader, const CsvMetadata& metadata, const CsvDecodeOptions& options,
                 TableSink& sink) {
  while (true) {
    FLUX_TRY_STATUS(TableReader(reader, metadata, options, sink).ReadTable());
    if (!reader.Next()) return reader.failure();
    const bool is_new_block = !reader.fields()[0].empty() && !options.is_raw;
    reader.Unread();
    if (is_new_block) return {};
  }
}

class CollectingHandler final : public CsvResultHandler {
 public:
  Result<TableSink*> BeginResult(std::string_view name) override {
    names_.emplace_back(name);
    sinks_.push_back(std::make_unique<CollectingSink>());
    return sinks_.back().get();
  }
  std::vector<ResultSet> Take() {
    std::vector<ResultSet> out;
    for (size_t i = 0; i < names_.size(); ++i) out.push_back({std::move(names_[i]), std::move(sinks_[i]->tables)});
    return out;
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::unique_ptr<CollectingSink>> sinks_;
};

Status DecodeRecords(CsvRecordReader& reader, const CsvDecodeOptions& options, CsvResultHandler& handler) {
  reader.SkipPrefix("\xef\xbb\xbf");
  TableSink* sink = nullptr;
  std::string result_name;
  while (true) {
    FLUX_TRY(const std::optional<CsvMetadata> metadata, ReadCsvMetadata(reader, options));
    if (!metadata) break;
    if (sink == nullptr || metadata->result_name != result_name) {
      if (sink != nullptr) FLUX_TRY_STATUS(sink->Finish());
      result_name = metadata->result_name;
      FLUX_TRY(sink, handler.BeginResult(result_name));
    }
    FLUX_TRY_STATUS(ReadBlock(reader, *metadata, options, *sink));
  }
  FLUX_TRY_STATUS(reader.failure());
  return sink == nullptr ? Status() : sink->Finish();
}

}  // namespace

Status DecodeCsv(std::string_view text, const CsvDecodeOptions& options, CsvResultHandler& handler) {
  CsvRecordReader reader(text);
  return DecodeRecords(reader, options, handler);
}

Status DecodeCsv(CsvBytes bytes, const CsvDecodeOptions& options, CsvResultHandler& handler) {
  CsvRecordReader reader(std::move(bytes));
  return DecodeRecords(reader, options, handler);
}

Result<std::vector<ResultSet>> DecodeCsvResults(std::string_view text, const CsvDecodeOptions& options) {
  CollectingHandler handler;
  FLUX_TRY_STATUS(DecodeCsv(text, options, handler));
  return handler.Take();
}

}  // namespace flux::io
