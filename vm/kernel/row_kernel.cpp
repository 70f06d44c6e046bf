#include "vm/kernel/row_kernel.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/column/builder.h"
#include "runtime/plan/specs/pipeline.h"

namespace flux::kernel {

namespace {

// Whether the function gives a record that owes nothing to the order of the row's columns.
bool GivesRecordLiteral(const plan::RowFunction& fn) {
  if (!fn.tree) return false;
  const expr::Node& body = fn.tree->at(fn.tree->body);
  return body.kind == expr::NodeKind::kRecord && !body.has_base;
}

// A record literal has no order of its own; tables list its columns by name.
Value ListedByName(const Value& record) {
  std::vector<RecordField> fields = record.AsRecord().fields;
  std::ranges::sort(fields, {}, &RecordField::name);
  return MakeRecord(std::move(fields));
}

}  // namespace

Result<std::shared_ptr<exec::Kernel>> RowKernel::Make(std::span<const plan::ChainStep> chain, const Schema& input,
                                                      RowCaller& caller, std::map<std::string, ColumnType> types) {
  std::shared_ptr<RowKernel> kernel(new RowKernel(input, std::move(types)));
  for (const plan::ChainStep& step : chain) {
    if (step.fn.closure.is_null()) return Fail(ErrorCode::kUnimplemented, "the optimizer's functions have no closure");
    FLUX_TRY(std::unique_ptr<RowCallee> callee, caller.Prepare(step.fn.closure));
    kernel->steps_.push_back({step.kind, std::move(callee), GivesRecordLiteral(step.fn)});
    kernel->has_map_ = kernel->has_map_ || step.kind == plan::ChainStep::Kind::kMap;
  }
  if (kernel->has_map_) kernel->output_ = Schema();
  return kernel;
}

Result<exec::KernelOutput> RowKernel::Run(const Chunk& input) {
  std::vector<std::optional<Value>> rows;
  rows.reserve(input.rows);
  for (size_t row = 0; row < input.rows; ++row) {
    FLUX_TRY(std::optional<Value> result, RunRow(input, row));
    rows.push_back(std::move(result));
  }
  if (!has_map_) return Filtered(input, rows);
  return Mapped(rows);
}

Result<std::optional<Value>> RowKernel::RunRow(const Chunk& input, size_t row) const {
  std::vector<RecordField> fields;
  for (size_t i = 0; i < input_.size(); ++i) fields.push_back({input_[i].name, input.columns[i]->ValueAt(row)});
  Value record = MakeRecord(std::move(fields));
  for (const Step& step : steps_) {
    FLUX_TRY(Value result, step.callee->Call(record));
    if (step.kind == plan::ChainStep::Kind::kMap) {
      if (result.kind() != ValueKind::kRecord || result.is_null()) {
        return Fail(ErrorCode::kFailedPrecondition,
                    fmt::format("map function must return an object, got {}; name the column: `({{r with _value: …}})`",
                                ValueKindName(result.kind())));
      }
      record = step.is_record_literal ? ListedByName(result) : std::move(result);
    } else if (result.is_null()) {
      return std::optional<Value>();
    } else if (result.kind() != ValueKind::kBool) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("row predicate function does not evaluate to a boolean, but to {}",
                              ValueKindName(result.kind())));
    } else if (!result.AsBool()) {
      return std::optional<Value>();
    }
  }
  return std::optional<Value>(std::move(record));
}

namespace {

// The bitmap of the rows that are there, or null when all are.
BitmapRef SelectionOf(const std::vector<std::optional<Value>>& rows) {
  std::vector<uint64_t> words((rows.size() + 63) / 64);
  bool is_full = true;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows[i]) {
      words[i / 64] |= uint64_t{1} << (i % 64);
    } else {
      is_full = false;
    }
  }
  return is_full ? nullptr : std::make_shared<const std::vector<uint64_t>>(std::move(words));
}

}  // namespace

exec::KernelOutput RowKernel::Filtered(const Chunk& input, const std::vector<std::optional<Value>>& rows) const {
  return {input.columns, input.rows, SelectionOf(rows)};
}

Result<exec::KernelOutput> RowKernel::Mapped(const std::vector<std::optional<Value>>& rows) {
  if (!is_schema_known_) FLUX_TRY_STATUS(InferSchema(rows));
  exec::KernelOutput out;
  out.rows = rows.size();
  out.selection = SelectionOf(rows);
  for (const std::optional<Value>& row : rows) {
    if (row) FLUX_TRY_STATUS(CheckFields(*row));
  }
  for (const ColumnDef& column : output_.columns()) {
    FLUX_TRY(ColumnRef built, BuildColumn(column, rows));
    out.columns.push_back(std::move(built));
  }
  return out;
}

Status RowKernel::InferSchema(const std::vector<std::optional<Value>>& rows) {
  const auto first = std::ranges::find_if(rows, [](const std::optional<Value>& row) { return row.has_value(); });
  if (first == rows.end()) return {};
  std::vector<ColumnDef> columns;
  for (const RecordField& field : (*first)->AsRecord().fields) {
    const auto is_same = [&](const ColumnDef& column) { return column.name == field.name; };
    if (std::ranges::any_of(columns, is_same)) continue;
    const ValueKind kind = field.value.kind();
    if (kind == ValueKind::kNull) {
      if (const auto known = types_.find(field.name); known != types_.end())
        columns.push_back({field.name, known->second});
      continue;
    }
    const Result<ColumnType> type = ToColumnType(kind);
    if (!type) {
      return Fail(ErrorCode::kInvalid, fmt::format("column `{}` cannot hold values of type {}; a column is bool, int, "
                                                   "uint, float, string or time",
                                                   field.name, ValueKindName(kind)));
    }
    columns.push_back({field.name, *type});
  }
  output_ = Schema(std::move(columns));
  is_schema_known_ = true;
  return {};
}

Status RowKernel::CheckFields(const Value& record) const {
  for (const RecordField& field : record.AsRecord().fields) {
    if (field.value.is_null() || output_.Find(field.name)) continue;
    return Fail(
        ErrorCode::kFailedPrecondition,
        fmt::format("column `{}` is not in the first row, or null there without a type; give every row the same "
                    "columns",
                    field.name));
  }
  return {};
}

Result<ColumnRef> RowKernel::BuildColumn(const ColumnDef& column, const std::vector<std::optional<Value>>& rows) const {
  ColumnBuilder builder(column.type);
  for (const std::optional<Value>& row : rows) {
    const Value* value = row ? row->AsRecord().Find(column.name) : nullptr;
    if (!value || value->is_null()) {
      builder.AppendNull();
      continue;
    }
    if (value->kind() != ToValueKind(column.type)) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("column `{}`: type conflict: {} != {}", column.name, ColumnTypeName(column.type),
                              ValueKindName(value->kind())));
    }
    FLUX_TRY_STATUS(builder.Append(*value));
  }
  return builder.Finish();
}

}  // namespace flux::kernel
