#include <algorithm>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/run_fold.h"
#include "runtime/exec/table_operator.h"
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

class ModeOperator final : public exec::WholeTableOperator {
 public:
  ModeOperator(const ModeSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(const exec::KeyTable modes, Modes(*header, rows));
    return Emit(modes.header, modes.rows);
  }

 private:
  Result<exec::KeyTable> Modes(const TableHeader& header, const Chunk& rows) const {
    ColumnRef values;
    if (const GroupKeyEntry* entry = header.key.Find(spec_.column)) {
      values = Column::Constant(entry->type, entry->value, 1);
    } else if (const std::optional<size_t> index = header.schema.Find(spec_.column)) {
      FLUX_TRY(values, ModesOf(rows.columns[*index], context_.cancel));
    } else {
      // A table without the column counts as one whose values are all empty.
      values = Column::Constant(ColumnType::kString, Value::String(""), 1);
    }
    const ColumnType type = values->type();
    const size_t count = values->length();
    return exec::MakeKeyTable("mode", header.key, {{"_value", type}}, {std::move(values)}, count);
  }

  const ModeSpec& spec_;
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
