#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/run_fold.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables unit timeColumn column interpolate";
constexpr std::string_view kExperimentalParameters = "tables unit interpolate";

struct IntegralSpec final : plan::Spec {
  static constexpr std::string_view kName = "integral";
  Duration unit{0, kNsPerSecond};
  std::string time_column = "_time", column = "_value";
  bool is_linear = false;
  void Describe(plan::Description& out) const override {
    out.Add("unit", FormatDuration(unit));
    out.Add("timeColumn", time_column);
    out.Add("column", column);
    if (is_linear) out.Add("interpolate", "linear");
  }
};

// The area under a curve of straight lines between points. When it is extended, the first and the last line go on to
// the bounds of the time range, and a single point makes a level line.
class Area {
 public:
  Area(double unit, int64_t start, int64_t stop, bool is_extended)
      : unit_(unit), start_(start), stop_(stop), is_extended_(is_extended) {}

  void Add(int64_t time, double value) {
    if (points_ > 0) sum_ += 0.5 * (value + value_) * static_cast<double>(time - time_) / unit_;
    previous_time_ = time_;
    previous_value_ = value_;
    time_ = time;
    value_ = value;
    if (++points_ == 2) ExtendToStart();
  }

  double Finished() {
    if (points_ == 0) return 0;
    if (points_ == 1) return is_extended_ ? value_ * static_cast<double>(stop_ - start_) / unit_ : 0;
    if (is_extended_) {
      const double end = value_ + Slope() * static_cast<double>(stop_ - time_);
      sum_ += 0.5 * (end + value_) * static_cast<double>(stop_ - time_) / unit_;
    }
    return sum_;
  }

 private:
  double Slope() const { return (value_ - previous_value_) / static_cast<double>(time_ - previous_time_); }

  void ExtendToStart() {
    if (!is_extended_ || start_ >= previous_time_) return;
    const double distance = static_cast<double>(previous_time_ - start_);
    const double begin = previous_value_ - Slope() * distance;
    sum_ += 0.5 * (begin + previous_value_) * distance / unit_;
  }

  double unit_;
  int64_t start_, stop_;
  bool is_extended_;
  size_t points_ = 0;
  int64_t time_ = 0, previous_time_ = 0;
  double value_ = 0, previous_value_ = 0, sum_ = 0;
};

class IntegralFold final : public exec::RunFold {
 public:
  explicit IntegralFold(const IntegralSpec& spec) : spec_(spec) {}

  std::optional<exec::RunColumns> Prepare(const TableHeader& header) override {
    if (header.key.Contains(spec_.column) || !FindColumns(header)) return std::nullopt;
    return exec::RunColumns{{{spec_.column, ColumnType::kFloat}}};
  }
  Status FindColumns(const TableHeader& header) {
    FLUX_TRY(time_, exec::FindColumn("integral", header, spec_.time_column));
    if (header.schema[time_].type != ColumnType::kTime) {
      return exec::ColumnTypeError("integral", header.schema[time_], "time");
    }
    FLUX_TRY(value_, exec::FindColumn("integral", header, spec_.column));
    if (!IsNumber(header.schema[value_].type))
      return exec::ColumnTypeError("integral", header.schema[value_], "a number");
    return {};
  }

  Status Begin(plan::TimeRange bounds) override {
    area_.emplace(static_cast<double>(spec_.unit.ApproximateNanoseconds()), bounds.start.ns, bounds.stop.ns,
                  spec_.is_linear);
    last_time_.reset();
    return {};
  }
  Status Load(const Chunk& chunk) override {
    times_ = chunk.columns[time_];
    values_ = chunk.columns[value_];
    return {};
  }

  // Of rows with one time only the first counts.
  Status Push(exec::RowRange rows) override {
    const Column &times = *times_, &values = *values_;
    for (size_t row = rows.from; row < rows.to; ++row) {
      if (times.IsNull(row)) {
        return Fail(ErrorCode::kFailedPrecondition,
                    fmt::format("`integral`: null in time column `{}`; filter such rows out", spec_.time_column));
      }
      const int64_t time = times.IntAt(row);
      if (last_time_ && time < *last_time_) {
        return Fail(ErrorCode::kFailedPrecondition,
                    fmt::format("`integral`: times must ascend, but {} comes after {}; sort by `{}` first",
                                FormatTime({time}), FormatTime({*last_time_}), spec_.time_column));
      }
      if (last_time_ == time) continue;
      last_time_ = time;
      if (!values.IsNull(row)) area_->Add(time, exec::NumberAt(values, row));
    }
    return {};
  }

  Status End(std::span<ColumnBuilder> out) override {
    out[0].AppendFloat(area_->Finished());
    return {};
  }

 private:
  const IntegralSpec& spec_;
  size_t time_ = 0, value_ = 0;
  ColumnRef times_, values_;
  std::optional<int64_t> last_time_;
  std::optional<Area> area_;
};

std::unique_ptr<exec::RunFold> Fold(const plan::Node& node, exec::ExecContext&, exec::OperatorStats&) {
  return std::make_unique<IntegralFold>(*node.As<IntegralSpec>());
}

class IntegralOperator final : public exec::UnaryOperator {
 public:
  IntegralOperator(const IntegralSpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec), fold_(spec) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(const Time start, Bound(*header, "_start"));
    FLUX_TRY(const Time stop, Bound(*header, "_stop"));
    FLUX_TRY_STATUS(fold_.FindColumns(*header));
    header_ = std::move(header);
    return fold_.Begin({start, stop});
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(fold_.Load(chunk));
    return fold_.Push({0, static_cast<uint32_t>(chunk.rows)});
  }

  Status End() override {
    ColumnBuilder area(ColumnType::kFloat);
    FLUX_TRY_STATUS(fold_.End({&area, 1}));
    FLUX_TRY(const exec::KeyTable result,
             exec::MakeKeyTable("integral", header_->key, {{spec_.column, ColumnType::kFloat}}, {area.Finish()}, 1));
    return exec::SendRows(result.header, result.rows, 1, out_);
  }

 private:
  static Result<Time> Bound(const TableHeader& header, std::string_view name) {
    const GroupKeyEntry* entry = header.key.Find(name);
    if (entry != nullptr && entry->type == ColumnType::kTime && !entry->value.is_null()) return entry->value.AsTime();
    return Fail(ErrorCode::kInvalid, fmt::format("`integral`: needs time column `{}` in the group key, found {}; use "
                                                 "`range` or `window` first",
                                                 name, header.key.DebugText()));
  }

  const IntegralSpec& spec_;
  IntegralFold fold_;
  TableHeaderRef header_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const IntegralSpec& spec = *node.As<IntegralSpec>();
  return Plus({}, {spec.column, spec.time_column});
}

Result<Value> Integral(CallContext& context, Args args) {
  const ArgReader in("integral", kParameters, args);
  IntegralSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.unit, in.DurationOr(1, {0, kNsPerSecond}));
  FLUX_TRY(spec.time_column, in.StringOr(2, "_time"));
  FLUX_TRY(spec.column, in.StringOr(3, "_value"));
  FLUX_TRY(const std::string interpolate, in.StringOr(4, ""));
  if (spec.unit.IsZero()) return in.Invalid(1, "must not be zero");
  if (!interpolate.empty() && interpolate != "linear") {
    return in.Invalid(4, fmt::format("must be \"\" or \"linear\", found \"{}\"", interpolate));
  }
  spec.is_linear = !interpolate.empty();
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalIntegral(CallContext& context, Args args) {
  return Forward(Integral, kParameters, context, kExperimentalParameters, args);
}

}  // namespace

void RegisterIntegral(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "integral", kParameters, Integral});
  registry.Add(BuiltinDef{"experimental", "integral", kExperimentalParameters, ExperimentalIntegral});
  registry.Add(OperationDef{.name = IntegralSpec::kName,
                            .create = exec::CreateOperator<IntegralOperator, IntegralSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = exec::FloatOfKeySchema<IntegralSpec>,
                            .properties = exec::OneRowProperties,
                            .fold = Fold,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
