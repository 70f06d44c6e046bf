#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <limits>

#include "runtime/exec/absent_columns.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables pearsonr valueDst columns";

struct CovarianceSpec final : plan::Spec {
  static constexpr std::string_view kName = "covariance";
  std::string x, y, result = "_value";
  bool is_correlation = false;
  void Describe(plan::Description& out) const override {
    out.Add("columns", fmt::format("{}, {}", x, y));
    out.Add("valueDst", result);
    if (is_correlation) out.Add("pearsonr", "true");
  }
};

// Means, variances and covariance of two columns, updated row by row (Welford).
class CovarianceOperator final : public exec::UnaryOperator {
 public:
  CovarianceOperator(const CovarianceSpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(x_, Find(*header, spec_.x));
    FLUX_TRY(y_, Find(*header, spec_.y));
    header_ = std::move(header);
    count_ = mean_x_ = mean_y_ = squares_x_ = squares_y_ = products_ = 0;
    return {};
  }

  Status Push(const Chunk& chunk) override {
    const Column &xs = *chunk.columns[x_], &ys = *chunk.columns[y_];
    for (size_t row = 0; row < chunk.rows; ++row) {
      if (xs.IsNull(row) || ys.IsNull(row)) continue;
      const double x = xs.FloatAt(row), y = ys.FloatAt(row);
      count_ += 1;
      const double from_x = x - mean_x_, from_y = y - mean_y_;
      mean_x_ += from_x / count_;
      mean_y_ += from_y / count_;
      squares_x_ += from_x * (x - mean_x_);
      squares_y_ += from_y * (y - mean_y_);
      products_ += from_x * (y - mean_y_);
    }
    return {};
  }

  Status End() override {
    FLUX_TRY(const exec::KeyTable result,
             exec::MakeKeyTable("covariance", header_->key, {{spec_.result, ColumnType::kFloat}},
                                {Column::Constant(ColumnType::kFloat, Value::Float(Finished()), 1)}, 1));
    return exec::SendRows(result.header, result.rows, 1, out_);
  }

 private:
  static Result<size_t> Find(const TableHeader& header, const std::string& name) {
    const std::optional<size_t> index = header.schema.Find(name);
    if (!index) {
      std::vector<std::string_view> others;
      for (const ColumnDef& column : header.schema.columns()) others.push_back(column.name);
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("covariance: specified column does not exist in table: {}; columns: {}{}", name,
                              fmt::join(others, ", "), exec::SuggestColumn(name, header.schema)));
    }
    if (header.schema[*index].type != ColumnType::kFloat) {
      return exec::ColumnTypeError("covariance", header.schema[*index], "float; convert it with `toFloat` or `map`");
    }
    return *index;
  }

  double Finished() const {
    if (count_ < 2) return std::numeric_limits<double>::quiet_NaN();
    if (spec_.is_correlation) return products_ / std::sqrt(squares_x_ * squares_y_);
    return products_ / (count_ - 1);
  }

  const CovarianceSpec& spec_;
  TableHeaderRef header_;
  size_t x_ = 0, y_ = 0;
  double count_ = 0, mean_x_ = 0, mean_y_ = 0, squares_x_ = 0, squares_y_ = 0, products_ = 0;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const CovarianceSpec& spec = *node.As<CovarianceSpec>();
  return Plus({}, {spec.x, spec.y});
}

Result<Value> Covariance(CallContext& context, Args args) {
  const ArgReader in("covariance", kParameters, args);
  CovarianceSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.is_correlation, in.BoolOr(1, false));
  FLUX_TRY(spec.result, in.StringOr(2, "_value"));
  FLUX_TRY(std::vector<std::string> columns, in.Strings(3));
  if (columns.size() != 2) {
    return in.Invalid(3, fmt::format("must provide exactly two columns, found {}", columns.size()));
  }
  spec.x = std::move(columns[0]);
  spec.y = std::move(columns[1]);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set(node.As<CovarianceSpec>()->result, ColumnType::kFloat);
  return schema;
}

}  // namespace

void RegisterCovariance(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "covariance", kParameters, Covariance});
  registry.Add(OperationDef{.name = CovarianceSpec::kName,
                            .create = exec::CreateOperator<CovarianceOperator, CovarianceSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = exec::OneRowProperties,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
