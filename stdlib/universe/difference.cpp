#include <algorithm>

#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/outside_key.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables nonNegative columns keepFirst initialZero";

struct DifferenceSpec final : plan::Spec {
  static constexpr std::string_view kName = "difference";
  std::vector<std::string> columns = {"_value"};
  bool non_negative = false, keep_first = false, initial_zero = false;
  void Describe(plan::Description& out) const override {
    out.AddList("columns", columns);
    if (non_negative) out.Add("nonNegative", "true");
    if (keep_first) out.Add("keepFirst", "true");
    if (initial_zero) out.Add("initialZero", "true");
  }
};

// The state of one column: its previous value that is not null.
template <typename T>
class Differences {
 public:
  explicit Differences(const DifferenceSpec& spec) : spec_(spec) {}

  // Gives the step from the previous value, or nothing where the row's is null.
  std::optional<T> Next(T value) {
    const T previous = previous_;
    previous_ = value;
    if (!std::exchange(has_previous_, true)) {
      return spec_.keep_first && spec_.initial_zero ? std::optional<T>(T{}) : std::nullopt;
    }
    const T difference = Subtract(value, previous);
    if (difference >= T{} || !spec_.non_negative) return difference;
    // A counter that was reset started again at zero.
    if (spec_.initial_zero && value >= T{}) return value;
    return std::nullopt;
  }

 private:
  static double Subtract(double a, double b) { return a - b; }
  static int64_t Subtract(int64_t a, int64_t b) {
    return static_cast<int64_t>(static_cast<uint64_t>(a) - static_cast<uint64_t>(b));
  }

  const DifferenceSpec& spec_;
  bool has_previous_ = false;
  T previous_{};
};

class DifferenceOperator final : public exec::UnaryOperator {
 public:
  DifferenceOperator(const DifferenceSpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    columns_.clear();
    is_first_row_ = !spec_.keep_first;
    std::vector<ColumnDef> defs = header->schema.columns();
    for (size_t i = 0; i < defs.size(); ++i) {
      if (std::ranges::find(spec_.columns, defs[i].name) == spec_.columns.end()) continue;
      if (defs[i].type == ColumnType::kTime)
        return exec::ColumnTypeError("difference", defs[i], "a number; try `elapsed`");
      if (defs[i].type == ColumnType::kBool || defs[i].type == ColumnType::kString) {
        return exec::ColumnTypeError("difference", defs[i], "a number");
      }
      FLUX_TRY_STATUS(exec::CheckOutsideKey("difference", header->key, defs[i].name));
      // The difference of unsigned numbers may be negative.
      if (defs[i].type == ColumnType::kUint) defs[i].type = ColumnType::kInt;
      columns_.push_back({i, defs[i].type, Differences<int64_t>(spec_), Differences<double>(spec_)});
    }
    return out_.Begin(exec::WithSchema(*header, std::move(defs)));
  }

  Status Push(const Chunk& chunk) override {
    Chunk changed = chunk;
    for (State& state : columns_) changed.columns[state.index] = Apply(state, *chunk.columns[state.index]);
    // The first row has nothing to be compared with.
    if (is_first_row_ && chunk.rows > 0) {
      is_first_row_ = false;
      --changed.rows;
      for (ColumnRef& column : changed.columns) column = column->Slice(1, changed.rows);
    }
    return changed.rows == 0 ? Status() : out_.Push(changed);
  }

 private:
  struct State {
    size_t index;
    ColumnType type;
    Differences<int64_t> ints;
    Differences<double> floats;
  };

  static ColumnRef Apply(State& state, const Column& column) {
    ColumnBuilder builder(state.type);
    builder.Reserve(column.length());
    const ColumnRef flat = column.Flatten();
    for (size_t row = 0; row < column.length(); ++row) {
      if (flat->IsNull(row)) {
        builder.AppendNull();
      } else if (state.type == ColumnType::kFloat) {
        const std::optional<double> step = state.floats.Next(flat->FlatFloats()[row]);
        step ? builder.AppendFloat(*step) : builder.AppendNull();
      } else {
        const std::optional<int64_t> step = state.ints.Next(flat->FlatInts()[row]);
        step ? builder.AppendInt(*step) : builder.AppendNull();
      }
    }
    return builder.Finish();
  }

  const DifferenceSpec& spec_;
  std::vector<State> columns_;
  bool is_first_row_ = false;
};

NamedColumns Names(const plan::Node& node) { return Named(node.As<DifferenceSpec>()->columns); }

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) { return Plus(out, node.As<DifferenceSpec>()->columns); }

Result<Value> Difference(CallContext& context, Args args) {
  const ArgReader in("difference", kParameters, args);
  DifferenceSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.non_negative, in.BoolOr(1, false));
  FLUX_TRY(spec.columns, in.StringsOr(2, {"_value"}));
  FLUX_TRY(spec.keep_first, in.BoolOr(3, false));
  FLUX_TRY(spec.initial_zero, in.BoolOr(4, false));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const DifferenceSpec& spec = *node.As<DifferenceSpec>();
  return plan::FluxCall("difference")
      .AddFlag("nonNegative", spec.non_negative)
      .Add("columns", spec.columns)
      .AddFlag("keepFirst", spec.keep_first)
      .AddFlag("initialZero", spec.initial_zero)
      .Text();
}

}  // namespace

void RegisterDifference(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "difference", kParameters, Difference});
  registry.Add(OperationDef{.name = DifferenceSpec::kName,
                            .create = exec::CreateOperator<DifferenceOperator, DifferenceSpec>,
                            .needs = Needs,
                            .names = Names,
                            .schema = exec::ChangedColumnsSchema<DifferenceSpec>,
                            .properties = exec::ChangedColumnsProperties<DifferenceSpec>,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
