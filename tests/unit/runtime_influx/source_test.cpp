#include <functional>

#include "runtime/plan/specs/scan.h"
#include "tests/unit/runtime_influx/influx_fixture.h"

namespace flux::influx {
namespace {

// Series with and without each tag, fields of all types, one field name in two measurements, names that need quotes.
constexpr std::string_view kPoints =
    "cpu,host=a,region=eu usage=91.5,n=5i,state=\"on\",ok=true 1000\n"
    "cpu,host=a,region=eu usage=10,n=-5i,state=\"off\",ok=false 2000\n"
    "cpu,host=a,region=us usage=50.25,n=7i 1500\n"
    "cpu,host=b usage=99,n=9007199254740993i,state=\"on it's\" 1000\n"
    "cpu,region=e/u usage=1 3000\n"
    "cpu usage=2,ok=true 4000\n"
    "mem,host=a used=1i,usage=0.5 1000\n"
    "mem,Rack=r\\ 1,host=b used=2i 1000\n"
    "odd\\ name,host=a usage=3,usage\\ 2=4 1000\n";

class SourceFixture : public InfluxFixture {
 public:
  SourceFixture() {
    Query("CREATE DATABASE db WITH NAME rp");
    Write("db", kPoints);
  }
};

BOOST_FIXTURE_TEST_CASE(TablesAreThoseOfFlux, SourceFixture) {
  const std::shared_ptr<Source> source = Open("db/rp");
  ScanStats stats;
  const std::vector<Table> tables = Scan(*source, MakeScan(0, 10'000), &stats);
  const std::vector<std::string> expected = {
      "_start=1970-01-01T00:00:00Z, _stop=1970-01-01T00:00:00.00001Z, _time=1970-01-01T00:00:00.000001Z, _value=5, "
      "_field=\"n\", _measurement=\"cpu\", host=\"a\", region=\"eu\"",
      "_start=1970-01-01T00:00:00Z, _stop=1970-01-01T00:00:00.00001Z, _time=1970-01-01T00:00:00.000002Z, _value=-5, "
      "_field=\"n\", _measurement=\"cpu\", host=\"a\", region=\"eu\"",
      "_start=1970-01-01T00:00:00Z, _stop=1970-01-01T00:00:00.00001Z, _time=1970-01-01T00:00:00.0000015Z, _value=7, "
      "_field=\"n\", _measurement=\"cpu\", host=\"a\", region=\"us\"",
      "_start=1970-01-01T00:00:00Z, _stop=1970-01-01T00:00:00.00001Z, _time=1970-01-01T00:00:00.000001Z, "
      "_value=9007199254740993, _field=\"n\", _measurement=\"cpu\", host=\"b\""};
  const std::vector<std::string> lines = Lines(tables);
  BOOST_REQUIRE(lines.size() > expected.size());
  for (size_t i = 0; i < expected.size(); ++i) BOOST_CHECK_EQUAL(lines[i], expected[i]);
  BOOST_CHECK_EQUAL(lines.size(), 21u);
  BOOST_CHECK_EQUAL(stats.rows_read, 21u);
  BOOST_CHECK_EQUAL(stats.series_read, tables.size());
  BOOST_CHECK(stats.bytes_read > 0);
  BOOST_CHECK_EQUAL(stats.requests.front(),
                    R"(SELECT "n"::integer FROM "db"."rp"."cpu" WHERE time >= 0 AND time < 10000 GROUP BY *)");
  for (const Table& table : tables) BOOST_CHECK(table.header->is_time_ordered);
  // The tag `Rack` sorts before `_field`, so its table comes last.
  BOOST_CHECK(tables.back().header->key.Contains("Rack"));
  BOOST_CHECK_EQUAL(source->Name(), "influxdb 1.x at " + server().url());
}

BOOST_FIXTURE_TEST_CASE(TypesAreKept, SourceFixture) {
  const std::shared_ptr<Source> source = Open("db");
  std::map<std::string, ColumnType> types;
  for (const Table& table : Scan(*source, MakeScan(0, 10'000))) {
    types[std::string(table.header->key.Find("_field")->value.AsString())] =
        table.header->schema[*table.header->schema.Find("_value")].type;
  }
  BOOST_CHECK(types.at("usage") == ColumnType::kFloat);
  BOOST_CHECK(types.at("n") == ColumnType::kInt);
  BOOST_CHECK(types.at("state") == ColumnType::kString);
  BOOST_CHECK(types.at("ok") == ColumnType::kBool);
  BOOST_CHECK_EQUAL(types.count("usage 2"), 1u);
}

BOOST_FIXTURE_TEST_CASE(ManyFieldsAreReadTogether, SourceFixture) {
  const std::vector<std::string> alone = Lines(Scan(*Open("db/rp"), MakeScan(0, 10'000)));
  std::string wide;
  for (int i = 0; i < 300; ++i) wide += (i == 0 ? "wide,host=a " : ",") + ("x" + std::to_string(i)) + "=1";
  Write("db", wide + " 1000\nwide,host=a x7=2 2000\nwide,host=b x7=3 500\n");
  ScanStats stats;
  const std::vector<Table> tables = Scan(*Open("db/rp"), MakeScan(0, 10'000), &stats);
  // One statement for each measurement.
  BOOST_CHECK_EQUAL(stats.requests.size(), 4u);
  std::vector<std::string> others, of_seven;
  for (const std::string& line : Lines(tables)) {
    if (line.find("\"wide\"") == std::string::npos) others.push_back(line);
    if (line.find("\"x7\"") != std::string::npos) of_seven.push_back(line);
  }
  BOOST_CHECK(others == alone);
  BOOST_REQUIRE_EQUAL(of_seven.size(), 3u);
  BOOST_CHECK_MESSAGE(of_seven[1].find("_value=2.0,") != std::string::npos, of_seven[1]);
  BOOST_CHECK(of_seven[2].find("host=\"b\"") != std::string::npos);
  for (size_t i = 1; i < tables.size(); ++i) {
    if (!tables[i].header->key.Contains("Rack")) BOOST_CHECK(tables[i - 1].header->key < tables[i].header->key);
  }
}

BOOST_FIXTURE_TEST_CASE(RangesAreHalfOpen, SourceFixture) {
  const std::shared_ptr<Source> source = Open("db/rp");
  BOOST_CHECK_EQUAL(Lines(Scan(*source, MakeScan(1500, 2000))).size(), 2u);
  BOOST_CHECK(Scan(*source, MakeScan(50'000, 60'000)).empty());
}

// Rows of an unfiltered scan that the predicate keeps: what pushing it down must give, too.
std::vector<std::string> FilterHere(const std::vector<Table>& tables, const std::vector<expr::Function>& predicates) {
  std::vector<std::string> kept;
  for (const Table& table : tables) {
    const std::vector<std::string> lines = Lines({table});
    for (size_t row = 0; row < lines.size(); ++row) {
      const Row values = RowAt(table, row);
      if (std::ranges::all_of(predicates, [&](const expr::Function& p) { return Keeps(p, values); })) {
        kept.push_back(lines[row]);
      }
    }
  }
  return kept;
}

BOOST_FIXTURE_TEST_CASE(PushedPredicatesKeepWhatLocalOnesKeep, SourceFixture) {
  PredicateBuilder b;
  using Id = expr::NodeId;
  const auto binary = [&](BinaryOp op, Id l, Id r) { return b.Binary(op, l, r); };
  const auto text = [&](std::string_view s) { return b.Literal(Value::String(s)); };
  const auto col = [&](std::string name) { return b.Column(std::move(name)); };
  const std::vector<std::function<Id()>> on_tags = {
      [&] { return b.Equal("host", "a"); },
      [&] { return b.Equal("host", "nobody"); },
      [&] { return b.Equal("missing", "x"); },
      [&] { return binary(BinaryOp::kNotEqual, col("host"), text("a")); },
      [&] { return binary(BinaryOp::kNotEqual, col("region"), text("eu")); },
      [&] { return binary(BinaryOp::kNotEqual, col("region"), text("")); },
      [&] { return b.Equal("region", ""); },
      [&] { return binary(BinaryOp::kNotEqual, col("missing"), text("x")); },
      [&] { return binary(BinaryOp::kMatch, col("region"), b.Regex(".*")); },
      [&] { return binary(BinaryOp::kMatch, col("region"), b.Regex("^e/?u$")); },
      [&] { return binary(BinaryOp::kNotMatch, col("region"), b.Regex("a\\\\/?$|\\x00|\\\\")); },
      [&] { return binary(BinaryOp::kMatch, col("host"), b.Regex("^(a|c)$")); },
      [&] { return binary(BinaryOp::kNotMatch, col("region"), b.Regex("u")); },
      [&] { return binary(BinaryOp::kNotMatch, col("host"), b.Regex("^a$")); },
      [&] { return b.Exists(col("region")); },
      [&] { return b.Not(b.Exists(col("region"))); },
      [&] { return b.Not(b.Exists(col("missing"))); },
      [&] { return b.Not(b.Equal("host", "a")); },
      [&] { return b.Equal("_measurement", "mem"); },
      [&] { return binary(BinaryOp::kMatch, col("_field"), b.Regex("^us")); },
  };
  std::vector<std::function<Id()>> predicates = on_tags;
  for (size_t i = 0; i < on_tags.size(); ++i) {
    for (size_t k = 0; k < on_tags.size(); k += 3) {
      predicates.push_back([&, i, k] { return binary(BinaryOp::kOr, on_tags[i](), on_tags[k]()); });
      predicates.push_back([&, i, k] { return b.Not(binary(BinaryOp::kOr, on_tags[i](), b.Not(on_tags[k]()))); });
    }
  }
  const std::shared_ptr<Source> source = Open("db/rp");
  const std::vector<Table> all = Scan(*source, MakeScan(0, 10'000));
  for (const auto& make : predicates) {
    const expr::Function predicate = b.Body(make());
    plan::ScanSpec scan = MakeScan(0, 10'000);
    Push(*source, scan, predicate);
    const std::vector<std::string> pushed = Lines(Scan(*source, scan)), here = FilterHere(all, {predicate});
    BOOST_CHECK_MESSAGE(pushed == here, expr::ToText(predicate));
    b = PredicateBuilder();
  }
}

BOOST_FIXTURE_TEST_CASE(PushedValueComparisonsKeepWhatLocalOnesKeep, SourceFixture) {
  struct Case {
    std::string field;
    std::vector<Value> literals;
  };
  const std::vector<Case> cases = {{"usage", {Value::Float(10), Value::Float(50.25), Value::Int(50), Value::Float(-1)}},
                                   {"n",
                                    {Value::Int(5), Value::Int(-5), Value::Int(9007199254740993), Value::Float(6.5),
                                     Value::Float(9007199254740992.0)}},
                                   {"state", {Value::String("on"), Value::String("on it's")}},
                                   {"ok", {Value::Bool(true), Value::Bool(false)}}};
  const std::shared_ptr<Source> source = Open("db/rp");
  const std::vector<Table> all = Scan(*source, MakeScan(0, 10'000));
  size_t pushed_count = 0;
  for (const Case& c : cases) {
    for (const Value& literal : c.literals) {
      for (const BinaryOp op : {BinaryOp::kEqual, BinaryOp::kNotEqual, BinaryOp::kLess, BinaryOp::kLessEqual,
                                BinaryOp::kGreater, BinaryOp::kGreaterEqual}) {
        for (const bool is_negated : {false, true}) {
          PredicateBuilder b;
          plan::ScanSpec scan = MakeScan(0, 10'000);
          const expr::Function on_field = b.Body(b.Equal("_field", c.field));
          Push(*source, scan, on_field);
          const expr::NodeId comparison = b.Binary(op, b.Column("_value"), b.Literal(literal));
          const expr::Function on_value = b.Body(is_negated ? b.Not(comparison) : comparison);
          if (!testing::Offer(*source, scan, on_value).empty()) continue;
          ++pushed_count;
          BOOST_CHECK_MESSAGE(Lines(Scan(*source, scan)) == FilterHere(all, {on_field, on_value}),
                              expr::ToText(on_value));
        }
      }
    }
  }
  // Numbers by all six operators, strings and bools by two, each also negated.
  BOOST_CHECK_EQUAL(pushed_count, 2 * ((4 + 5) * 6 + (2 + 2) * 2));
}

BOOST_FIXTURE_TEST_CASE(DeclinedPredicatesSayWhy, SourceFixture) {
  const std::shared_ptr<Source> source = Open("db/rp");
  PredicateBuilder b;
  plan::ScanSpec scan = MakeScan(0, 10'000);
  const expr::Function on_value = b.Body(b.Binary(BinaryOp::kGreater, b.Column("_value"), b.Literal(Value::Float(1))));
  BOOST_CHECK_EQUAL(testing::Offer(*source, scan, on_value),
                    "`_value` of field `ok` is of type bool, which InfluxQL does not compare by `>` with 1.0");
  Push(*source, scan, b.Body(b.Equal("_field", "usage")));
  BOOST_CHECK_EQUAL(testing::Offer(*source, scan, on_value), "");
}

BOOST_FIXTURE_TEST_CASE(FactsOfSeriesAreTypes, SourceFixture) {
  Write("db", "facts,host=a whole=1i,half=1.5,text=\"x\" 1000\n");
  PredicateBuilder b;
  const auto type_of = [&](std::vector<std::string> fields) {
    const std::shared_ptr<Source> source = Open("db/rp");
    plan::ScanSpec scan = MakeScan(0, 10'000);
    Push(*source, scan, b.Body(b.Equal("_measurement", "facts")));
    for (const std::string& field : fields)
      Push(*source, scan, b.Body(b.Binary(BinaryOp::kNotEqual, b.Column("_field"), b.Literal(Value::String(field)))));
    return source->FactsOfSeries(scan)->value_type;
  };
  BOOST_CHECK(type_of({}) == std::nullopt);
  BOOST_CHECK(type_of({"half", "text"}) == ColumnType::kInt);
  BOOST_CHECK(type_of({"whole", "text"}) == ColumnType::kFloat);
  BOOST_CHECK(type_of({"whole", "half", "text"}) == std::nullopt);
  // What came to be of another type is not read as what it was.
  const std::shared_ptr<Source> source = Open("db/rp");
  plan::ScanSpec scan = MakeScan(0, 10'000);
  Push(*source, scan, b.Body(b.Equal("_field", "half")));
  scan.series.value_type = ColumnType::kInt;
  BOOST_CHECK(ScanError(*source, scan).code == ErrorCode::kFailedPrecondition);
}

BOOST_FIXTURE_TEST_CASE(TagsAndFieldsMayShareNames, SourceFixture) {
  Write("db", "same,x=1,y=a x=10,w=1i 1000\nsame,y=b x=20 2000\nsame x=30,y=\"text\" 3000\n");
  const std::shared_ptr<Source> source = Open("db/rp");
  PredicateBuilder b;
  plan::ScanSpec scan = MakeScan(0, 10'000);
  Push(*source, scan, b.Body(b.Equal("_measurement", "same")));
  const std::vector<Table> all = Scan(*source, scan);
  BOOST_CHECK_EQUAL(Lines(all).size(), 5u);
  for (const auto& predicate : {b.Body(b.Equal("x", "1")), b.Body(b.Exists(b.Column("y")))}) {
    plan::ScanSpec filtered = scan;
    Push(*source, filtered, predicate);
    BOOST_CHECK(Lines(Scan(*source, filtered)) == FilterHere(all, {predicate}));
  }
}

BOOST_FIXTURE_TEST_CASE(LongSeriesArriveInManyDocuments, SourceFixture) {
  std::string lines;
  for (int i = 0; i < 25'000; ++i) lines += "long,host=a v=" + std::to_string(i) + "i " + std::to_string(i + 1) + "\n";
  for (int i = 0; i < 12'000; ++i) lines += "long,host=b v=" + std::to_string(-i) + "i " + std::to_string(i + 1) + "\n";
  Write("db", lines);
  const std::shared_ptr<Source> source = Open("db/rp");
  PredicateBuilder b;
  plan::ScanSpec scan = MakeScan(0, 100'000);
  Push(*source, scan, b.Body(b.Equal("_measurement", "long")));
  const std::vector<Table> tables = Scan(*source, scan);
  BOOST_REQUIRE_EQUAL(tables.size(), 2u);
  BOOST_CHECK_EQUAL(tables[0].row_count(), 25'000u);
  BOOST_CHECK_EQUAL(tables[1].row_count(), 12'000u);
  const Chunk first = tables[0].Combined();
  for (size_t i = 0; i < first.rows; ++i) {
    BOOST_REQUIRE_EQUAL(first.columns[2]->IntAt(i), static_cast<int64_t>(i + 1));
    BOOST_REQUIRE_EQUAL(first.columns[3]->IntAt(i), static_cast<int64_t>(i));
  }
  for (const Chunk& chunk : tables[0].chunks) BOOST_CHECK(chunk.rows <= 1000);
}

}  // namespace
}  // namespace flux::influx
