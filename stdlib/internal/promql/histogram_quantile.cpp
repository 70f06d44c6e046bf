#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "runtime/base/cancelable_sort.h"
#include "runtime/base/number_text.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kName = "promql.promHistogramQuantile";
constexpr std::string_view kParameters = "tables quantile countColumn upperBoundColumn valueColumn";

struct PromHistogramQuantileSpec final : plan::Spec {
  static constexpr std::string_view kName = "promql.promHistogramQuantile";
  double quantile = 0;
  std::string count_column = "_value", bound_column = "le", value_column = "_value";
  void Describe(plan::Description& out) const override {
    out.Add("quantile", FormatFloat(quantile));
    out.Add("countColumn", count_column);
    out.Add("upperBoundColumn", bound_column);
  }
};

// How many values do not exceed a bound. Buckets of one bound stay in the order of their rows.
struct Bucket {
  double count = 0, bound = 0;
  size_t row = 0;
};

// Adds buckets of one bound up; they are in order of their bounds.
std::vector<Bucket> Coalesced(const std::vector<Bucket>& buckets) {
  std::vector<Bucket> merged;
  for (const Bucket& bucket : buckets) {
    if (!merged.empty() && merged.back().bound == bucket.bound) {
      merged.back().count += bucket.count;
    } else {
      merged.push_back(bucket);
    }
  }
  return merged;
}

// Counts of scrapes that were not complete may decrease; all but the last, as in Prometheus, are raised to those
// before.
void MakeMonotonic(std::vector<Bucket>& buckets) {
  double highest = buckets.front().count;
  for (size_t i = 0; i + 1 < buckets.size(); ++i) {
    highest = std::max(highest, buckets[i].count);
    buckets[i].count = highest;
  }
}

// `histogram_quantile` of Prometheus. Buckets are in order of their bounds.
double QuantileOf(std::vector<Bucket> buckets, double quantile) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (quantile < 0) return -kInfinity;
  if (quantile > 1) return kInfinity;
  if (buckets.empty() || buckets.back().bound != kInfinity) return std::nan("");
  buckets = Coalesced(buckets);
  MakeMonotonic(buckets);
  if (buckets.size() < 2) return std::nan("");
  const size_t last = buckets.size() - 1;
  double rank = quantile * buckets[last].count;
  const auto at = std::partition_point(buckets.begin(), buckets.end() - 1,
                                       [&](const Bucket& bucket) { return !(bucket.count >= rank); });
  if (at == buckets.end() - 1) return buckets[last - 1].bound;
  if (at == buckets.begin() && at->bound <= 0) return at->bound;
  double start = 0, count = at->count;
  if (at != buckets.begin()) {
    start = (at - 1)->bound;
    count -= (at - 1)->count;
    rank -= (at - 1)->count;
  }
  return start + (at->bound - start) * (rank / count);
}

class PromHistogramQuantileOperator final : public exec::WholeTableOperator {
 public:
  PromHistogramQuantileOperator(const PromHistogramQuantileSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(std::vector<Bucket> buckets, ReadBuckets(*header, rows));
    const auto is_below = [](const Bucket& a, const Bucket& b) {
      return a.bound != b.bound ? a.bound < b.bound : a.row < b.row;
    };
    FLUX_TRY_STATUS(SortOrCancel(buckets, is_below, context_.cancel));
    // A table without bounds is no histogram.
    const size_t count = rows.rows > 0 && header->schema.Find(spec_.bound_column) ? 1 : 0;
    const Value value = Value::Float(QuantileOf(buckets, spec_.quantile));
    FLUX_TRY(const exec::KeyTable table,
             exec::MakeKeyTable(kName, header->key, {{spec_.value_column, ColumnType::kFloat}},
                                {Column::Constant(ColumnType::kFloat, value, count)}, count));
    return Emit(table.header, table.rows);
  }

 private:
  // Rows without a bound that is a number are left out.
  Result<std::vector<Bucket>> ReadBuckets(const TableHeader& header, const Chunk& rows) const {
    FLUX_TRY(const size_t count, exec::FindColumn(kName, header, spec_.count_column));
    if (header.schema[count].type != ColumnType::kFloat)
      return exec::ColumnTypeError(kName, header.schema[count], "float");
    std::vector<Bucket> buckets;
    const std::optional<size_t> bound = header.schema.Find(spec_.bound_column);
    if (!bound) return buckets;
    if (header.schema[*bound].type != ColumnType::kString)
      return exec::ColumnTypeError(kName, header.schema[*bound], "string");
    for (size_t row = 0; row < rows.rows; ++row) {
      if (rows.columns[count]->IsNull(row)) {
        return FailAtTable(ErrorCode::kFailedPrecondition,
                           fmt::format("`{}`: null in column `{}` of table {}; filter such rows out", kName,
                                       spec_.count_column, header.key.DebugText()));
      }
      if (rows.columns[*bound]->IsNull(row)) continue;
      const Result<double> number = ParseFloat(rows.columns[*bound]->StringAt(row));
      if (number && !std::isnan(*number)) buckets.push_back({rows.columns[count]->FloatAt(row), *number, row});
    }
    return buckets;
  }

  const PromHistogramQuantileSpec& spec_;
};

Result<Value> AddPromHistogramQuantile(CallContext& context, Args args) {
  const ArgReader in(kName, kParameters, args);
  PromHistogramQuantileSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.quantile, in.Float(1));
  FLUX_TRY(spec.count_column, in.StringOr(2, "_value"));
  FLUX_TRY(spec.bound_column, in.StringOr(3, "le"));
  FLUX_TRY(spec.value_column, in.StringOr(4, "_value"));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const auto& spec = *node.As<PromHistogramQuantileSpec>();
  return Plus({}, {spec.count_column, spec.bound_column});
}
ColumnSet MustHave(const plan::Node& node) { return Plus({}, {node.As<PromHistogramQuantileSpec>()->count_column}); }

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set(node.As<PromHistogramQuantileSpec>()->value_column, ColumnType::kFloat);
  return schema;
}

}  // namespace

void RegisterPromHistogramQuantile(Registry& registry) {
  registry.Add(BuiltinDef{"internal/promql", "promHistogramQuantile", kParameters, AddPromHistogramQuantile});
  registry.Add(OperationDef{.name = PromHistogramQuantileSpec::kName,
                            .create = exec::CreateOperator<PromHistogramQuantileOperator, PromHistogramQuantileSpec>,
                            .needs = Needs,
                            .must_have = MustHave,
                            .schema = SchemaAfter,
                            .properties = exec::OneRowProperties,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
