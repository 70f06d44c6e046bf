#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/terminal_text.h"
#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/outside_key.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables columns";

struct CumulativeSumSpec final : plan::Spec {
  static constexpr std::string_view kName = "cumulativeSum";
  std::vector<std::string> columns = {"_value"};
  void Describe(plan::Description& out) const override { out.AddList("columns", columns); }
};

class CumulativeSumOperator final : public exec::UnaryOperator {
 public:
  CumulativeSumOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), node_(node.node()), spec_(*node.As<CumulativeSumSpec>()), context_(context) {}

  Status Begin(TableHeaderRef header) override {
    sums_.clear();
    for (size_t i = 0; i < header->schema.size(); ++i) {
      const ColumnDef& column = header->schema[i];
      if (std::ranges::find(spec_.columns, column.name) == spec_.columns.end()) continue;
      if (!IsNumber(column.type)) {
        WarnOf(column);
        continue;
      }
      FLUX_TRY_STATUS(exec::CheckOutsideKey("cumulativeSum", header->key, column.name));
      sums_.push_back({i, 0, 0});
    }
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    Chunk changed = chunk;
    for (Sum& sum : sums_) changed.columns[sum.index] = Accumulate(sum, *chunk.columns[sum.index]);
    return out_.Push(changed);
  }

 private:
  struct Sum {
    size_t index;
    uint64_t integer;  // wraps, for both kinds of integers
    double real;
  };

  // The column stays as it is; who names it has most likely meant another one.
  void WarnOf(const ColumnDef& column) const {
    if (!context_.warn) return;
    context_.warn(fmt::format("`cumulativeSum`: column `{}` is of type {}, so it is not summed{}",
                              ShownName(column.name), ColumnTypeName(column.type), TraceText(node_.position)));
  }

  // A null repeats the sum so far.
  static ColumnRef Accumulate(Sum& sum, const Column& column) {
    ColumnBuilder builder(column.type());
    builder.Reserve(column.length());
    const ColumnRef flat = column.Flatten();
    for (size_t row = 0; row < column.length(); ++row) {
      const bool is_null = flat->IsNull(row);
      if (column.type() == ColumnType::kFloat) {
        if (!is_null) sum.real += flat->FlatFloats()[row];
        builder.AppendFloat(sum.real);
        continue;
      }
      if (!is_null) sum.integer += static_cast<uint64_t>(flat->FlatInts()[row]);
      if (column.type() == ColumnType::kUint) {
        builder.AppendUint(sum.integer);
      } else {
        builder.AppendInt(static_cast<int64_t>(sum.integer));
      }
    }
    return builder.Finish();
  }

  const plan::Node& node_;
  const CumulativeSumSpec& spec_;
  exec::ExecContext& context_;
  std::vector<Sum> sums_;
};

NamedColumns Names(const plan::Node& node) { return Named(node.As<CumulativeSumSpec>()->columns); }

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  return Plus(out, node.As<CumulativeSumSpec>()->columns);
}

Result<Value> CumulativeSum(CallContext& context, Args args) {
  const ArgReader in("cumulativeSum", kParameters, args);
  CumulativeSumSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.columns, in.StringsOr(1, {"_value"}));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  return plan::FluxCall("cumulativeSum").Add("columns", node.As<CumulativeSumSpec>()->columns).Text();
}

}  // namespace

void RegisterCumulativeSum(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "cumulativeSum", kParameters, CumulativeSum});
  registry.Add(OperationDef{.name = CumulativeSumSpec::kName,
                            .create = exec::CreateOperator<CumulativeSumOperator, CumulativeSumSpec>,
                            .needs = Needs,
                            .names = Names,
                            .schema = exec::ChangedColumnsSchema<CumulativeSumSpec>,
                            .properties = exec::ChangedColumnsProperties<CumulativeSumSpec>,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
