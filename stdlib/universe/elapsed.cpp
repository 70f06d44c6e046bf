#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables unit timeColumn columnName";

struct ElapsedSpec final : plan::Spec {
  static constexpr std::string_view kName = "elapsed";
  Duration unit{0, kNsPerSecond};
  std::string time_column = "_time", column = "elapsed";
  void Describe(plan::Description& out) const override {
    out.Add("unit", FormatDuration(unit));
    out.Add("column", column);
  }
};

class ElapsedOperator final : public exec::UnaryOperator {
 public:
  ElapsedOperator(const ElapsedSpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec), unit_(spec.unit.ApproximateNanoseconds()) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(time_, exec::FindColumn("elapsed", *header, spec_.time_column));
    if (header->schema[time_].type != ColumnType::kTime)
      return exec::ColumnTypeError("elapsed", header->schema[time_], "time");
    std::vector<ColumnDef> defs = header->schema.columns();
    index_ = header->schema.Find(spec_.column).value_or(defs.size());
    if (index_ == defs.size()) defs.push_back({spec_.column, ColumnType::kInt});
    if (header->key.Contains(spec_.column)) {
      return Fail(ErrorCode::kInvalid,
                  "`elapsed`: argument `columnName` names a column of the group key; choose another name");
    }
    defs[index_].type = ColumnType::kInt;
    previous_.reset();
    return out_.Begin(exec::WithSchema(*header, std::move(defs)));
  }

  Status Push(const Chunk& chunk) override {
    if (chunk.rows == 0) return {};
    const Column& time = *chunk.columns[time_];
    const size_t from = previous_ ? 0 : 1;
    if (!previous_) previous_ = TimeAt(time, 0);
    ColumnBuilder builder(ColumnType::kInt);
    for (size_t row = from; row < chunk.rows; ++row) {
      const int64_t current = TimeAt(time, row);
      builder.AppendInt(Units(*previous_, current));
      previous_ = current;
    }
    Chunk changed = SliceRows(chunk, from, chunk.rows - from);
    changed.columns.resize(std::max(chunk.columns.size(), index_ + 1));
    changed.columns[index_] = builder.Finish();
    return changed.rows == 0 ? Status() : out_.Push(changed);
  }

 private:
  // A null time counts as the epoch, as in the reference.
  static int64_t TimeAt(const Column& time, size_t row) { return time.IsNull(row) ? 0 : time.IntAt(row); }

  // Differences beyond the range wrap, as in the reference; the smallest number has no opposite.
  int64_t Units(int64_t from, int64_t to) const {
    const uint64_t difference = static_cast<uint64_t>(to) - static_cast<uint64_t>(from);
    return static_cast<int64_t>(unit_ == -1 ? 0 - difference
                                            : static_cast<uint64_t>(static_cast<int64_t>(difference) / unit_));
  }

  const ElapsedSpec& spec_;
  const int64_t unit_;
  size_t time_ = 0, index_ = 0;
  std::optional<int64_t> previous_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  return Plus(out, {node.As<ElapsedSpec>()->time_column});
}

Result<Value> Elapsed(CallContext& context, Args args) {
  const ArgReader in("elapsed", kParameters, args);
  ElapsedSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.unit, in.DurationOr(1, {0, kNsPerSecond}));
  FLUX_TRY(spec.time_column, in.StringOr(2, "_time"));
  FLUX_TRY(spec.column, in.StringOr(3, "elapsed"));
  if (spec.unit.IsZero()) return in.Invalid(1, "must not be zero");
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterElapsed(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "elapsed", kParameters, Elapsed});
  registry.Add(OperationDef{.name = ElapsedSpec::kName,
                            .create = exec::CreateOperator<ElapsedOperator, ElapsedSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = exec::AddedColumnSchema<ElapsedSpec, ColumnType::kInt>,
                            .properties = exec::AddedColumnProperties<ElapsedSpec>,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
