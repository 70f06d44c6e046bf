#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "runtime/base/number_text.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters =
    "tables quantile countColumn upperBoundColumn valueColumn minValue onNonmonotonic";
constexpr std::string_view kExperimentalParameters = "tables quantile minValue";

// What to do when counts decrease.
enum class Repair { kError, kForce, kDrop };

struct HistogramQuantileSpec final : plan::Spec {
  static constexpr std::string_view kName = "histogramQuantile";
  double quantile = 0, lowest = 0;
  std::string count_column = "_value", bound_column = "le", value_column = "_value";
  Repair repair = Repair::kError;
  void Describe(plan::Description& out) const override {
    out.Add("quantile", FormatFloat(quantile));
    out.Add("countColumn", count_column);
    out.Add("upperBoundColumn", bound_column);
  }
};

// How many values do not exceed a bound.
struct Bucket {
  double count, bound;
};

// Gives the value of the rank, on a straight line between the bounds around it; nothing when there were no values.
std::optional<double> ValueAtQuantile(const std::vector<Bucket>& buckets, double quantile, double lowest) {
  if (buckets.back().count == 0) return std::nullopt;
  const double rank = quantile * buckets.back().count;
  const auto above =
      std::ranges::find_if(buckets.rbegin(), buckets.rend(), [&](const Bucket& b) { return rank >= b.count; }).base();
  if (above == buckets.end()) return buckets.back().bound;
  const Bucket lower = above == buckets.begin() ? Bucket{0, lowest} : *(above - 1);
  // There is no line to or from infinity.
  if (rank == lower.count) return lower.bound;
  if (lower.bound == -INFINITY) return above->bound;
  if (above->bound == INFINITY) return lower.bound;
  return lower.bound + (above->bound - lower.bound) * ((rank - lower.count) / (above->count - lower.count));
}

class HistogramQuantileOperator final : public exec::WholeTableOperator {
 public:
  HistogramQuantileOperator(const HistogramQuantileSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(std::vector<Bucket> buckets, ReadBuckets(*header, rows));
    FLUX_TRY(const bool is_usable, MakeMonotonic(buckets));
    ColumnRef value = Column::Constant(ColumnType::kFloat, Value::Null(ValueKind::kFloat), 0);
    if (is_usable) {
      const std::optional<double> found = ValueAtQuantile(buckets, spec_.quantile, spec_.lowest);
      value = Column::Constant(ColumnType::kFloat, found ? Value::Float(*found) : Value::Null(ValueKind::kFloat), 1);
    }
    const size_t count = value->length();
    FLUX_TRY(const exec::KeyTable result,
             exec::MakeKeyTable("histogramQuantile", header->key, {{spec_.value_column, ColumnType::kFloat}},
                                {std::move(value)}, count));
    return Emit(result.header, result.rows);
  }

 private:
  Result<std::vector<Bucket>> ReadBuckets(const TableHeader& header, const Chunk& rows) const {
    FLUX_TRY(const Column* counts, FloatColumn(header, rows, spec_.count_column));
    FLUX_TRY(const Column* bounds, FloatColumn(header, rows, spec_.bound_column));
    if (rows.rows == 0) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("`histogramQuantile`: histogram {} is empty", header.key.DebugText()));
    }
    std::vector<Bucket> buckets;
    for (size_t row = 0; row < rows.rows; ++row) buckets.push_back({counts->FloatAt(row), bounds->FloatAt(row)});
    if (!std::ranges::is_sorted(buckets, {}, &Bucket::bound)) {
      std::ranges::sort(buckets, {}, [](const Bucket& b) { return std::pair(b.bound, b.count); });
    }
    return buckets;
  }

  static Result<const Column*> FloatColumn(const TableHeader& header, const Chunk& rows, const std::string& name) {
    FLUX_TRY(const size_t index, exec::FindColumn("histogramQuantile", header, name));
    if (header.schema[index].type != ColumnType::kFloat) {
      return exec::ColumnTypeError("histogramQuantile", header.schema[index], "float; convert it first");
    }
    if (rows.columns[index]->has_nulls()) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("`histogramQuantile`: null in column `{}`; filter such rows out", name));
    }
    return rows.columns[index].get();
  }

  // Gives false when the histogram shall be dropped.
  Result<bool> MakeMonotonic(std::vector<Bucket>& buckets) const {
    double highest = 0;
    for (Bucket& bucket : buckets) {
      if (bucket.count >= highest) {
        highest = bucket.count;
        continue;
      }
      switch (spec_.repair) {
        case Repair::kError:
          return Fail(ErrorCode::kFailedPrecondition,
                      fmt::format("`histogramQuantile`: histogram records counts are not monotonic: {} up to {} after "
                                  "{}; `onNonmonotonic: \"force\"` or \"drop\" accept this",
                                  FormatFloat(bucket.count), FormatFloat(bucket.bound), FormatFloat(highest)));
        case Repair::kForce:
          bucket.count = highest;
          break;
        case Repair::kDrop:
          return false;
      }
    }
    return true;
  }

  const HistogramQuantileSpec& spec_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const HistogramQuantileSpec& spec = *node.As<HistogramQuantileSpec>();
  return Plus({}, {spec.count_column, spec.bound_column});
}

Result<Repair> RepairAt(const ArgReader& in, size_t i) {
  FLUX_TRY(const std::string name, in.StringOr(i, "error"));
  if (name == "error") return Repair::kError;
  if (name == "force") return Repair::kForce;
  if (name == "drop") return Repair::kDrop;
  return in.Invalid(
      fmt::format("value provided to histogramQuantile parameter onNonmonotonic is invalid: found \"{}\"; use "
                  "\"error\", \"force\" or "
                  "\"drop\"",
                  name));
}

Result<Value> HistogramQuantile(CallContext& context, Args args) {
  const ArgReader in("histogramQuantile", kParameters, args);
  HistogramQuantileSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.quantile, in.Float(1));
  FLUX_TRY(spec.count_column, in.StringOr(2, "_value"));
  FLUX_TRY(spec.bound_column, in.StringOr(3, "le"));
  FLUX_TRY(spec.value_column, in.StringOr(4, "_value"));
  FLUX_TRY(spec.lowest, in.FloatOr(5, 0));
  FLUX_TRY(spec.repair, RepairAt(in, 6));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalHistogramQuantile(CallContext& context, Args args) {
  return Forward(HistogramQuantile, kParameters, context, kExperimentalParameters, args);
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set(node.As<HistogramQuantileSpec>()->value_column, ColumnType::kFloat);
  return schema;
}

}  // namespace

void RegisterHistogramQuantile(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "histogramQuantile", kParameters, HistogramQuantile});
  registry.Add(BuiltinDef{"experimental", "histogramQuantile", kExperimentalParameters, ExperimentalHistogramQuantile});
  registry.Add(OperationDef{.name = HistogramQuantileSpec::kName,
                            .create = exec::CreateOperator<HistogramQuantileOperator, HistogramQuantileSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = exec::OneRowProperties,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
