#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "runtime/base/cancel.h"
#include "runtime/base/number_text.h"
#include "runtime/base/plural.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables valColumn timeColumn epsilon retention";

struct RdpSpec final : plan::Spec {
  static constexpr std::string_view kName = "rdp";
  std::string value_column = "_value", time_column = "_time";
  // At most one of them is there; without both the tolerance follows from each line.
  std::optional<double> epsilon, retention;
  void Describe(plan::Description& out) const override {
    if (epsilon) out.Add("epsilon", FormatFloat(*epsilon));
    if (retention) out.Add("retention", FormatFloat(*retention));
    out.Add("valColumn", value_column);
    out.Add("timeColumn", time_column);
  }
};

// A point of the curve: x are nanoseconds.
struct Point {
  double x, y;
};

class Line {
 public:
  Line(Point from, Point to)
      : a_(from.y - to.y), b_(to.x - from.x), c_(from.x * to.y - to.x * from.y), norm_(std::sqrt(a_ * a_ + b_ * b_)) {}
  double DistanceOf(Point point) const { return std::abs(a_ * point.x + b_ * point.y + c_) / norm_; }

 private:
  const double a_, b_, c_, norm_;
};

// Points `first` to `last` of a curve.
struct Part {
  size_t first, last;
};

// The tolerance of a line that differs from what it stands for no more than drawing it on a grid would: Prasad, Leung,
// Quek and Cho, "A novel framework for making dominant point detection methods non-parametric" (2012).
double ToleranceOf(Point from, Point to) {
  const double width = to.x - from.x, height = to.y - from.y;
  const double length = std::sqrt(width * width + height * height);
  const double angle = std::atan(width == 0 ? 0 : height / width);
  const double sine = std::sin(angle), cosine = std::cos(angle);
  const double t = (1 / length) * (std::abs(sine) + std::abs(cosine));
  const double factor = 1 - t + t * t;
  return length * std::max(std::atan((1 / length) * std::abs(sine + cosine) * factor),
                           std::atan((1 / length) * std::abs(sine - cosine) * factor));
}

// The algorithm of Ramer, Douglas and Peucker over the points of one table.
class Simplifier {
 public:
  Simplifier(const std::vector<Point>& points, const CancelToken& cancel) : points_(points), cancel_(cancel) {}

  // Splits each line at the point that is farthest from it, while that is not within the tolerance that `tolerance_of`
  // gives for its ends. Gives which points are left.
  template <typename Tolerance>
  Result<std::vector<char>> Split(const Tolerance& tolerance_of) {
    std::vector<char> is_kept(points_.size());
    FLUX_TRY_STATUS(Walk([&](const Part& part, const Farthest& farthest) {
      is_kept[part.first] = is_kept[part.last] = 1;
      return farthest.distance >= tolerance_of(points_[part.first], points_[part.last]);
    }));
    return is_kept;
  }

  // For each point, how far it is from the line that it splits; 0 for those that split none. Both ends are infinitely
  // far.
  Result<std::vector<double>> Weights() {
    std::vector<double> weights(points_.size());
    FLUX_TRY_STATUS(Walk([&](const Part&, const Farthest& farthest) {
      if (farthest.distance > 0) weights[farthest.point] = farthest.distance;
      return true;
    }));
    weights.front() = weights.back() = std::numeric_limits<double>::infinity();
    return weights;
  }

 private:
  struct Farthest {
    size_t point;
    double distance;
  };

  // Goes from the whole curve to smaller parts, as long as `splits` says so of a part and its farthest point.
  template <typename Splits>
  Status Walk(const Splits& splits) {
    std::vector<Part> parts = {{0, points_.size() - 1}};
    while (!parts.empty()) {
      FLUX_TRY_STATUS(cancel_.Check());
      const Part part = parts.back();
      parts.pop_back();
      const Farthest farthest = FarthestOf(part);
      if (!splits(part, farthest) || farthest.distance == 0) continue;
      parts.push_back({part.first, farthest.point});
      parts.push_back({farthest.point, part.last});
    }
    return {};
  }

  // The point inside of a part that is farthest from the line between its ends, at distance 0 when all are on it.
  Farthest FarthestOf(const Part& part) const {
    const Line line(points_[part.first], points_[part.last]);
    Farthest farthest = {part.first, 0};
    for (size_t i = part.first + 1; i < part.last; ++i) {
      const double distance = line.DistanceOf(points_[i]);
      if (distance > farthest.distance) farthest = {i, distance};
    }
    return farthest;
  }

  const std::vector<Point>& points_;
  const CancelToken& cancel_;
};

class RdpOperator final : public exec::WholeTableOperator {
 public:
  RdpOperator(const RdpSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(const size_t time, exec::FindColumn("polyline.rdp", *header, spec_.time_column));
    FLUX_TRY(const size_t value, exec::FindColumn("polyline.rdp", *header, spec_.value_column));
    const Schema& schema = header->schema;
    if (schema[time].type != ColumnType::kTime) return exec::ColumnTypeError("polyline.rdp", schema[time], "time");
    if (!IsNumber(schema[value].type)) return exec::ColumnTypeError("polyline.rdp", schema[value], "a number");
    FLUX_TRY_STATUS(CheckRoom(rows.rows, 2 * sizeof(Point)));
    std::vector<Point> points;
    std::vector<int64_t> times;
    for (size_t row = 0; row < rows.rows; ++row) {
      if (rows.columns[time]->IsNull(row) || rows.columns[value]->IsNull(row)) continue;
      times.push_back(rows.columns[time]->IntAt(row));
      points.push_back({static_cast<double>(times.back()), exec::NumberAt(*rows.columns[value], row)});
    }
    FLUX_TRY(const std::vector<char> is_kept, Simplify(header->key, points));
    return Send(header->key, times, points, is_kept);
  }

 private:
  Result<std::vector<char>> Simplify(const GroupKey& key, const std::vector<Point>& points) const {
    if (points.empty()) return std::vector<char>{};
    Simplifier simplifier(points, context_.cancel);
    if (spec_.retention) return Retain(key, simplifier, points.size());
    if (spec_.epsilon) return simplifier.Split([&](Point, Point) { return *spec_.epsilon; });
    return simplifier.Split(ToleranceOf);
  }

  // Keeps the points of the greatest weights; of equal weights, all or none.
  Result<std::vector<char>> Retain(const GroupKey& key, Simplifier& simplifier, size_t count) const {
    const auto kept = static_cast<size_t>(std::floor(*spec_.retention / 100 * static_cast<double>(count)));
    if (kept == 0) {
      return FailAtTable(
          ErrorCode::kInvalid,
          fmt::format("`polyline.rdp`: a `retention` of {} % keeps nothing of {} of table {}",
                      FormatFloat(*spec_.retention), Counted(count, "point", "points"), key.DebugText()));
    }
    FLUX_TRY(const std::vector<double> weights, simplifier.Weights());
    std::vector<double> ordered = weights;
    const auto least = ordered.begin() + static_cast<std::ptrdiff_t>(kept - 1);
    std::ranges::nth_element(ordered, least, std::greater());
    std::vector<char> is_kept;
    for (const double weight : weights) is_kept.push_back(weight >= *least);
    return is_kept;
  }

  Status Send(const GroupKey& key, const std::vector<int64_t>& times, const std::vector<Point>& points,
              const std::vector<char>& is_kept) {
    std::vector<int64_t> kept_times;
    std::vector<double> kept_values;
    for (size_t i = 0; i < points.size(); ++i) {
      if (!is_kept[i]) continue;
      kept_times.push_back(times[i]);
      kept_values.push_back(points[i].y);
    }
    const size_t count = kept_times.size();
    FLUX_TRY(const exec::KeyTable result,
             exec::MakeKeyTable("polyline.rdp", key, {{"_time", ColumnType::kTime}, {"_value", ColumnType::kFloat}},
                                {Column::FlatTime(std::move(kept_times)), Column::FlatFloat(std::move(kept_values))},
                                count));
    return Emit(result.header, result.rows);
  }

  const RdpSpec& spec_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const RdpSpec& spec = *node.As<RdpSpec>();
  return Plus({}, {spec.value_column, spec.time_column});
}

Result<Value> Rdp(CallContext& context, Args args) {
  const ArgReader in("polyline.rdp", kParameters, args);
  RdpSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.value_column, in.StringOr(1, spec.value_column));
  FLUX_TRY(spec.time_column, in.StringOr(2, spec.time_column));
  if (in.Has(3)) {
    FLUX_TRY(spec.epsilon, in.Float(3));
    if (!(*spec.epsilon > 0)) return in.Invalid(3, "must be positive, found " + FormatFloat(*spec.epsilon));
  }
  if (in.Has(4)) {
    FLUX_TRY(spec.retention, in.Float(4));
    if (!(*spec.retention > 0 && *spec.retention < 100)) {
      return in.Invalid(4, "must be between 0.0 and 100.0, found " + FormatFloat(*spec.retention));
    }
  }
  if (spec.epsilon && spec.retention) return in.Invalid("takes `epsilon` or `retention`, not both");
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set("_time", ColumnType::kTime);
  schema.Set("_value", ColumnType::kFloat);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = exec::WithoutRowOrder(inputs[0]->properties);
  return exec::WithColumnsBesideKey(std::move(properties), {"_time", "_value"});
}

}  // namespace

void RegisterRdp(Registry& registry) {
  registry.Add(BuiltinDef{"experimental/polyline", "rdp", kParameters, Rdp});
  registry.Add(OperationDef{.name = RdpSpec::kName,
                            .create = exec::CreateOperator<RdpOperator, RdpSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
