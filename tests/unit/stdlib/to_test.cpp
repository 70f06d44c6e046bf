#include <boost/test/unit_test.hpp>

#include "runtime/plan/specs/from.h"
#include "tests/unit/stdlib/stdlib_bench.h"

namespace flux::stdlib {

namespace {

// Writes points as text into a log that outlives it.
class LoggingWriter final : public PointWriter {
 public:
  static constexpr size_t kMostText = 200'000;
  explicit LoggingWriter(std::string& log) : log_(log) {}
  Status Write(std::span<const WritePoint> points) override {
    if (log_.size() > kMostText) return Fail(ErrorCode::kUnavailable, "no room");
    for (const WritePoint& point : points) {
      log_ += point.measurement;
      for (const auto& [key, value] : point.tags) log_ += "," + std::string(key) + "=" + std::string(value);
      for (const auto& [key, value] : point.fields) log_ += " " + std::string(key) + "=" + DebugText(value);
      log_ += " " + std::to_string(point.time.ns) + "\n";
    }
    return {};
  }
  Status Close() override {
    log_ += "closed\n";
    return {};
  }

 private:
  std::string& log_;
};

class LoggingCatalog final : public SourceCatalog {
 public:
  std::string log;
  Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec&) override {
    return Fail(ErrorCode::kUnimplemented, "no source");
  }
  Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec& to) override {
    if (to.bucket != "b") return Fail(ErrorCode::kNotFound, "no bucket");
    return std::make_unique<LoggingWriter>(log);
  }
};

struct Fixture {
  StdlibBench bench;
  LoggingCatalog catalog;
  CollectingSink passed;

  // Writes the tables; gives the log, or the error's message.
  std::string Write(const std::vector<Table>& tables, std::vector<std::pair<std::string, Value>> args,
                    const std::string& function = "to") {
    args.emplace_back("tables", bench.Stream({}));
    args.emplace_back("bucket", Text("b"));
    const Result<Value> stream = bench.Invoke("influxdata/influxdb." + function, std::move(args));
    if (!stream) return "error: " + stream.error().message;
    const Status written = Push(plan::StreamNode(*stream), tables);
    return written ? catalog.log : "error: " + written.error().message;
  }

  Status Push(const plan::NodeRef& node, const std::vector<Table>& tables) {
    MemoryAccount memory;
    exec::OperatorStats stats;
    exec::ExecContext context{bench.bench.kernels, catalog, memory, bench.bench.cancel, Time{}, 8192};
    FLUX_TRY(const auto op, bench.bench.registry.FindOperation("to")->create(
                                {node, &plan::OnlyAlgorithm(plan::Flow::kRows), {}}, context, passed, stats));
    for (const Table& table : tables) FLUX_TRY_STATUS(SendTable(table, op->input(0)));
    return op->input(0).Finish();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(to_writes_fields_and_tags_and_passes_rows_on, Fixture) {
  const Table table = MakeTable({"_measurement", "_field", "host"}, {{"_measurement string", "m m m m"},
                                                                     {"_field string", "f f f f"},
                                                                     {"host string", "a a a a"},
                                                                     {"zone string", "x - y x"},
                                                                     {"_time time", "1 2 - 4"},
                                                                     {"_value float", "1.5 2 3 -"}});
  BOOST_TEST(Write({table}, {}) == "m,host=a,zone=x f=1.5 1\nm,host=a f=2.0 2\nclosed\n");
  BOOST_TEST(bench.results.size() == 1u);
  BOOST_REQUIRE(passed.tables.size() == 1u);
  BOOST_TEST(passed.tables[0].row_count() == 3u);
}

BOOST_FIXTURE_TEST_CASE(to_takes_the_named_tags_only, Fixture) {
  const Table table = MakeTable({}, {{"_measurement string", "m"},
                                     {"_field string", "f"},
                                     {"host string", "a"},
                                     {"zone string", "x"},
                                     {"_time time", "1"},
                                     {"_value int", "7"}});
  BOOST_TEST(Write({table}, {{"tagColumns", Strings({"zone"})}}) == "m,zone=x f=7 1\nclosed\n");
}

BOOST_FIXTURE_TEST_CASE(to_says_what_is_missing, Fixture) {
  BOOST_TEST(Write({MakeTable({}, {{"_field string", "f"}, {"_time time", "1"}, {"_value int", "7"}})}, {})
                 .starts_with("error: `to`: no column with label _measurement exists"));
  BOOST_TEST(Write({MakeTable({}, {{"_measurement string", "m"}, {"_field string", "f"}, {"_value int", "7"}})}, {})
                 .starts_with("error: `to`: no time column detected"));
  BOOST_TEST(Write({MakeTable({}, {{"_measurement string", "m"}, {"_time time", "1"}, {"_value int", "7"}})}, {})
                 .find("has no _field column") != std::string::npos);
  BOOST_TEST(Write({}, {{"bucketID", Text("x")}}).find("exactly one of `bucket` and `bucketID`") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(to_says_what_was_written_before_it_failed, Fixture) {
  std::string names, times;
  for (int i = 0; i < 6000; ++i) {
    names += "measurement ";
    times += std::to_string(i) + " ";
  }
  const Table table = MakeTable(
      {}, {{"_measurement string", names}, {"_field string", names}, {"_time time", times}, {"_value int", times}});
  catalog.log = std::string(LoggingWriter::kMostText, '.');
  BOOST_TEST(Write({table}, {}) == "error: no room; 5000 points of batches before are written");
  catalog.log += ".";
  BOOST_TEST(Write({table}, {}) == "error: no room");
}

BOOST_FIXTURE_TEST_CASE(wide_to_writes_a_field_per_column_outside_the_key, Fixture) {
  const Table table = MakeTable({"_measurement", "_start", "host", "zone"}, {{"_measurement string", "m m m"},
                                                                             {"_start time", "0 0 0"},
                                                                             {"host string", "a a a"},
                                                                             {"zone string", "- - -"},
                                                                             {"_time time", "1 2 3"},
                                                                             {"load float", "1.5 - -"},
                                                                             {"note string", "x y -"}});
  BOOST_TEST(Write({table}, {}, "wideTo") == "m,host=a load=1.5 note=\"x\" 1\nm,host=a note=\"y\" 2\nclosed\n");
  BOOST_TEST(Write({MakeTable({}, {{"_measurement string", "m"}, {"_time time", "1"}, {"n int", "7"}})}, {}, "wideTo")
                 .starts_with("error: `wideTo`: column _measurement is not in the group key"));
}

}  // namespace flux::stdlib
