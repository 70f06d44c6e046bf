#include "runtime/store/store.h"

#include <thread>

#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/scan.h"
#include "tests/support/source_offer.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

BOOST_AUTO_TEST_CASE(write_scan_reopen) {
  TempDirectory directory;
  std::string first;
  {
    auto store = OpenStore(directory.path);
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    const LoadReport report = Load(
        *store, "db", "cpu,host=a u=1.5,n=7i 10\ncpu,host=b u=3 15\ncpu,host=a u=2 20\nmem,host=a ok=t,s=\"x\" 5\n");
    BOOST_TEST(report.lines == 4u);
    BOOST_TEST(report.field_values == 6u);
    BOOST_TEST(report.rejected_lines == 0u);
    first = Scan(*store, "db");
    BOOST_REQUIRE(store->Flush().has_value());
    BOOST_TEST(Scan(*store, "db") == first);
  }
  auto store = OpenStore(directory.path);
  BOOST_TEST(Scan(*store, "db") == first);
  // Group keys compare by label, then value: `_field` first.
  BOOST_TEST(first ==
             "_field=n,_measurement=cpu,host=a: 10 7,\n"
             "_field=ok,_measurement=mem,host=a: 5 true,\n"
             "_field=s,_measurement=mem,host=a: 5 \"x\",\n"
             "_field=u,_measurement=cpu,host=a: 10 1.5f, 20 2f,\n"
             "_field=u,_measurement=cpu,host=b: 15 3f,\n");
}

BOOST_AUTO_TEST_CASE(ranges_are_half_open) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  Load(*store, "db", "m v=1 1\nm v=2 2\nm v=3 3\nm v=4 4\n");
  for (int pass = 0; pass < 2; ++pass) {
    BOOST_TEST(Scan(*store, "db", {.start = 2, .stop = 4}) == "_field=v,_measurement=m: 2 2f, 3 3f,\n");
    BOOST_TEST(Scan(*store, "db", {.start = 5, .stop = 9}) == "");
    BOOST_TEST(Scan(*store, "db", {.start = 3, .stop = 3}) == "");
    BOOST_REQUIRE(store->Flush().has_value());
  }
}

BOOST_AUTO_TEST_CASE(schema_key_and_pruning) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  Load(*store, "db", "m,z=1,A=2 v=1 10\nm,z=1,A=2 v=2 20\nm,z=1,A=2 v=3 30\n");
  BOOST_REQUIRE(store->Flush().has_value());
  // So few rows to a chunk that the table does not travel with others.
  const std::vector<Table> all = ScanTables(*store, "db", {.start = 0, .stop = 100, .chunk_rows = 8});
  BOOST_REQUIRE(all.size() == 1u);
  const TableHeader& header = *all[0].header;
  std::string names;
  for (const ColumnDef& column : header.schema.columns())
    names += column.name + ":" + std::string(ColumnTypeName(column.type)) + " ";
  BOOST_TEST(names ==
             "_start:time _stop:time _time:time _value:float _field:string _measurement:string A:string z:string ");
  BOOST_TEST(header.key.DebugText().find("A: \"2\"") != std::string::npos);
  BOOST_TEST(header.is_time_ordered);
  BOOST_TEST((all[0].chunks[0].columns[2]->encoding() == Encoding::kSequence));
  BOOST_TEST((all[0].chunks[0].columns[0]->encoding() == Encoding::kConstant));
  BOOST_TEST(all[0].chunks[0].columns[0]->IntAt(2) == 0);

  using Names = std::vector<std::string>;
  const std::string key = "_field=v,_measurement=m,A=2,z=1:";
  BOOST_TEST(Scan(*store, "db", {.start = 0, .stop = 100, .columns = Names{"_value"}}) == key + " 1f, 2f, 3f,\n");
  BOOST_TEST(Scan(*store, "db", {.start = 11, .stop = 100, .columns = Names{"_value"}}) == key + " 2f, 3f,\n");
  BOOST_TEST(Scan(*store, "db", {.start = 11, .stop = 100, .columns = Names{"_time"}}) == key + " 20, 30,\n");
  ScanStats stats;
  BOOST_TEST(Render(ScanTables(*store, "db", {.start = 0, .stop = 100, .columns = Names{}}, &stats)) == key + ",,,\n");
  BOOST_TEST(stats.bytes_read == 0u);
  BOOST_TEST(stats.rows_read == 3u);
  BOOST_TEST(stats.series_read == 1u);
}

// Keeps tables that come together, and counts how they come.
class BatchedSink final : public TableSink {
 public:
  Result<bool> TakeTables(const TableBatch& batch) override {
    ++batches;
    most_rows = std::max(most_rows, batch.rows());
    FLUX_TRY_STATUS(SendTables(batch, tables));
    return true;
  }
  Status Begin(TableHeaderRef header) override {
    ++single;
    return tables.Begin(std::move(header));
  }
  Status Push(const Chunk& chunk) override { return tables.Push(chunk); }
  Status End() override { return tables.End(); }
  Status Finish() override { return {}; }

  CollectingSink tables;
  size_t batches = 0, single = 0, most_rows = 0;
};

// Tables of two kinds of series, types and sizes, some with fresh points alone, in batches and one by one.
BOOST_AUTO_TEST_CASE(small_tables_travel_together) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::string text, fresh;
  for (int dev = 100; dev < 400; ++dev) {
    const std::string tags = dev % 7 == 0 ? "" : ",dev=d" + std::to_string(dev);
    const int rows = dev == 250 ? 300 : dev % 5;
    for (int t = 0; t < rows; ++t) {
      const std::string at = " " + std::to_string(dev * 1000 + t) + "\n";
      text += "m" + tags + ",host=h" + std::to_string(dev % 3) + " f=" + std::to_string(t) +
              ",n=" + std::to_string(dev) + "i,s=\"x" + at.substr(1, 2) + "\"" + at;
      if (t == 2)
        fresh += "m" + tags + ",host=h" + std::to_string(dev % 3) + " f=9.5 " + std::to_string(dev * 1000 + 500) + "\n";
    }
  }
  Load(*store, "db", text);
  BOOST_REQUIRE(store->Flush().has_value());
  Load(*store, "db", fresh);
  const std::string expected = Scan(*store, "db", {.chunk_rows = 1});
  BOOST_TEST(Scan(*store, "db") == expected);

  auto source = store->OpenSource("db");
  BOOST_REQUIRE(source.has_value());
  plan::ScanSpec spec;
  spec.range = {Time{INT64_MIN}, Time{INT64_MAX}};
  CancelToken cancel;
  ScanStats stats;
  ScanContext context{cancel, stats, 1024};
  BatchedSink sink;
  BOOST_REQUIRE((*source)->Scan(spec, context, sink).has_value());
  BOOST_TEST(Render(sink.tables.tables) == expected);
  BOOST_TEST(sink.batches > 5u);
  BOOST_TEST(sink.single >= 3u);
  BOOST_TEST(sink.most_rows > 100u);
  BOOST_TEST(sink.most_rows <= 1024u);
}

BOOST_AUTO_TEST_CASE(duplicates_and_late_points) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  Load(*store, "db", "m v=1 10\nm v=2 20\nm v=3 30\n");
  BOOST_REQUIRE(store->Flush().has_value());
  Load(*store, "db", "m v=25 25\nm v=20.5 20\nm v=5 5\nm v=40 40\nm v=20.75 20\n");
  const std::string expected = "_field=v,_measurement=m: 5 5f, 10 1f, 20 20.75f, 25 25f, 30 3f, 40 40f,\n";
  BOOST_TEST(Scan(*store, "db") == expected);
  BOOST_REQUIRE(store->Flush().has_value());
  BOOST_TEST(Scan(*store, "db") == expected);
}

BOOST_AUTO_TEST_CASE(type_conflicts_reject_points) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  const LoadReport report = Load(*store, "db",
                                 "m v=1i,w=1 1\nm,t=x v=\"a\",z=2 2\nbad\nm v=3i 3\nm time=5 4\nm,time=1 v=1i 5\n"
                                 "m time=5,v=4i 6\n");
  BOOST_TEST(report.lines == 3u);
  BOOST_TEST(report.rejected_lines == 4u);
  BOOST_REQUIRE(report.rejected.size() == 4u);
  BOOST_TEST(
      report.rejected[0].Message() ==
      "line 2: unable to parse `m,t=x v=\"a\",z=2 2`: field type conflict: input field \"v\" on measurement \"m\" "
      "is type string, already exists as type integer");
  BOOST_TEST(report.rejected[1].line == 3u);
  BOOST_TEST(report.rejected[2].reason == "invalid field name: input field \"time\" on measurement \"m\" is invalid");
  BOOST_TEST(report.rejected[3].reason == "invalid tag key: input tag \"time\" on measurement \"m\" is invalid");
  BOOST_TEST(Scan(*store, "db") == "_field=v,_measurement=m: 1 1, 3 3, 6 4,\n_field=w,_measurement=m: 1 1f,\n");

  auto writer = store->OpenWriter("db");
  BOOST_REQUIRE(writer.has_value());
  const std::vector<WritePoint> points = {{"m", {}, {{"v", Value::Float(1)}}, Time{7}},
                                          {"m", {}, {{"v", Value::Int(9)}}, Time{8}}};
  const Status status = (*writer)->Write(points);
  BOOST_REQUIRE(!status.has_value());
  BOOST_TEST(status.error().message ==
             "failure writing points to database: partial write: field type conflict: input field \"v\" on measurement "
             "\"m\" is type float, already exists as type integer dropped=1");
  BOOST_TEST(Scan(*store, "db", {.start = 7}) == "_field=v,_measurement=m: 8 9,\n");
}

BOOST_AUTO_TEST_CASE(point_writer_types) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  auto writer = store->OpenWriter("db");
  const std::vector<WritePoint> points = {{"m",
                                           {{"host", "a"}},
                                           {{"b", Value::Bool(true)},
                                            {"f", Value::Float(0.5)},
                                            {"i", Value::Int(-3)},
                                            {"s", Value::String("text")},
                                            {"t", Value::Of(Time{77})},
                                            {"u", Value::Uint(UINT64_MAX)}},
                                           Time{1}}};
  BOOST_REQUIRE((*writer)->Write(points).has_value());
  BOOST_REQUIRE((*writer)->Close().has_value());
  BOOST_TEST(Scan(*store, "db") ==
             "_field=b,_measurement=m,host=a: 1 true,\n_field=f,_measurement=m,host=a: 1 0.5f,\n"
             "_field=i,_measurement=m,host=a: 1 -3,\n_field=s,_measurement=m,host=a: 1 \"text\",\n"
             "_field=t,_measurement=m,host=a: 1 77,\n_field=u,_measurement=m,host=a: 1 18446744073709551615u,\n");
}

BOOST_AUTO_TEST_CASE(predicates_select_series) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  Load(*store, "db", "cpu,host=a,dc=x u=1,s=2 1\ncpu,host=b u=3 1\nmem,host=a f=4 1\nmem f=5 1\n");
  // The values of the tables that pass, in the order of the tables.
  const auto values = [&](std::vector<expr::Function> predicates) {
    std::string out;
    for (const Table& table : ScanTables(*store, "db", {.predicates = std::move(predicates)})) {
      out += std::to_string(static_cast<int>(table.chunks[0].columns[3]->FloatAt(0)));
    }
    return out;
  };
  const auto re = [](const char* pattern) { return *RegexpObject::Compile(pattern); };
  const auto text = [](const char* s) { return Value::String(s); };
  const auto is_field = Compare("_field", BinaryOp::kEqual, text("u"));
  BOOST_TEST(values({}) == "54231");
  BOOST_TEST(values({Compare("host", BinaryOp::kEqual, text("a"))}) == "421");
  BOOST_TEST(values({Compare("host", BinaryOp::kNotEqual, text("a"))}) == "3");
  BOOST_TEST(values({Compare("host", BinaryOp::kEqual, text("nobody"))}) == "");
  BOOST_TEST(values({Compare("nothing", BinaryOp::kNotEqual, text("a"))}) == "");
  BOOST_TEST(values({Not(Compare("nothing", BinaryOp::kEqual, text("a")))}) == "");
  BOOST_TEST(values({Compare("_measurement", BinaryOp::kEqual, text("cpu")), is_field}) == "31");
  BOOST_TEST(values({Compare("host", BinaryOp::kMatch, re("^[ab]$")), is_field}) == "31");
  BOOST_TEST(values({Compare("_field", BinaryOp::kNotMatch, re("^[sf]"))}) == "31");
  BOOST_TEST(values({Exists("dc")}) == "21");
  BOOST_TEST(values({Not(Exists("host"))}) == "5");
  BOOST_TEST(values({Either(Compare("host", BinaryOp::kEqual, text("b")), Not(Exists("host")))}) == "53");
  // A null side of `or` is no obstacle when the other side is true.
  const auto is_dc = Compare("dc", BinaryOp::kEqual, text("x"));
  BOOST_TEST(values({Either(is_dc, Compare("_field", BinaryOp::kEqual, text("f")))}) == "5421");
  BOOST_TEST(values({Compare("host", BinaryOp::kGreater, text("a"))}) == "3");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_pushed) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  auto source = *store->OpenSource("db");
  BOOST_TEST(source->Name() == "the store");
  plan::ScanSpec scan;
  const auto why_not = [&](std::string column, BinaryOp op, Value literal) {
    return testing::Offer(*source, scan, Compare(std::move(column), op, std::move(literal)));
  };
  BOOST_TEST(why_not("_value", BinaryOp::kGreater, Value::Float(1)) ==
             "the store picks whole series, not points by their `_value`");
  BOOST_TEST(why_not("host", BinaryOp::kEqual, Value::Int(1)) == "tags are strings, not int");
  BOOST_TEST(why_not("host", BinaryOp::kMatch, Value::String("a")) != "");
  const auto why_not_operation = [&](plan::NodeRef operation) { return testing::Offer(*source, scan, operation); };
  BOOST_TEST(why_not_operation(plan::MakeNode(plan::AggregateWindowSpec(), {})) ==
             "the store does not cut tables into windows");
  plan::AggregateSpec aggregate;
  aggregate.fn = &exec::aggregates::kSum;
  Load(*store, "db", "m v=1,s=\"x\" 1\n");
  BOOST_TEST(why_not_operation(plan::MakeNode(aggregate, {})) ==
             "it needs every value, which the store would have to read as well");
  aggregate.fn = &exec::aggregates::kMax;
  BOOST_TEST(why_not_operation(plan::MakeNode(aggregate, {})) ==
             "`max` cannot take column `_value`, which has type string: it needs int, uint, float or time");
  BOOST_TEST(testing::Offer(*source, scan, Compare("_field", BinaryOp::kEqual, Value::String("v"))) == "");
  BOOST_TEST(why_not_operation(plan::MakeNode(aggregate, {})) == "");
  BOOST_TEST(why_not_operation(plan::MakeNode(aggregate, {})) == "the store does one operation on rows, and has one");
}

// `float; dc?, host`: type and tags.
std::string Text(const plan::SeriesFacts& facts) {
  plan::ScanSpec scan;
  scan.series = facts;
  plan::Description text;
  scan.Describe(text);
  std::string out;
  for (const auto& [key, value] : text.items) {
    const bool is_of_some = key == "tags of some series";
    if (key == "values" || key == "tags" || is_of_some)
      out += (out.empty() ? "" : "; ") + (is_of_some ? "some " : std::string()) + value;
  }
  return out;
}

BOOST_AUTO_TEST_CASE(facts_of_series) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  auto source = *store->OpenSource("db");
  const auto facts = [&](std::string_view field) {
    plan::ScanSpec scan;
    if (!field.empty()) {
      const auto is_field = Compare("_field", BinaryOp::kEqual, Value::String(field));
      BOOST_TEST(testing::Offer(*source, scan, is_field) == "");
    }
    return Text(*source->FactsOfSeries(scan));
  };
  BOOST_TEST(facts("") == "");
  Load(*store, "db", "cpu,host=a,dc=x u=1,i=2i 1\ncpu,host=b u=3 1\nmem f=5 1\n");
  BOOST_TEST(facts("") == "some [dc, host]");
  BOOST_TEST(facts("u") == "float; [host]; some [dc]");
  BOOST_TEST(facts("i") == "int; [dc, host]");
  BOOST_TEST(facts("f") == "float; []");
  BOOST_TEST(facts("nothing") == "");
}

// A plan relies on what was known when it was made.
BOOST_AUTO_TEST_CASE(later_series_that_contradict_are_not_read) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  auto source = *store->OpenSource("db");
  Load(*store, "db", "m,host=a v=1 1\nm,host=b,dc=x v=2 1\n");
  plan::ScanSpec scan;
  scan.range = {Time{0}, Time{100}};
  scan.series = *source->FactsOfSeries(scan);
  BOOST_TEST(Text(scan.series) == "float; [host]; some [dc]");
  Load(*store, "db", "m,host=a v=3 2\nm,host=c v=4 1\nm,dc=y v=5 1\nm,host=d,rack=r v=6 1\nm,host=a n=7i 1\n");
  CancelToken cancel;
  ScanStats stats;
  ScanContext context{cancel, stats};
  CollectingSink sink;
  BOOST_REQUIRE(source->Scan(scan, context, sink).has_value());
  BOOST_TEST(Render(sink.tables) ==
             "_field=v,_measurement=m,host=a: 1 1f, 2 3f,\n_field=v,_measurement=m,host=c: 1 4f,\n"
             "_field=v,_measurement=m,dc=x,host=b: 1 2f,\n");
}

BOOST_AUTO_TEST_CASE(buckets) {
  TempDirectory directory;
  const StoreOptions options{.clock = [] { return Time{}; }};
  {
    auto store = OpenStore(directory.path, options);
    const auto missing = store->OpenSource("x");
    BOOST_REQUIRE(!missing.has_value());
    BOOST_TEST((missing.error().code == ErrorCode::kNotFound));
    BOOST_TEST(missing.error().message == "bucket \"x\" not found; there are no buckets yet");
    BOOST_REQUIRE(store->CreateBucket("telegraf", Duration{0, 3600 * kNsPerSecond}).has_value());
    BOOST_REQUIRE(store->CreateBucket("other").has_value());
    BOOST_TEST((store->CreateBucket("other").error().code == ErrorCode::kAlreadyExists));
    BOOST_TEST(!store->CreateBucket("").has_value());
    BOOST_TEST(!store->CreateBucket("_private").has_value());
    BOOST_TEST(!store->CreateBucket("a\"b").has_value());
    BOOST_TEST(store->FindBucket("telegaf").error().message ==
               "bucket \"telegaf\" not found; did you mean `telegraf`?");
    BOOST_TEST(store->FindBucket("qqqqqq").error().message ==
               "bucket \"qqqqqq\" not found; existing buckets: `other`, `telegraf`");
    Load(*store, "other", "m v=1 1\n");
    Load(*store, "telegraf", "m v=2 1\n");
    BOOST_REQUIRE(store->SetRetention("other", Duration{1, 0}).has_value());
  }
  auto store = OpenStore(directory.path, options);
  BOOST_REQUIRE(store->ListBuckets().size() == 4u);
  BOOST_TEST(store->ListBuckets()[2].name == "other");
  BOOST_TEST(store->ListBuckets()[2].retention.months == 1);
  BOOST_TEST(store->ListBuckets()[3].retention.ns == 3600 * kNsPerSecond);
  auto source = *store->OpenSource("other");
  auto writer = *store->OpenWriter("other");
  BOOST_REQUIRE(store->DeleteBucket("other").has_value());
  CancelToken cancel;
  ScanStats stats;
  ScanContext context{cancel, stats};
  CollectingSink sink;
  BOOST_TEST((source->Scan({}, context, sink).error().code == ErrorCode::kNotFound));
  const std::vector<WritePoint> points = {{"m", {}, {{"v", Value::Float(1)}}, Time{7}}};
  BOOST_TEST((writer->Write(points).error().code == ErrorCode::kNotFound));
  BOOST_REQUIRE(store->CreateBucket("other").has_value());
  BOOST_TEST(Scan(*store, "other") == "");
  BOOST_TEST(Scan(*store, "telegraf") == "_field=v,_measurement=m: 1 2f,\n");
}

BOOST_AUTO_TEST_CASE(cancellation) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  Load(*store, "db", "m v=1 1\n");
  auto source = *store->OpenSource("db");
  CancelToken cancel;
  cancel.Cancel();
  ScanStats stats;
  ScanContext context{cancel, stats};
  CollectingSink sink;
  plan::ScanSpec spec;
  spec.range = {Time{0}, Time{100}};
  BOOST_TEST((source->Scan(spec, context, sink).error().code == ErrorCode::kCanceled));
}

// Pieces of a scan are delivered in the asked size, whatever the stored chunks are.
BOOST_AUTO_TEST_CASE(chunk_sizes) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::string text;
  for (int i = 0; i < 20; ++i) text += "m v=" + std::to_string(i) + " " + std::to_string(i * i) + "\n";
  Load(*store, "db", text);
  const std::string whole = Scan(*store, "db");
  for (const size_t rows : {1, 3, 7}) {
    BOOST_TEST(Scan(*store, "db", {.chunk_rows = rows}) == whole);
    BOOST_REQUIRE(store->Flush().has_value());
    const std::vector<Table> tables = ScanTables(*store, "db", {.chunk_rows = rows});
    for (const Chunk& chunk : tables[0].chunks) BOOST_TEST(chunk.rows <= rows);
  }
}
