#include "runtime/plan/specs/aggregate.h"

#include <bit>
#include <cmath>
#include <random>

#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/tail.h"
#include "tests/unit/runtime_influx/influx_fixture.h"

namespace flux::influx {
namespace {

using namespace exec::aggregates;

constexpr int64_t kMinute = 60 * kNsPerSecond;

struct Point {
  int64_t time;
  double x;
  int64_t n;
};
using SeriesPoints = std::map<std::string, std::vector<Point>>;

// Irregular points of two hosts over two days with gaps, in values whose sums depend on the order of addition.
SeriesPoints MakePoints() {
  std::mt19937_64 random(7);
  SeriesPoints out;
  for (const char* host : {"a", "b"}) {
    int64_t time = host[0] == 'a' ? 0 : 40 * kMinute;
    while (time < 48 * 60 * kMinute) {
      const double x =
          std::ldexp(static_cast<double>(static_cast<int64_t>(random())), -static_cast<int>(random() % 70));
      out[host].push_back({time, x, static_cast<int64_t>(random() >> (random() % 40))});
      time += static_cast<int64_t>(random() % (7 * kMinute)) + (random() % 50 == 0 ? 100 * kMinute : 1);
    }
  }
  return out;
}

class AggregateFixture : public InfluxFixture {
 public:
  AggregateFixture() : points(MakePoints()) {
    Query("CREATE DATABASE db");
    // Small shards, so that windows span several.
    Query("CREATE RETENTION POLICY rp ON db DURATION INF REPLICATION 1 SHARD DURATION 1h DEFAULT");
    std::string lines;
    for (const auto& [host, series] : points) {
      for (const Point& p : series) {
        char text[200];
        std::snprintf(text, sizeof text, "m,host=%s x=%.17g,n=%ldi %ld\n", host.c_str(), p.x, static_cast<long>(p.n),
                      static_cast<long>(p.time));
        lines += text;
      }
    }
    lines += "m,host=c s=\"first\",b=true 1\nm,host=c s=\"last\",b=false 60000000000\n";
    Write("db", lines);
  }
  SeriesPoints points;
};

int64_t FloorTo(int64_t t, int64_t every, int64_t offset) {
  const int64_t shifted = t - offset;
  return (shifted >= 0 ? shifted / every : -((-shifted + every - 1) / every)) * every + offset;
}

// The aggregate of the values of one window by a plain loop in time order; nothing for an empty window.
template <typename T>
std::optional<Value> Fold(const plan::AggregateDef* kind, const std::vector<T>& values) {
  if (kind == &kCount) return Value::Int(static_cast<int64_t>(values.size()));
  if (values.empty()) return std::nullopt;
  const auto boxed = [](T v) {
    if constexpr (std::is_same_v<T, double>)
      return Value::Float(v);
    else
      return Value::Int(v);
  };
  if (kind == &kMean) {
    double sum = 0;
    for (const T v : values) sum += static_cast<double>(v);
    return Value::Float(sum / static_cast<double>(values.size()));
  }
  if (kind == &kSum) {
    if constexpr (std::is_same_v<T, double>) {
      double sum = 0;
      for (const T v : values) sum += v;
      return boxed(sum);
    } else {
      uint64_t sum = 0;
      for (const T v : values) sum += static_cast<uint64_t>(v);
      return boxed(static_cast<T>(sum));
    }
  }
  if (kind == &kMin) return boxed(*std::ranges::min_element(values));
  if (kind == &kMax) return boxed(*std::ranges::max_element(values));
  return boxed(kind == &kFirst ? values.front() : values.back());
}

// Times and values of `aggregateWindow` over one series.
template <typename T>
std::vector<std::pair<int64_t, std::optional<Value>>> Expect(const std::vector<std::pair<int64_t, T>>& series,
                                                             const plan::TimeRange& range,
                                                             const plan::AggregateWindowSpec& spec) {
  std::vector<std::pair<int64_t, std::optional<Value>>> out;
  const int64_t every = spec.shape.every.ns;
  for (int64_t w = FloorTo(range.start.ns, every, spec.shape.offset.ns); w < range.stop.ns; w += every) {
    const int64_t start = std::max(w, range.start.ns), stop = std::min(w + every, range.stop.ns);
    std::vector<T> values;
    for (const auto& [time, value] : series) {
      if (time >= start && time < stop) values.push_back(value);
    }
    if (values.empty() && !spec.create_empty) continue;
    out.emplace_back(spec.time_is_start ? start : stop, Fold(spec.fn, values));
  }
  return out;
}

bool SameBits(const Value& found, const std::optional<Value>& expected) {
  if (!expected) return found.is_null();
  if (found.is_null() || found.kind() != expected->kind()) return false;
  if (found.kind() == ValueKind::kInt) return found.AsInt() == expected->AsInt();
  return std::bit_cast<uint64_t>(found.AsFloat()) == std::bit_cast<uint64_t>(expected->AsFloat());
}

template <typename T>
void CheckField(Source& source, const AggregateFixture& fixture, const plan::TimeRange& range,
                const plan::AggregateWindowSpec& spec, const std::string& field, T Point::* member,
                std::optional<double> above) {
  PredicateBuilder b;
  plan::ScanSpec scan;
  scan.range = range;
  Push(source, scan, b.Body(b.Equal("_field", field)));
  if (above) {
    Push(source, scan, b.Body(b.Binary(BinaryOp::kGreater, b.Column("_value"), b.Literal(Value::Float(*above)))));
  }
  BOOST_REQUIRE_EQUAL(testing::Offer(source, scan, plan::MakeNode(spec, {})), "");
  const std::vector<Table> tables = Scan(source, scan);
  size_t table_index = 0;
  for (const auto& [host, points] : fixture.points) {
    std::vector<std::pair<int64_t, T>> series;
    for (const Point& p : points) {
      const bool is_kept = !above || static_cast<double>(p.*member) > *above;
      if (p.time >= range.start.ns && p.time < range.stop.ns && is_kept) series.emplace_back(p.time, p.*member);
    }
    if (series.empty()) continue;
    BOOST_REQUIRE(table_index < tables.size());
    const Table& table = tables[table_index++];
    BOOST_CHECK_EQUAL(table.header->key.Find("host")->value.AsString(), host);
    const Chunk rows = table.Combined();
    const auto expected = Expect(series, range, spec);
    BOOST_REQUIRE_EQUAL(rows.rows, expected.size());
    const size_t time = *table.header->schema.Find("_time"), value = *table.header->schema.Find("_value");
    for (size_t i = 0; i < rows.rows; ++i) {
      BOOST_REQUIRE_EQUAL(rows.columns[time]->IntAt(i), expected[i].first);
      BOOST_REQUIRE_MESSAGE(
          SameBits(rows.columns[value]->ValueAt(i), expected[i].second),
          field << " " << spec.fn->name << " row " << i << ": " << DebugText(rows.columns[value]->ValueAt(i)));
    }
  }
  BOOST_CHECK_EQUAL(table_index, tables.size());
}

BOOST_FIXTURE_TEST_CASE(PushedAggregatesEqualAPlainLoop, AggregateFixture) {
  const std::shared_ptr<Source> source = Open("db/rp");
  const std::vector<plan::TimeRange> ranges = {{Time{0}, Time{48 * 60 * kMinute}},
                                               {Time{7 * kMinute + 1}, Time{1000 * kMinute + 5}},
                                               {Time{2881 * kMinute}, Time{2990 * kMinute}}};
  for (const plan::TimeRange& range : ranges) {
    for (const plan::AggregateDef* kind : {&kCount, &kSum, &kMean, &kMin, &kMax, &kFirst, &kLast}) {
      for (const int64_t every : {10 * kMinute, 7 * 60 * kMinute, 7 * kNsPerDay}) {
        for (const bool create_empty : {false, true}) {
          plan::AggregateWindowSpec spec;
          spec.fn = kind;
          spec.shape.every = spec.shape.period = Duration{0, every};
          spec.shape.offset = Duration{0, create_empty ? 3 * kMinute : 0};
          spec.create_empty = create_empty;
          spec.time_is_start = every == 7 * 60 * kMinute;
          CheckField(*source, *this, range, spec, "x", &Point::x, std::nullopt);
          CheckField(*source, *this, range, spec, "x", &Point::x, 1e6);
          CheckField(*source, *this, range, spec, "n", &Point::n, std::nullopt);
        }
      }
    }
  }
}

BOOST_FIXTURE_TEST_CASE(ColumnsAreThoseOfTheFusedOperator, AggregateFixture) {
  const std::shared_ptr<Source> source = Open("db/rp");
  plan::AggregateWindowSpec spec;
  spec.shape.every = spec.shape.period = Duration{0, 24 * 60 * kMinute};
  const auto line = [&](const plan::AggregateDef* kind, const std::string& field) {
    PredicateBuilder b;
    plan::ScanSpec scan = MakeScan(0, 60 * kMinute);
    Push(*source, scan, b.Body(b.Equal("_field", field)));
    spec.fn = kind;
    BOOST_REQUIRE_EQUAL(testing::Offer(*source, scan, plan::MakeNode(spec, {})), "");
    return Lines(Scan(*source, scan)).at(0);
  };
  BOOST_CHECK_EQUAL(line(&kCount, "s"),
                    "_start=1970-01-01T00:00:00Z, _stop=1970-01-01T01:00:00Z, _field=\"s\", _measurement=\"m\", "
                    "host=\"c\", _value=2, _time=1970-01-01T01:00:00Z");
  BOOST_CHECK_EQUAL(line(&kLast, "s"),
                    "_start=1970-01-01T00:00:00Z, _stop=1970-01-01T01:00:00Z, _time=1970-01-01T01:00:00Z, "
                    "_value=\"last\", _field=\"s\", _measurement=\"m\", host=\"c\"");
  BOOST_CHECK_EQUAL(line(&kFirst, "b"),
                    "_start=1970-01-01T00:00:00Z, _stop=1970-01-01T01:00:00Z, _time=1970-01-01T01:00:00Z, "
                    "_value=true, _field=\"b\", _measurement=\"m\", host=\"c\"");
}

// What an operation on whole series leaves of the rows of a plain read.
std::vector<std::string> LeftHere(const plan::Node& operation, const Table& table) {
  const Chunk rows = table.Combined();
  const size_t time = *table.header->schema.Find("_time"), value = *table.header->schema.Find("_value");
  const auto line = [&](size_t row) {
    return DebugText(rows.columns[time]->ValueAt(row)) + " " + DebugText(rows.columns[value]->ValueAt(row));
  };
  std::vector<std::string> out;
  if (const auto* limit = operation.As<plan::LimitSpec>()) {
    for (size_t i = limit->offset; i < std::min(limit->offset + limit->count, rows.rows); ++i) out.push_back(line(i));
  } else if (const auto* tail = operation.As<plan::TailSpec>()) {
    for (size_t i = rows.rows - std::min(tail->count, rows.rows); i < rows.rows; ++i) out.push_back(line(i));
  } else {
    const plan::AggregateDef* kind = operation.As<plan::AggregateSpec>()->fn;
    std::vector<double> floats;
    std::vector<int64_t> ints;
    const bool is_float = rows.columns[value]->type() == ColumnType::kFloat;
    for (size_t i = 0; i < rows.rows; ++i) {
      if (is_float) floats.push_back(rows.columns[value]->FloatAt(i));
      if (!is_float) ints.push_back(rows.columns[value]->IntAt(i));
    }
    const Value folded = is_float ? *Fold(kind, floats) : *Fold(kind, ints);
    if (!kind->is_selector) return {DebugText(folded)};
    size_t row = kind == &kLast ? rows.rows - 1 : 0;
    while (kind != &kLast && DebugText(rows.columns[value]->ValueAt(row)) != DebugText(folded)) ++row;
    out.push_back(line(row));
  }
  return out;
}

std::vector<std::string> LeftThere(const Table& table) {
  const Chunk rows = table.Combined();
  const std::optional<size_t> time = table.header->schema.Find("_time");
  const size_t value = *table.header->schema.Find("_value");
  std::vector<std::string> out;
  for (size_t i = 0; i < rows.rows; ++i) {
    out.push_back((time ? DebugText(rows.columns[*time]->ValueAt(i)) + " " : "") +
                  DebugText(rows.columns[value]->ValueAt(i)));
  }
  return out;
}

BOOST_FIXTURE_TEST_CASE(OperationsOnSeriesEqualThoseOnTheirRows, AggregateFixture) {
  const std::shared_ptr<Source> source = Open("db/rp");
  std::vector<plan::NodeRef> operations;
  for (const plan::AggregateDef* kind : {&kCount, &kSum, &kMean, &kMin, &kMax, &kFirst, &kLast}) {
    plan::AggregateSpec aggregate;
    aggregate.fn = kind;
    operations.push_back(plan::MakeNode(aggregate, {}));
  }
  for (const size_t count : {1, 5, 2000}) {
    for (const size_t offset : {0, 3, 400}) {
      plan::LimitSpec limit;
      limit.count = count;
      limit.offset = offset;
      operations.push_back(plan::MakeNode(limit, {}));
    }
    plan::TailSpec tail;
    tail.count = count;
    operations.push_back(plan::MakeNode(tail, {}));
  }
  for (const plan::TimeRange& range : {plan::TimeRange{Time{0}, Time{48 * 60 * kMinute}},
                                       plan::TimeRange{Time{7 * kMinute + 1}, Time{30 * kMinute + 5}}}) {
    for (const char* field : {"x", "n"}) {
      PredicateBuilder b;
      plan::ScanSpec plain = MakeScan(range.start.ns, range.stop.ns);
      Push(*source, plain, b.Body(b.Equal("_field", field)));
      const std::vector<Table> tables = Scan(*source, plain);
      for (const plan::NodeRef& operation : operations) {
        plan::ScanSpec scan = plain;
        BOOST_REQUIRE_EQUAL(testing::Offer(*source, scan, operation), "");
        std::map<std::string, std::vector<std::string>> here, there;
        for (const Table& table : tables) {
          std::vector<std::string> left = LeftHere(*operation, table);
          if (!left.empty()) here[table.header->key.DebugText()] = std::move(left);
        }
        for (const Table& table : Scan(*source, scan)) there[table.header->key.DebugText()] = LeftThere(table);
        plan::Description text;
        operation->spec->Describe(text);
        BOOST_CHECK_MESSAGE(here == there, field << " " << operation->name << " " << text.items[0].second << " in ["
                                                 << range.start.ns << ", " << range.stop.ns << ")");
      }
    }
  }
}

BOOST_FIXTURE_TEST_CASE(OtherAggregatesAreDeclined, AggregateFixture) {
  const std::shared_ptr<Source> source = Open("db/rp");
  plan::AggregateWindowSpec good;
  good.fn = &kMean;
  good.shape.every = good.shape.period = Duration{0, kMinute};
  const auto why_not = [&](const std::function<void(plan::AggregateWindowSpec&)>& change) {
    plan::AggregateWindowSpec spec = good;
    change(spec);
    PredicateBuilder b;
    plan::ScanSpec scan = MakeScan(0, 60 * kMinute);
    Push(*source, scan, b.Body(b.Equal("_field", "x")));
    return testing::Offer(*source, scan, plan::MakeNode(spec, {}));
  };
  BOOST_CHECK_EQUAL(why_not([](auto& s) { s.shape.every = s.shape.period = Duration{1, 0}; }),
                    "windows of months are not of one length");
  BOOST_CHECK_EQUAL(why_not([](auto& s) { s.shape.period = Duration{0, 2 * kMinute}; }),
                    "windows that overlap or leave gaps cannot be said in InfluxQL");
  BOOST_CHECK_EQUAL(why_not([](auto& s) { s.shape.location.zone = "Europe/Berlin"; }),
                    "windows of a time zone other than UTC run here");
  BOOST_CHECK_EQUAL(why_not([](auto& s) { s.column = "host"; }), "only `_value` can be aggregated by InfluxDB");
  BOOST_CHECK_EQUAL(why_not([](auto& s) { s.shape.every = s.shape.period = Duration{0, 1}; }),
                    "there would be too many empty windows to send");
  plan::ScanSpec all = MakeScan(0, kMinute);
  BOOST_CHECK_EQUAL(testing::Offer(*source, all, plan::MakeNode(good, {})),
                    "field `b` of measurement `m` is of type bool");
  BOOST_CHECK_EQUAL(testing::Offer(*source, all, plan::MakeNode(plan::LimitSpec(), {})),
                    "InfluxQL has no limit of no rows");
  plan::TailSpec tail;
  tail.count = tail.offset = 1;
  BOOST_CHECK_EQUAL(testing::Offer(*source, all, plan::MakeNode(tail, {})),
                    "tables of which the offset skips all rows stay, which InfluxQL would leave out");
}

}  // namespace
}  // namespace flux::influx
