#include <fmt/format.h>

#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/rekey_operator.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column value usePrevious";
constexpr std::string_view kExperimentalParameters = "tables value usePrevious";

struct FillSpec final : plan::Spec {
  static constexpr std::string_view kName = "fill";
  std::string column = "_value";
  Value value;
  bool use_previous = false;
  void Describe(plan::Description& out) const override {
    out.Add("column", column);
    out.Add(use_previous ? "usePrevious" : "value", use_previous ? "true" : DebugText(value));
  }
};

class FillOperator final : public exec::RekeyOperator {
 public:
  FillOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : RekeyOperator(node, context, out), spec_(*node.As<FillSpec>()) {}

 protected:
  bool ChangesKeyColumn(std::string_view name) const override { return name == spec_.column; }

  Result<TableHeader> BeginTable(const TableHeader& header) override {
    TableHeader changed = header;
    fill_ = spec_.value;
    const std::optional<size_t> index = header.schema.Find(spec_.column);
    is_unchanged_ = !index && spec_.use_previous;
    if (is_unchanged_) return changed;
    std::vector<ColumnDef> columns = header.schema.columns();
    index_ = index.value_or(columns.size());
    if (!spec_.use_previous) {
      FLUX_TRY(const ColumnType type, ToColumnType(spec_.value.kind()));
      if (!index) columns.push_back({spec_.column, type});
      if (columns[index_].type != type) {
        return Fail(ErrorCode::kFailedPrecondition,
                    fmt::format("fill column type mismatch: {}/{}: column `{}` and `value` must be of one type{}",
                                ColumnTypeName(columns[index_].type), ColumnTypeName(type), spec_.column,
                                columns[index_].type == ColumnType::kFloat && type == ColumnType::kInt
                                    ? "; write a float with a point, as in `0.0`"
                                    : ""));
      }
    }
    std::vector<GroupKeyEntry> entries = header.key.entries();
    for (GroupKeyEntry& entry : entries) {
      if (entry.name == spec_.column && entry.value.is_null() && !spec_.use_previous) entry.value = spec_.value;
    }
    type_ = columns[index_].type;
    return TableHeader{GroupKey(std::move(entries)), Schema(std::move(columns)), header.is_time_ordered};
  }

  Result<Chunk> Change(const Chunk& chunk) override {
    if (is_unchanged_) return chunk;
    Chunk changed = chunk;
    if (index_ == chunk.columns.size()) {
      changed.columns.push_back(Column::Constant(type_, spec_.value, chunk.rows));
    } else {
      FLUX_TRY(changed.columns[index_], Fill(chunk.columns[index_]));
    }
    return changed;
  }

 private:
  Result<ColumnRef> Fill(const ColumnRef& column) {
    const bool is_constant = column->encoding() == Encoding::kConstant;
    if (is_constant && column->ConstantValue().is_null()) return Column::Constant(type_, fill_, column->length());
    if (is_constant || !column->has_nulls()) {
      if (spec_.use_previous && column->length() > 0) fill_ = column->ValueAt(column->length() - 1);
      return column;
    }
    ColumnBuilder builder(type_);
    builder.Reserve(column->length());
    for (size_t row = 0; row < column->length();) {
      size_t end = row;
      while (end < column->length() && !column->IsNull(end)) ++end;
      builder.AppendRows(*column, row, end - row);
      if (spec_.use_previous && end > row) fill_ = column->ValueAt(end - 1);
      for (row = end; row < column->length() && column->IsNull(row); ++row) FLUX_TRY_STATUS(builder.Append(fill_));
    }
    return builder.Finish();
  }

  const FillSpec& spec_;
  bool is_unchanged_ = false;
  size_t index_ = 0;
  ColumnType type_ = ColumnType::kString;
  Value fill_;  // the given value, or the last one seen
};

// A column that is not there is added.
NamedColumns Names(const plan::Node& node) { return {{.name = node.As<FillSpec>()->column, .is_optional = true}}; }

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) { return Plus(out, {node.As<FillSpec>()->column}); }

Result<Value> FillNulls(CallContext& context, Args args) {
  const ArgReader in("fill", kParameters, args);
  FillSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  FLUX_TRY(spec.use_previous, in.BoolOr(3, false));
  if (in.Has(2) == in.Has(3)) return in.Invalid("fill requires exactly one of `value` and `usePrevious`");
  if (in.Has(2)) {
    spec.value = in[2];
    if (!ToColumnType(spec.value.kind()) || spec.value.is_null()) {
      return in.Invalid(
          2, fmt::format("must be a bool, int, uint, float, string or time, found {}", DescribeKind(spec.value)));
    }
  }
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalFill(CallContext& context, Args args) {
  return Forward(FillNulls, kParameters, context, kExperimentalParameters, args);
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const FillSpec& spec = *node.As<FillSpec>();
  plan::FluxCall call("fill");
  call.Add("column", spec.column);
  return (spec.use_previous ? call.AddFlag("usePrevious", true) : call.Add("value", spec.value)).Text();
}

// A value fills a column that is not there, too.
plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const FillSpec& spec = *node.As<FillSpec>();
  plan::StreamSchema schema = inputs[0]->schema;
  if (spec.use_previous) return schema;
  const Result<ColumnType> type = ToColumnType(spec.value.kind());
  schema.Set(spec.column, type ? std::optional(*type) : std::nullopt);
  return schema;
}

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  return exec::ChooseByChanged(*inputs[0], {&node.As<FillSpec>()->column, 1});
}

// The value before the first row of a piece is in another one.
std::optional<TimeCuts> Cuts(const plan::Node& node, plan::InputFacts inputs) {
  return node.As<FillSpec>()->use_previous ? std::nullopt : exec::CutsAnywhere(node, inputs);
}

}  // namespace

void RegisterFill(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "fill", kParameters, FillNulls});
  registry.Add(BuiltinDef{"experimental", "fill", kExperimentalParameters, ExperimentalFill});
  registry.Add(OperationDef{.name = FillSpec::kName,
                            .create = exec::CreateOperator<FillOperator, FillSpec>,
                            .needs = Needs,
                            .names = Names,
                            .schema = SchemaAfter,
                            .properties = exec::AddedColumnProperties<FillSpec>,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kRows,
                            .algorithms = exec::kRekeyingAlgorithms,
                            .takes_tables_apart = exec::AlwaysApart,
                            .cuts = Cuts,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
