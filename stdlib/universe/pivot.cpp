#include "stdlib/universe/pivot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <map>

#include "runtime/base/cancelable_sort.h"
#include "runtime/base/number_text.h"
#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "runtime/spill/spill.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables rowKey columnKey valueColumn";

bool Holds(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// A float in scientific notation, with the fewest digits that tell it from others: `1.5E+00`.
std::string ScientificText(double v) {
  if (!std::isfinite(v)) return FormatFloat(v);
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.begin(), digits.end(), v, std::chars_format::scientific).ptr;
  std::string text(digits.begin(), end);
  std::ranges::replace(text, 'e', 'E');
  return text;
}

// What a value contributes to the name of the column it becomes.
std::string NamePart(const Value& value) {
  if (value.is_null()) return "null";
  if (value.kind() == ValueKind::kString) return std::string(value.AsString());
  if (value.kind() == ValueKind::kTime) return FormatTimeNanos(value.AsTime());
  if (value.kind() == ValueKind::kFloat) return ScientificText(value.AsFloat());
  if (value.kind() == ValueKind::kUint) return std::to_string(value.AsUint());
  return DebugText(value);
}

std::unexpected<Error> Collision(std::string_view name, ColumnType a, ColumnType b) {
  return Fail(
      ErrorCode::kFailedPrecondition,
      fmt::format("`pivot`: schema collision detected: column \"{}\" is both of type {} and {}; convert one of them",
                  name, ColumnTypeName(a), ColumnTypeName(b)));
}

// Both zeros are equal, but have names of their own.
ColumnRef BitsOf(const Column& floats) {
  ColumnBuilder bits(ColumnType::kInt);
  for (size_t row = 0; row < floats.length(); ++row) {
    if (floats.IsNull(row)) {
      bits.AppendNull();
    } else {
      bits.AppendInt(std::bit_cast<int64_t>(floats.FloatAt(row)));
    }
  }
  return bits.Finish();
}

}  // namespace

void PivotSpec::Describe(plan::Description& out) const {
  out.AddList("rowKey", row_key);
  out.AddList("columnKey", column_key);
  out.Add("valueColumn", value_column);
}

Result<size_t> PivotColumns::FindOrAdd(const PivotInput& input, const Chunk& rows, size_t row) {
  std::string name;
  for (const size_t k : input.column_key) {
    if (!name.empty()) name += '_';
    name += NamePart(rows.columns[k]->ValueAt(row));
  }
  const ColumnType type = input.value_type();
  const auto [known, is_new] = by_name_.try_emplace(name, columns_.size());
  if (is_new) {
    columns_.push_back({name, type});
  } else if (columns_[known->second].type != type) {
    return Collision(name, columns_[known->second].type, type);
  }
  return known->second;
}

Result<exec::RowGroups> GroupByName(const PivotInput& input, const Chunk& rows, const CancelToken& cancel) {
  std::vector<ColumnRef> names;
  for (const size_t k : input.column_key) {
    const ColumnRef& column = rows.columns[k];
    const bool has_other_names = column->type() == ColumnType::kFloat && column->encoding() != Encoding::kConstant;
    names.push_back(has_other_names ? BitsOf(*column) : column);
  }
  return exec::GroupRows(names, rows.rows, cancel);
}

std::vector<ColumnDef> KeptColumns(const PivotSpec& spec, const GroupKey& key, const Schema& first) {
  std::vector<ColumnDef> kept;
  for (const ColumnDef& column : first.columns()) {
    if (column.name == spec.value_column) continue;
    if (key.Contains(column.name) || Holds(spec.row_key, column.name)) kept.push_back(column);
  }
  return kept;
}

bool ComeInOrderOfTime(const PivotSpec& spec, const std::vector<PivotInput>& inputs, bool has_nulls) {
  const auto is_ordered = [](const PivotInput& input) { return input.table.header->is_time_ordered; };
  return spec.row_key == std::vector<std::string>{"_time"} && !has_nulls && std::ranges::all_of(inputs, is_ordered);
}

Status CheckNamesFree(const std::vector<ColumnDef>& kept, const std::vector<ColumnDef>& made) {
  const Schema taken(kept);
  for (const ColumnDef& column : made) {
    if (!taken.Find(column.name)) continue;
    return Fail(
        ErrorCode::kInvalid,
        fmt::format("`pivot`: value \"{0}\" appears in a column key column, but a column named \"{0}\" already exists; "
                    "rename that one before pivoting",
                    column.name));
  }
  return {};
}

namespace {

// Whether rows of the inputs are told apart by values of several types in this column of the row key.
bool HasSeveralTypes(const std::vector<PivotInput>& inputs, size_t row_key) {
  const auto type_of = [&](const PivotInput& input) { return input.schema()[input.row_key[row_key]].type; };
  return std::ranges::any_of(inputs, [&](const PivotInput& input) { return type_of(input) != type_of(inputs[0]); });
}

constexpr plan::Algorithm kAlgorithms[] = {
    {"merges the rows of series in order of the row key", plan::Kept::kStream, true},
    {"hashes rows by the row key", plan::Kept::kStream, true},
};
constexpr const plan::Algorithm &kMerges = kAlgorithms[0], &kHashes = kAlgorithms[1];

// The column of the row key that rows ascend by, when all others have one value in a table.
const std::string* MergedColumn(const PivotSpec& spec, const plan::StreamFacts& input) {
  const std::string* merged = nullptr;
  for (const std::string& column : spec.row_key) {
    if (input.properties.IsInsideKey(column) && column != spec.value_column) continue;
    if (merged != nullptr) return nullptr;
    merged = &column;
  }
  return merged != nullptr && exec::IsMergeable(input, *merged) ? merged : nullptr;
}

// Tables of equal keys are joined before they are pivoted, which leaves their rows in no order.
plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  const PivotSpec& spec = *node.As<PivotSpec>();
  const std::string* merged = MergedColumn(spec, *inputs[0]);
  if (merged == nullptr) return {&kHashes, "rows are not known to ascend by the row key"};
  if (!inputs[0]->properties.keys_differ) return {&kHashes, "several tables may have the same key"};
  return {&kMerges, fmt::format("the rows of every table ascend by `{}`", *merged)};
}

// Where a cell comes from: a part and a row of it.
struct CellSource {
  static constexpr uint32_t kNone = UINT32_MAX;
  uint32_t part = kNone, row = 0;
};

// An input with its rows in memory.
struct PivotPart {
  const PivotInput* input;
  Chunk rows;
};

// Collects the tables that meet under one new key and turns them into one table.
class PivotTable {
 public:
  PivotTable(GroupKey key, const plan::Algorithm& algorithm) : key_(std::move(key)), algorithm_(algorithm) {}
  const GroupKey& key() const { return key_; }
  void Add(PivotInput input) { inputs_.push_back(std::move(input)); }

  Status Emit(const PivotSpec& spec, exec::ExecContext& context, TableSink& out) {
    if (IsForDisk(spec, context)) {
      for (PivotInput& input : inputs_) FLUX_TRY_STATUS(input.table.MoveToDisk(*context.spill));
      return PivotOnDisk(spec, key_, inputs_, context, out);
    }
    for (const PivotInput& input : inputs_) {
      FLUX_TRY(Chunk rows, input.table.LoadRows());
      parts_.push_back({&input, std::move(rows)});
    }
    FLUX_TRY_STATUS(NumberRows(spec, context.cancel));
    FLUX_TRY_STATUS(OrderRows(spec, context.cancel));
    FLUX_TRY_STATUS(PlaceCells(context.cancel));
    std::vector<ColumnDef> defs = KeptColumns(spec, key_, inputs_[0].schema());
    FLUX_TRY_STATUS(CheckNamesFree(defs, made_.columns()));
    Chunk rows{.columns = {}, .rows = output_rows_.size()};
    for (const ColumnDef& column : defs) rows.columns.push_back(KeptColumn(spec, column));
    for (size_t i = 0; i < cells_.size(); ++i) {
      FLUX_TRY_STATUS(context.cancel.Check());
      rows.columns.push_back(Gather(made_.columns()[i].type, std::exchange(cells_[i], {})));
    }
    defs.insert(defs.end(), made_.columns().begin(), made_.columns().end());
    return exec::SendRows(
        std::make_shared<const TableHeader>(TableHeader{key_, Schema(std::move(defs)), is_time_sorted_}), rows,
        context.chunk_rows, out);
  }

 private:
  // What pivoting in memory takes of a row, besides it and what becomes of it: its group, place and cell.
  static constexpr size_t kBytesPerRow = 32;

  bool IsForDisk(const PivotSpec& spec, const exec::ExecContext& context) const {
    if (context.spill == nullptr) return false;
    for (size_t k = 0; k < spec.row_key.size(); ++k) {
      if (HasSeveralTypes(inputs_, k)) return false;
    }
    size_t rows = 0, bytes = 0;
    for (const PivotInput& input : inputs_) {
      rows += input.table.rows();
      bytes += input.table.bytes();
    }
    return context.spill->IsTime(rows, bytes, 3 * bytes + rows * kBytesPerRow);
  }

  ColumnRef KeptColumn(const PivotSpec& spec, const ColumnDef& column) const {
    if (const GroupKeyEntry* entry = key_.Find(column.name)) {
      return Column::Constant(column.type, entry->value, output_rows_.size());
    }
    const auto index = static_cast<size_t>(std::ranges::find(spec.row_key, column.name) - spec.row_key.begin());
    std::vector<uint32_t> first;
    for (const uint32_t row : output_rows_) first.push_back(row_groups_.first_row[row]);
    return row_columns_[index]->Take(first);
  }

  static void AppendTexts(const Column& column, ColumnBuilder& builder) {
    for (size_t row = 0; row < column.length(); ++row) {
      if (column.IsNull(row)) {
        builder.AppendNull();
      } else {
        builder.AppendString(NamePart(column.ValueAt(row)));
      }
    }
  }

  // Numbers the output rows by the row key.
  Status NumberRows(const PivotSpec& spec, const CancelToken& cancel) {
    if (&algorithm_ == &kMerges) {
      FLUX_TRY(const bool is_done, MergeParts(spec, cancel));
      if (is_done) return {};
    }
    return HashParts(spec, cancel);
  }

  // Merges the parts by the column of the row key that is not in the group key. Gives false when there is none, because
  // more turned out to be in the group key than was known before, or when one part has nulls.
  Result<bool> MergeParts(const PivotSpec& spec, const CancelToken& cancel) {
    const auto is_merged = [&](const std::string& column) { return !key_.Contains(column); };
    const auto merged_column = std::ranges::find_if(spec.row_key, is_merged);
    if (merged_column == spec.row_key.end()) return false;
    const auto at = static_cast<size_t>(merged_column - spec.row_key.begin());
    std::vector<ColumnRef> columns;
    for (const PivotPart& part : parts_) columns.push_back(part.rows.columns[part.input->row_key[at]]);
    FLUX_TRY(std::optional<exec::RowGroups> merged, exec::MergeRows(columns, cancel));
    if (!merged) return false;
    row_groups_ = *std::move(merged);
    row_columns_.resize(spec.row_key.size());
    const size_t first_rows = parts_[0].rows.rows;
    const bool is_first_enough =
        std::ranges::all_of(row_groups_.first_row, [&](uint32_t row) { return row < first_rows; });
    if (is_first_enough) {
      row_columns_[at] = columns[0];
      return true;
    }
    ColumnBuilder builder(columns[0]->type());
    builder.Reserve(row_groups_.group_of_row.size());
    for (const ColumnRef& column : columns) builder.AppendRows(*column, 0, column->length());
    row_columns_[at] = builder.Finish();
    return true;
  }

  // Joins the row key columns of all parts and hashes the rows by them.
  Status HashParts(const PivotSpec& spec, const CancelToken& cancel) {
    size_t total = 0;
    for (const PivotPart& part : parts_) total += part.rows.rows;
    for (size_t k = 0; k < spec.row_key.size(); ++k) {
      if (parts_.size() == 1) {
        row_columns_.push_back(parts_[0].rows.columns[inputs_[0].row_key[k]]);
        continue;
      }
      // Rows are also told apart by values that are not shown, which can be of several types.
      const bool is_text = spec.row_key[k] == spec.value_column && HasSeveralTypes(inputs_, k);
      const ColumnType type = is_text ? ColumnType::kString : inputs_[0].schema()[inputs_[0].row_key[k]].type;
      ColumnBuilder builder(type);
      builder.Reserve(total);
      for (const PivotPart& part : parts_) {
        const ColumnDef& column = part.input->schema()[part.input->row_key[k]];
        if (is_text) {
          AppendTexts(*part.rows.columns[part.input->row_key[k]], builder);
          continue;
        }
        if (column.type != type) return Collision(column.name, type, column.type);
        builder.AppendRows(*part.rows.columns[part.input->row_key[k]], 0, part.rows.rows);
      }
      row_columns_.push_back(builder.Finish());
    }
    FLUX_TRY(row_groups_, exec::GroupRows(row_columns_, total, cancel));
    return {};
  }

  // Notes for every cell the last row that has a value for it.
  Status PlaceCells(const CancelToken& cancel) {
    size_t offset = 0;
    for (uint32_t p = 0; p < parts_.size(); ++p) {
      const PivotPart& part = parts_[p];
      FLUX_TRY(const exec::RowGroups names, GroupByName(*part.input, part.rows, cancel));
      std::vector<size_t> column_of_name;
      FLUX_TRY_STATUS(CheckRoom(names.count(), row_groups_.count() * sizeof(CellSource)));
      for (uint32_t first : names.first_row) {
        FLUX_TRY_STATUS(cancel.Check());
        FLUX_TRY(const size_t column, made_.FindOrAdd(*part.input, part.rows, first));
        if (column == cells_.size()) cells_.emplace_back(row_groups_.count());
        column_of_name.push_back(column);
      }
      FLUX_TRY_STATUS(ForEachRow(part.rows.rows, cancel, [&](size_t row) {
        const uint32_t output_row = row_groups_.group_of_row[offset + row];
        cells_[column_of_name[names.group_of_row[row]]][output_row] = {p, static_cast<uint32_t>(row)};
      }));
      offset += part.rows.rows;
    }
    return {};
  }

  // By time or in the order in which they are first seen.
  Status OrderRows(const PivotSpec& spec, const CancelToken& cancel) {
    for (uint32_t row = 0; row < row_groups_.count(); ++row) output_rows_.push_back(row);
    const bool has_nulls = row_columns_.size() == 1 && row_columns_[0]->has_nulls();
    is_time_sorted_ = ComeInOrderOfTime(spec, inputs_, has_nulls);
    if (!is_time_sorted_) return SortRows([&](uint32_t row) { return row_groups_.first_row[row]; }, cancel);
    const Column& time = *row_columns_[0];
    return SortRows([&](uint32_t row) { return time.IntAt(row_groups_.first_row[row]); }, cancel);
  }

  template <typename Rank>
  Status SortRows(Rank rank, const CancelToken& cancel) {
    const auto is_less = [&](uint32_t a, uint32_t b) { return rank(a) < rank(b); };
    if (std::ranges::is_sorted(output_rows_, is_less)) return {};
    return SortOrCancel(output_rows_, is_less, cancel);
  }

  // Copies a column's cells, whole runs of neighbouring rows at a time.
  ColumnRef Gather(ColumnType type, const std::vector<CellSource>& cells) const {
    ColumnBuilder builder(type);
    builder.Reserve(output_rows_.size());
    for (size_t i = 0; i < output_rows_.size();) {
      const CellSource from = cells[output_rows_[i]];
      if (from.part == CellSource::kNone) {
        builder.AppendNull();
        ++i;
        continue;
      }
      size_t count = 1;
      while (i + count < output_rows_.size()) {
        const CellSource next = cells[output_rows_[i + count]];
        if (next.part != from.part || next.row != from.row + count) break;
        ++count;
      }
      builder.AppendRows(*parts_[from.part].rows.columns[inputs_[from.part].value], from.row, count);
      i += count;
    }
    return builder.Finish();
  }

  GroupKey key_;
  const plan::Algorithm& algorithm_;
  std::vector<PivotInput> inputs_;
  std::vector<PivotPart> parts_;
  std::vector<ColumnRef> row_columns_;
  exec::RowGroups row_groups_;
  std::vector<uint32_t> output_rows_;
  PivotColumns made_;
  std::vector<std::vector<CellSource>> cells_;  // of each of these columns, by output row
  bool is_time_sorted_ = false;
};

// Collects tables, joining those of one key and schema, until all have come.
class PivotOperator final : public exec::UnaryOperator {
 public:
  PivotOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out),
        spec_(*node.As<PivotSpec>()),
        algorithm_(*node.algorithm),
        context_(context),
        tables_(context) {}

  Status Begin(TableHeaderRef header) override {
    const auto [at, is_new] = by_key_.try_emplace(header->key, headers_.size());
    if (!is_new && headers_[at->second]->schema == header->schema) {
      target_.table = at->second;
      return {};
    }
    headers_.push_back(header);
    FLUX_TRY(target_, tables_.OpenApart(*header));
    return {};
  }

  Status Push(const Chunk& chunk) override { return tables_.Add(target_, chunk); }
  Status End() override { return {}; }

  Status Finish() override {
    std::map<GroupKey, PivotTable> by_key;
    std::vector<exec::StoredTable> tables = tables_.TakeAll();
    for (size_t i = 0; i < tables.size(); ++i) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      tables[i].header = headers_[i];
      FLUX_TRY(PivotInput input, MakeInput(std::move(tables[i])));
      std::vector<GroupKeyEntry> entries = headers_[i]->key.entries();
      std::erase_if(entries, [&](const GroupKeyEntry& entry) {
        return Holds(spec_.column_key, entry.name) || entry.name == spec_.value_column;
      });
      GroupKey key(std::move(entries));
      by_key.try_emplace(key, key, algorithm_).first->second.Add(std::move(input));
    }
    // A table's parts are given back once it is out.
    while (!by_key.empty()) FLUX_TRY_STATUS(by_key.extract(by_key.begin()).mapped().Emit(spec_, context_, out_));
    return out_.Finish();
  }

 private:
  Result<PivotInput> MakeInput(exec::StoredTable table) const {
    PivotInput input{std::move(table), {}, {}, 0};
    const TableHeader& header = *input.table.header;
    for (const std::string& name : spec_.row_key) {
      FLUX_TRY(const size_t index, exec::FindColumn("pivot", header, name));
      input.row_key.push_back(index);
    }
    for (const std::string& name : spec_.column_key) {
      FLUX_TRY(const size_t index, exec::FindColumn("pivot", header, name));
      input.column_key.push_back(index);
    }
    FLUX_TRY(input.value, exec::FindColumn("pivot", header, spec_.value_column));
    return input;
  }

  const PivotSpec& spec_;
  const plan::Algorithm& algorithm_;
  exec::ExecContext& context_;
  exec::KeyedTables tables_;
  std::vector<TableHeaderRef> headers_;
  std::unordered_map<GroupKey, size_t, GroupKeyHash> by_key_;  // the first table of a key
  exec::KeyedTables::Target target_;
};

// All columns that pivot looks at are needed; those that it makes cannot be asked of the input.
ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const PivotSpec& spec = *node.As<PivotSpec>();
  return Plus(Plus(Plus({}, spec.row_key), spec.column_key), {spec.value_column});
}

Result<Value> Pivot(CallContext& context, Args args) {
  const ArgReader in("pivot", kParameters, args);
  PivotSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.row_key, in.Strings(1));
  FLUX_TRY(spec.column_key, in.Strings(2));
  FLUX_TRY(spec.value_column, in.String(3));
  for (size_t i = 1; i <= 2; ++i) {
    if (Holds(i == 1 ? spec.row_key : spec.column_key, "")) return in.Invalid(i, "holds an empty column name");
  }
  if (spec.value_column.empty()) {
    return in.Invalid(3, "is empty; it names the column whose values the new columns get, mostly `_value`");
  }
  for (const std::string& name : spec.row_key) {
    if (Holds(spec.column_key, name))
      return in.Invalid(fmt::format("column `{}` is in both `rowKey` and `columnKey`", name));
  }
  if (Holds(spec.column_key, spec.value_column)) {
    return in.Invalid(fmt::format("column `{}` is in `columnKey` and is `valueColumn`", spec.value_column));
  }
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const PivotSpec& spec = *node.As<PivotSpec>();
  plan::StreamSchema schema = inputs[0]->schema;
  schema.Loosen();
  for (const std::string& column : spec.row_key) {
    const auto* input = inputs[0]->schema.Find(column);
    schema.Set(column, input != nullptr ? input->type : std::nullopt);
  }
  // The values of the column key name columns.
  schema.Open();
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const PivotSpec& spec = *node.As<PivotSpec>();
  const plan::Properties& input = inputs[0]->properties;
  plan::Properties properties = exec::WithOtherKeys(input);
  properties.tables_ascend = true;
  if (!input.key) return properties;
  auto is_pivoted = [&](const std::string& column) {
    return column == spec.value_column || std::ranges::find(spec.column_key, column) != spec.column_key.end();
  };
  properties.key = input.key;
  std::erase_if(*properties.key, is_pivoted);
  return properties;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const PivotSpec& spec = *node.As<PivotSpec>();
  return plan::FluxCall("pivot")
      .Add("rowKey", spec.row_key)
      .Add("columnKey", spec.column_key)
      .Add("valueColumn", spec.value_column)
      .Text();
}

}  // namespace

void RegisterPivot(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "pivot", kParameters, Pivot});
  registry.Add(OperationDef{.name = PivotSpec::kName,
                            .create = exec::CreateOperator<PivotOperator, PivotSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .to_flux = ToFlux,
                            .algorithms = kAlgorithms,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
