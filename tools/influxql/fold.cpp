#include "tools/influxql/fold.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace flux::influxql {

namespace {

struct CellLess {
  bool operator()(const Cell& a, const Cell& b) const { return IsLess(a, b); }
};

// Those that need no more than sums.
class SumFold final : public Fold {
 public:
  explicit SumFold(const Slot& slot) : slot_(slot) {}

  Interest Add(int64_t, const Cell& value, size_t, const Cell&) override {
    ++count_;
    if (value.is_whole()) {
      whole_ = static_cast<int64_t>(static_cast<uint64_t>(whole_) + static_cast<uint64_t>(value.integer));
    }
    if (value.is_number()) sum_ += value.AsFloat();
    kind_ = value.kind;
    return Interest::kNone;
  }

  std::vector<Folded> Finish() override {
    const size_t count = std::exchange(count_, 0);
    const double sum = std::exchange(sum_, 0);
    const int64_t whole = std::exchange(whole_, 0);
    if (count == 0) return {};
    if (slot_.aggregate == "count") return {{Cell::Integer(static_cast<int64_t>(count))}};
    if (slot_.aggregate == "mean") return {{Cell::Float(sum / static_cast<double>(count))}};
    if (kind_ == Cell::Kind::kFloat) return {{Cell::Float(sum)}};
    return {{Cell{kind_, whole}}};
  }

 private:
  const Slot& slot_;
  size_t count_ = 0;
  double sum_ = 0;
  int64_t whole_ = 0;
  Cell::Kind kind_ = Cell::Kind::kAbsent;
};

// `first`, `last`, `min`, `max`.
class PickFold final : public Fold {
 public:
  explicit PickFold(const Slot& slot) : slot_(slot) {}

  Interest Add(int64_t time, const Cell& value, size_t row, const Cell&) override {
    if (picked_ && !IsBetter(time, value)) return Interest::kNone;
    picked_ = Folded{value, time, row};
    return Interest::kOnlyThis;
  }
  std::vector<Folded> Finish() override {
    std::vector<Folded> all;
    if (picked_) all.push_back(*std::exchange(picked_, std::nullopt));
    return all;
  }

 private:
  // Of two at the same time the greater one is first as well as last.
  bool IsBetter(int64_t time, const Cell& value) const {
    if (slot_.aggregate == "first") return time == *picked_->time && IsLess(picked_->value, value);
    if (slot_.aggregate == "last") return time > *picked_->time || IsLess(picked_->value, value);
    return slot_.aggregate == "min" ? IsLess(value, picked_->value) : IsLess(picked_->value, value);
  }

  const Slot& slot_;
  std::optional<Folded> picked_;
};

struct Point {
  Cell value;
  int64_t time = 0;
  size_t row = 0;
};

double Mean(const std::vector<Point>& points) {
  double sum = 0;
  for (const Point& point : points) sum += point.value.AsFloat();
  return sum / static_cast<double>(points.size());
}

Cell Deviation(const std::vector<Point>& points) {
  if (points.size() < 2) return Cell::Null();
  // In the order and form of InfluxDB, so that the last bits are those that it gives.
  double mean = 0, count = 0;
  for (const Point& point : points) {
    ++count;
    mean += (point.value.AsFloat() - mean) / count;
  }
  double squares = 0;
  for (const Point& point : points) {
    const double distance = point.value.AsFloat() - mean;
    squares += distance * distance;
  }
  return Cell::Float(std::sqrt(squares / (count - 1)));
}

Cell Median(std::vector<Point>& points) {
  std::ranges::sort(points, {}, [](const Point& point) { return point.value.AsFloat(); });
  const size_t middle = points.size() / 2;
  const double high = points[middle].value.AsFloat();
  if (points.size() % 2 == 1) return Cell::Float(high);
  const double low = points[middle - 1].value.AsFloat();
  return Cell::Float(low + (high - low) / 2);
}

// The most frequent value; of several the least.
Cell Mode(const std::vector<Point>& points) {
  std::map<Cell, size_t, CellLess> counts;
  for (const Point& point : points) ++counts[point.value];
  return std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first;
}

Cell Spread(const std::vector<Point>& points) {
  const auto [least, most] =
      std::ranges::minmax_element(points, CellLess(), [](const Point& p) -> const Cell& { return p.value; });
  const Cell &a = least->value, &b = most->value;
  return b.is_whole() ? Cell{b.kind, b.integer - a.integer} : Cell::Float(b.number - a.number);
}

Cell Integral(const std::vector<Point>& points, double unit) {
  double sum = 0;
  for (size_t i = 1; i < points.size(); ++i) {
    const double elapsed = static_cast<double>(points[i].time - points[i - 1].time) / unit;
    sum += 0.5 * (points[i].value.AsFloat() + points[i - 1].value.AsFloat()) * elapsed;
  }
  return Cell::Float(sum);
}

// The rest: all values at once.
class CollectingFold final : public Fold {
 public:
  explicit CollectingFold(const Slot& slot) : slot_(slot) {}

  Interest Add(int64_t time, const Cell& value, size_t row, const Cell& tag) override {
    points_.push_back({value, time, row});
    if (!slot_.per_tag.empty()) tags_.push_back(tag.text);
    return slot_.aggregate == "percentile" || slot_.count > 0 ? Interest::kThisToo : Interest::kNone;
  }

  std::vector<Folded> Finish() override {
    std::vector<Point> points = std::exchange(points_, {});
    const std::vector<std::string> tags = std::exchange(tags_, {});
    const std::string& name = slot_.aggregate;
    if (points.empty()) return {};
    if (name == "percentile") return Percentile(points);
    if (name == "top" || name == "bottom") return Extremes(std::move(points), tags);
    if (name == "distinct") return Distinct(points);
    if (name == "count_distinct") return {{Cell::Integer(static_cast<int64_t>(Distinct(points).size()))}};
    if (name == "stddev") return {{Deviation(points)}};
    if (name == "median") return {{Median(points)}};
    if (name == "mode") return {{Mode(points)}};
    if (name == "spread") return {{Spread(points)}};
    if (name == "integral") return {{Integral(points, slot_.argument)}};
    return {{Cell::Float(Mean(points))}};
  }

 private:
  // The nearest rank.
  std::vector<Folded> Percentile(std::vector<Point>& points) const {
    const double rank = std::floor(static_cast<double>(points.size()) * slot_.argument / 100 + 0.5) - 1;
    if (!(rank >= 0) || rank >= static_cast<double>(points.size())) return {};
    // Of equal values the first ones come first.
    std::ranges::sort(points, [](const Point& a, const Point& b) {
      return IsLess(a.value, b.value) || (!IsLess(b.value, a.value) && a.row < b.row);
    });
    const Point& point = points[static_cast<size_t>(rank)];
    return {{point.value, point.time, point.row}};
  }

  std::vector<Folded> Extremes(std::vector<Point> points, const std::vector<std::string>& tags) const {
    const bool is_top = slot_.aggregate == "top";
    const auto is_better = [&](const Point& a, const Point& b) {
      if (IsLess(a.value, b.value)) return !is_top;
      if (IsLess(b.value, a.value)) return is_top;
      return a.row < b.row;
    };
    if (!tags.empty()) KeepBestOfEach(points, tags, is_better);
    std::ranges::sort(points, is_better);
    points.resize(std::min(points.size(), slot_.count));
    std::ranges::sort(points, {}, &Point::row);
    std::vector<Folded> best;
    for (Point& point : points) best.push_back({std::move(point.value), point.time, point.row});
    return best;
  }

  template <typename Better>
  static void KeepBestOfEach(std::vector<Point>& points, const std::vector<std::string>& tags, Better is_better) {
    std::map<std::string_view, const Point*> best;
    for (size_t i = 0; i < points.size(); ++i) {
      const auto [found, is_new] = best.emplace(tags[i], &points[i]);
      if (!is_new && is_better(points[i], *found->second)) found->second = &points[i];
    }
    std::vector<Point> kept;
    for (const auto& [tag, point] : best) kept.push_back(*point);
    points = std::move(kept);
  }

  static std::vector<Folded> Distinct(const std::vector<Point>& points) {
    std::set<Cell, CellLess> seen;
    std::vector<Folded> values;
    for (const Point& point : points) {
      if (seen.insert(point.value).second) values.push_back({point.value});
    }
    return values;
  }

  const Slot& slot_;
  std::vector<Point> points_;
  std::vector<std::string> tags_;
};

}  // namespace

std::unique_ptr<Fold> MakeFold(const Slot& slot) {
  if (slot.aggregate == "count" || slot.aggregate == "sum" || slot.aggregate == "mean")
    return std::make_unique<SumFold>(slot);
  if (slot.aggregate == "first" || slot.aggregate == "last" || slot.aggregate == "min" || slot.aggregate == "max")
    return std::make_unique<PickFold>(slot);
  return std::make_unique<CollectingFold>(slot);
}

}  // namespace flux::influxql
