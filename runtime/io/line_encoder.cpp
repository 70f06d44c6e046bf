#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "runtime/io/encoder.h"
#include "runtime/io/encoder_tables.h"
#include "runtime/io/line_protocol.h"

namespace flux::io {
namespace {

// Where the parts of a point are in the rows of a table.
struct PointColumns {
  size_t measurement = 0, field = 0, value = 0, time = 0;
  std::vector<std::pair<std::string, size_t>> tags;  // by name
};

Result<size_t> FindColumn(const Schema& schema, std::string_view name, std::optional<ColumnType> type) {
  const std::optional<size_t> index = schema.Find(name);
  if (!index) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("the format lp needs a column `{}`, which a table does not have; use csv or json", name));
  }
  if (type && schema[*index].type != *type) {
    return Fail(ErrorCode::kInvalid, fmt::format("the format lp needs `{}` of type {}, found {}", name,
                                                 ColumnTypeName(*type), ColumnTypeName(schema[*index].type)));
  }
  return *index;
}

Result<PointColumns> FindPointColumns(const Schema& schema) {
  PointColumns out;
  FLUX_TRY(out.measurement, FindColumn(schema, "_measurement", ColumnType::kString));
  FLUX_TRY(out.field, FindColumn(schema, "_field", ColumnType::kString));
  FLUX_TRY(out.value, FindColumn(schema, "_value", std::nullopt));
  FLUX_TRY(out.time, FindColumn(schema, "_time", ColumnType::kTime));
  for (size_t i = 0; i < schema.size(); ++i) {
    const ColumnDef& column = schema[i];
    const bool is_part = i == out.measurement || i == out.field || i == out.value || i == out.time;
    if (is_part || column.name == "_start" || column.name == "_stop") continue;
    if (column.type != ColumnType::kString) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("the format lp has no place for the column `{}` of type {}: only strings can be tags; "
                              "drop it or convert it with `string()`",
                              column.name, ColumnTypeName(column.type)));
    }
    out.tags.emplace_back(column.name, i);
  }
  std::ranges::sort(out.tags);
  return out;
}

// Line protocol stores times as integers.
Value FieldValue(Value value) { return value.kind() == ValueKind::kTime ? Value::Int(value.AsTime().ns) : value; }

// One line per row of tables that look like stored series: `_measurement`, `_field`, `_value` and `_time`; every other
// string column is a tag, `_start` and `_stop` are left out. Rows without a value, and values that line protocol
// cannot hold (NaN, infinities), give no line, as with `to`. Fails on tables of another shape and on rows without a
// measurement, field or time. A comment line carries an error.
class LineEncoder final : public ResultEncoder {
 public:
  explicit LineEncoder(ByteSink& sink) : out_(sink) {}

  TableSink& BeginResult(std::string_view) override { return tables_; }
  Status EndResult() override { return out_.Flush(); }
  Status Finish() override { return out_.Flush(); }
  bool has_output() const override { return out_.has_output(); }

  Status WriteError(std::string_view message) override {
    std::string& out = out_.text();
    out += "# error: ";
    for (const char c : message) out += c == '\n' || c == '\r' ? ' ' : c;
    out += '\n';
    return out_.Flush();
  }

 private:
  friend class EncoderTables<LineEncoder>;

  Status BeginTable(TableHeaderRef header) {
    FLUX_TRY(columns_, FindPointColumns(header->schema));
    return {};
  }

  Status PushChunk(const Chunk& chunk) {
    for (size_t row = 0; row < chunk.rows; ++row) FLUX_TRY_STATUS(WriteRow(chunk, row));
    return out_.FlushIfLarge();
  }

  Status EndTable() { return {}; }

  Status WriteRow(const Chunk& chunk, size_t row) {
    const Column& value = *chunk.columns[columns_.value];
    if (value.IsNull(row)) return {};
    if (value.type() == ColumnType::kFloat && !std::isfinite(value.FloatAt(row))) return {};
    for (const size_t needed : {columns_.measurement, columns_.field, columns_.time}) {
      if (chunk.columns[needed]->IsNull(row)) {
        return Fail(ErrorCode::kInvalid,
                    "the format lp needs `_measurement`, `_field` and `_time` in every row, but one is null");
      }
    }
    tags_.clear();
    for (const auto& [name, index] : columns_.tags) {
      const Column& tag = *chunk.columns[index];
      if (!tag.IsNull(row) && !tag.StringAt(row).empty()) tags_.emplace_back(name, tag.StringAt(row));
    }
    const std::pair<std::string_view, Value> field{chunk.columns[columns_.field]->StringAt(row),
                                                   FieldValue(value.ValueAt(row))};
    return AppendLine(out_.text(), chunk.columns[columns_.measurement]->StringAt(row), tags_, {&field, 1},
                      Time{chunk.columns[columns_.time]->IntAt(row)});
  }

  BufferedText out_;
  EncoderTables<LineEncoder> tables_{*this};
  PointColumns columns_;
  std::vector<std::pair<std::string_view, std::string_view>> tags_;
};

}  // namespace

std::unique_ptr<ResultEncoder> MakeLineEncoder(ByteSink& sink) { return std::make_unique<LineEncoder>(sink); }

}  // namespace flux::io
