#include <algorithm>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/hashed_groups.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/run_fold.h"
#include "runtime/exec/table_operator.h"
#include "runtime/spill/chunk_bytes.h"
#include "runtime/spill/row_sorter.h"
#include "runtime/spill/stream_buffer.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column";
constexpr std::string_view kExperimentalParameters = "tables";

struct ModeSpec final : plan::Spec {
  static constexpr std::string_view kName = "mode";
  std::string column = "_value";
  void Describe(plan::Description& out) const override { out.Add("column", column); }
};

// Rows of the values that occur most often, one for each, in ascending order of the values. None when all values are
// equally frequent, which includes a column with one value only.
Result<std::vector<uint32_t>> MostFrequent(const ColumnRef& column, const CancelToken& cancel) {
  FLUX_TRY(const exec::RowGroups groups, exec::GroupRows({&column, 1}, column->length(), cancel));
  std::vector<size_t> counts(groups.count());
  for (const uint32_t group : groups.group_of_row) ++counts[group];
  size_t distinct = 0, highest = 0;
  for (size_t g = 0; g < counts.size(); ++g) {
    if (column->IsNull(groups.first_row[g])) {
      counts[g] = 0;
      continue;
    }
    ++distinct;
    highest = std::max(highest, counts[g]);
  }
  std::vector<uint32_t> rows;
  for (size_t g = 0; g < counts.size(); ++g) {
    if (counts[g] > 0 && counts[g] == highest) rows.push_back(groups.first_row[g]);
  }
  if (rows.size() == distinct) return std::vector<uint32_t>();
  const auto is_less = [&](uint32_t a, uint32_t b) {
    return CompareScalars(column->ValueAt(a), column->ValueAt(b)) < 0;
  };
  FLUX_TRY_STATUS(SortOrCancel(rows, is_less, cancel));
  return rows;
}

// The most frequent values; a null when no value is more frequent than all others.
Result<ColumnRef> ModesOf(const ColumnRef& column, const CancelToken& cancel) {
  FLUX_TRY(const std::vector<uint32_t> selected, MostFrequent(column, cancel));
  if (!selected.empty()) return column->Take(selected);
  return Column::Constant(column->type(), Value::Null(ToValueKind(column->type())), 1);
}

class ModeFold final : public exec::RunFold {
 public:
  ModeFold(const ModeSpec& spec, const CancelToken& cancel) : spec_(spec), cancel_(cancel) {}

  std::optional<exec::RunColumns> Prepare(const TableHeader& header) override {
    const std::optional<size_t> column = header.schema.Find(spec_.column);
    if (!column || header.key.Contains(spec_.column) || header.key.Contains("_value")) return std::nullopt;
    column_ = *column;
    values_.emplace(header.schema[column_].type);
    return exec::RunColumns{{{"_value", values_->type()}}};
  }
  Status Begin(plan::TimeRange) override { return {}; }
  Status Load(const Chunk& chunk) override {
    loaded_ = chunk.columns[column_];
    return cancel_.Check();
  }
  Status Push(exec::RowRange rows) override {
    values_->AppendRows(*loaded_, rows.from, rows.size());
    return {};
  }
  Status End(std::span<ColumnBuilder> out) override {
    FLUX_TRY(const ColumnRef modes, ModesOf(values_->Finish(), cancel_));
    out[0].AppendRows(*modes, 0, modes->length());
    return {};
  }

 private:
  const ModeSpec& spec_;
  const CancelToken& cancel_;
  size_t column_ = 0;
  ColumnRef loaded_;
  std::optional<ColumnBuilder> values_;
};

std::unique_ptr<exec::RunFold> Fold(const plan::Node& node, exec::ExecContext& context, exec::OperatorStats&) {
  return std::make_unique<ModeFold>(*node.As<ModeSpec>(), context.cancel);
}

// Finds the most frequent values of a column that memory has no room for.
class ModesOnDisk {
 public:
  ModesOnDisk(const ColumnDef& column, const exec::ExecContext& context)
      : context_(context),
        columns_({column}),
        by_value_(
            *context.spill, columns_,
            [](const Chunk& rows, size_t row, std::string& text) { exec::AppendRowText(*rows.columns[0], row, text); },
            context.cancel) {}

  // Adds values, a chunk of one column.
  Status Add(Chunk values) { return by_value_.Add(std::move(values)); }

  // Gives the same values as `ModesOf`, in order, to be asked once.
  Result<std::unique_ptr<StreamBuffer>> Find() {
    FLUX_TRY(MergedRuns merged, by_value_.Finish());
    FLUX_TRY_STATUS(Restart());
    size_t distinct = 0, modes = 0, highest = 0;
    RowCopier copier(columns_);
    while (merged.has_row()) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      const RunRow first = merged.row();
      FLUX_TRY(const size_t count, CountEqual(merged));
      if (first.chunk->columns[0]->IsNull(first.row)) continue;
      ++distinct;
      if (count < highest) continue;
      if (count > highest) {
        highest = count;
        modes = 0;
        copier.Finish();
        FLUX_TRY_STATUS(Restart());
      }
      ++modes;
      copier.Add(first);
      if (copier.rows() == context_.chunk_rows) FLUX_TRY_STATUS(found_->Push(copier.Finish()));
    }
    if (modes < distinct) {
      if (copier.rows() > 0) FLUX_TRY_STATUS(found_->Push(copier.Finish()));
      return std::move(found_);
    }
    FLUX_TRY_STATUS(Restart());
    const ColumnType type = columns_[0].type;
    FLUX_TRY_STATUS(found_->Push({{Column::Constant(type, Value::Null(ToValueKind(type)), 1)}, 1}));
    return std::move(found_);
  }

 private:
  // Steps behind the rows that are equal to the first one.
  Result<size_t> CountEqual(MergedRuns& merged) {
    value_ = merged.key();
    size_t count = 0;
    do {
      ++count;
      FLUX_TRY_STATUS(merged.Next());
    } while (merged.has_row() && merged.key() == value_);
    return count;
  }

  Status Restart() {
    found_ = std::make_unique<StreamBuffer>(context_.spill);
    return found_->Begin(std::make_shared<const TableHeader>(TableHeader{GroupKey(), Schema(columns_), false}));
  }

  const exec::ExecContext& context_;
  const std::vector<ColumnDef> columns_;
  RowSorter by_value_;
  std::string value_;
  std::unique_ptr<StreamBuffer> found_;
};

// Counts in memory what has room there.
class ModeOperator final : public exec::UnaryOperator {
 public:
  ModeOperator(const ModeSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    column_ = header_->schema.Find(spec_.column);
    // In a column of the group key all values are the same.
    if (header_->key.Contains(spec_.column)) column_.reset();
    held_.clear();
    held_bytes_ = held_rows_ = 0;
    on_disk_.reset();
    return {};
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (!column_ || chunk.rows == 0) return {};
    Chunk values{{chunk.columns[*column_]}, chunk.rows};
    if (on_disk_) return on_disk_->Add(std::move(values));
    held_rows_ += values.rows;
    if (context_.spill != nullptr) held_bytes_ += HeldBytes(values);
    held_.push_back(std::move(values));
    return IsForDisk() ? MoveToDisk() : Status();
  }

  Status End() override {
    if (on_disk_) {
      FLUX_TRY(const std::unique_ptr<StreamBuffer> modes, on_disk_->Find());
      ValueSink sink(*this);
      FLUX_TRY_STATUS(modes->SendTo(sink));
    } else {
      FLUX_TRY(const ColumnRef modes, Modes());
      FLUX_TRY_STATUS(SendHeader(modes->type()));
      for (const Chunk& piece : SplitChunk({{modes}, modes->length()}, context_.chunk_rows)) {
        FLUX_TRY_STATUS(SendValues(piece.columns[0]));
      }
    }
    return out_.End();
  }

 private:
  // Makes what was found on disk the rows of the output.
  class ValueSink final : public TableSink {
   public:
    explicit ValueSink(ModeOperator& parent) : parent_(parent) {}
    Status Begin(TableHeaderRef header) override { return parent_.SendHeader(header->schema[0].type); }
    Status Push(const Chunk& chunk) override { return parent_.SendValues(chunk.columns[0]); }
    Status End() override { return {}; }
    Status Finish() override { return {}; }

   private:
    ModeOperator& parent_;
  };

  // What counting takes of a row: its value's number and where that is found.
  static constexpr size_t kBytesPerRow = 64;

  bool IsForDisk() const {
    const size_t working = held_bytes_ + held_rows_ * kBytesPerRow;
    return context_.spill != nullptr && context_.spill->IsTime(held_rows_, held_bytes_, working);
  }

  Status MoveToDisk() {
    on_disk_.emplace(header_->schema[*column_], context_);
    for (Chunk& values : std::exchange(held_, {})) FLUX_TRY_STATUS(on_disk_->Add(std::move(values)));
    return {};
  }

  Result<ColumnRef> Modes() {
    if (const GroupKeyEntry* entry = header_->key.Find(spec_.column)) {
      return Column::Constant(entry->type, entry->value, 1);
    }
    // A table without the column counts as one whose values are all empty.
    if (!column_) return Column::Constant(ColumnType::kString, Value::String(""), 1);
    const ColumnDef& column = header_->schema[*column_];
    if (held_.empty()) return ModesOf(ColumnBuilder(column.type).Finish(), context_.cancel);
    const Chunk values = Concatenate(Schema({column}), std::exchange(held_, {}));
    return ModesOf(values.columns[0], context_.cancel);
  }

  Status SendHeader(ColumnType type) {
    FLUX_TRY(const exec::KeyTable empty, MakeTable(ColumnBuilder(type).Finish()));
    return out_.Begin(empty.header);
  }
  Status SendValues(const ColumnRef& values) {
    FLUX_TRY(const exec::KeyTable table, MakeTable(values));
    return out_.Push(table.rows);
  }
  Result<exec::KeyTable> MakeTable(ColumnRef values) const {
    const ColumnType type = values->type();
    const size_t count = values->length();
    return exec::MakeKeyTable("mode", header_->key, {{"_value", type}}, {std::move(values)}, count);
  }

  const ModeSpec& spec_;
  exec::ExecContext& context_;
  TableHeaderRef header_;
  std::optional<size_t> column_;  // when its values may differ
  std::vector<Chunk> held_;       // the values that are in memory
  size_t held_rows_ = 0, held_bytes_ = 0;
  std::optional<ModesOnDisk> on_disk_;
};

NamedColumns Names(const plan::Node& node) { return {{.name = node.As<ModeSpec>()->column}}; }

ColumnSet Needs(const plan::Node& node, const ColumnSet&) { return Plus({}, {node.As<ModeSpec>()->column}); }

Result<Value> Mode(CallContext& context, Args args) {
  const ArgReader in("mode", kParameters, args);
  ModeSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalMode(CallContext& context, Args args) {
  return Forward(Mode, kParameters, context, kExperimentalParameters, args);
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const std::string& column = node.As<ModeSpec>()->column;
  const auto* input = inputs[0]->schema.Find(column);
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set("_value", input != nullptr && input->is_certain ? input->type : std::nullopt);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = exec::WithColumnsBesideKey(exec::WithoutRowOrder(inputs[0]->properties), {"_value"});
  // A table without rows gets one.
  if (properties.max_rows == 0) properties.max_rows = 1;
  return properties;
}

}  // namespace

void RegisterMode(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "mode", kParameters, Mode});
  registry.Add(BuiltinDef{"experimental", "mode", kExperimentalParameters, ExperimentalMode});
  registry.Add(OperationDef{.name = ModeSpec::kName,
                            .create = exec::CreateOperator<ModeOperator, ModeSpec>,
                            .needs = Needs,
                            .names = Names,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .fold = Fold,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
