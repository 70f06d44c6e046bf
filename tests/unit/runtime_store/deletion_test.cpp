// Deletes of points by time and series.

#include <unistd.h>

#include "runtime/store/holes.h"
#include "runtime/store/maintenance.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

void Delete(Store& store, int64_t start, int64_t stop, std::string_view predicate = "") {
  const auto terms = ParseDeletePredicate(predicate);
  BOOST_REQUIRE_MESSAGE(terms.has_value(), (terms ? "" : terms.error().message));
  const auto report = store.DeletePoints("db", Time{start}, Time{stop}, *terms);
  BOOST_REQUIRE_MESSAGE(report.has_value(), (report ? "" : report.error().message));
}

constexpr std::string_view kPoints =
    "m,host=a v=1 1\nm,host=a v=2 2\nm,host=a v=3 3\nm,host=b v=4 2\nm v=5 2\nn,host=a v=6 2\n";

}  // namespace

BOOST_AUTO_TEST_CASE(spans_grow_together) {
  Holes holes;
  holes.Add({10, 20});
  holes.Add({30, 40});
  holes.Add({50, 49});
  BOOST_TEST(holes.spans().size() == 2u);
  BOOST_TEST(holes.Contains(10));
  BOOST_TEST(holes.Contains(20));
  BOOST_TEST(!holes.Contains(21));
  BOOST_TEST(holes.Touches({21, 30}));
  BOOST_TEST(!holes.Touches({21, 29}));
  BOOST_TEST(holes.Covers({12, 20}));
  BOOST_TEST(!holes.Covers({12, 21}));
  holes.Add({21, 29});
  BOOST_TEST((holes.spans() == std::vector<ClosedSpan>{{10, 40}}));
  holes.Add({INT64_MIN, INT64_MIN});
  holes.Add({INT64_MAX, INT64_MAX});
  BOOST_TEST(holes.spans().size() == 3u);
  holes.Add({5, 35});
  BOOST_TEST((holes.spans()[1] == ClosedSpan{5, 40}));
  holes.Add({INT64_MIN, INT64_MAX});
  BOOST_TEST((holes.spans() == std::vector<ClosedSpan>{{INT64_MIN, INT64_MAX}}));
}

// Both ends are deleted; the state is the same at once, in chunks, and after opening again.
BOOST_AUTO_TEST_CASE(deletes_of_fresh_and_of_sealed_points) {
  for (const bool is_sealed : {false, true}) {
    TempDirectory directory;
    auto store = OpenStore(directory.path);
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    Load(*store, "db", kPoints);
    if (is_sealed) BOOST_REQUIRE(store->Flush().has_value());
    Delete(*store, 1, 2, "host=a AND _measurement=\"m\"");
    const std::string left =
        "_field=v,_measurement=m: 2 5f,\n"
        "_field=v,_measurement=m,host=a: 3 3f,\n"
        "_field=v,_measurement=m,host=b: 2 4f,\n"
        "_field=v,_measurement=n,host=a: 2 6f,\n";
    BOOST_TEST(Scan(*store, "db") == left);
    BOOST_TEST(Scan(*OpenStore(directory.path, {.is_read_only = true}), "db") == left);
    BOOST_TEST(VerifyStore(directory.path)->buckets.front().values == 4u);
    BOOST_REQUIRE(store->Flush().has_value());
    BOOST_TEST(Scan(*store, "db") == left);
    store.reset();
    store = OpenStore(directory.path);
    BOOST_TEST(Scan(*store, "db") == left);
    // A point that comes later is there.
    Load(*store, "db", "m,host=a v=9 2\n");
    BOOST_TEST(Scan(*store, "db", {.predicates = {Compare("host", BinaryOp::kEqual, Value::String("a"))}}) ==
               "_field=v,_measurement=m,host=a: 2 9f, 3 3f,\n"
               "_field=v,_measurement=n,host=a: 2 6f,\n");
    Delete(*store, INT64_MIN, INT64_MAX);
    BOOST_TEST(Scan(*store, "db") == "");
    BOOST_REQUIRE(store->Flush().has_value());
    BOOST_TEST(Scan(*store, "db") == "");
  }
}

// A scan that has begun sees what there was.
BOOST_AUTO_TEST_CASE(predicates_of_deletes) {
  const auto left = [](std::string_view predicate) {
    TempDirectory directory;
    auto store = OpenStore(directory.path);
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    Load(*store, "db", "m,host=a v=1 1\nm,host=b v=2 1\nm v=3 1\nn,host=a v=4 1\nn,x\\ y=1.5 v=5 1\n");
    Delete(*store, 0, 9, predicate);
    std::string out;
    for (const Table& table : ScanTables(*store, "db")) {
      const Chunk rows = table.Combined();
      out += std::to_string(static_cast<int>(rows.columns[*table.header->schema.Find("_value")]->FloatAt(0)));
    }
    std::ranges::sort(out);
    return out;
  };
  BOOST_TEST(left("") == "");
  BOOST_TEST(left("host=a") == "235");
  BOOST_TEST(left("host!=a") == "1345");
  BOOST_TEST(left("host != \"\"") == "35");
  BOOST_TEST(left("host=\"\"") == "12345");
  BOOST_TEST(left("_measurement=m and host!=b") == "2345");
  BOOST_TEST(left("_measurement!=m") == "123");
  BOOST_TEST(left("host=a AND host=b") == "12345");
  BOOST_TEST(left("(host=a) AND (_measurement=\"n\")") == "1235");
  BOOST_TEST(left("\"x y\"=1.5") == "1234");
  BOOST_TEST(left("nosuch=a") == "12345");
}

BOOST_AUTO_TEST_CASE(grammar_of_predicates) {
  const auto terms = ParseDeletePredicate(R"( a="o\"q" and ("b c"!=-5i AND (d=TRUE aNd e=0x12)))");
  BOOST_REQUIRE(terms.has_value());
  BOOST_TEST((*terms == std::vector<DeleteTerm>{
                            {"a", "o\"q", false}, {"b c", "-5i", true}, {"d", "true", false}, {"e", "0x12", false}}));
  const auto fault = [](std::string_view text) {
    const auto parsed = ParseDeletePredicate(text);
    return parsed ? "" : parsed.error().message;
  };
  BOOST_TEST(fault("host=\"a\" OR x=1") ==
             "the logical operator OR is not supported yet at position 9; delete once for each alternative");
  BOOST_TEST(fault("abc=~/x/") == "operator: \"=~\" at position: 3 is not supported yet");
  BOOST_TEST(fault("abc > 1") == "invalid operator `>` at position: 4; there are `=` and `!=`");
  BOOST_TEST(fault("abc") == "invalid operator the end at position: 3; there are `=` and `!=`");
  BOOST_TEST(fault("a=b AND") == "bad tag key, at position 7: the end is not the name of a tag");
  BOOST_TEST(fault("a='b'") == "bad tag value: 'b', at position 2; values stand in double quotes");
  BOOST_TEST(fault("a=\"b") == "bad tag value: what begins at position 2 has no closing quote");
  BOOST_TEST(fault("a=") == "bad tag value: the end, at position 2");
  BOOST_TEST(fault("(a=b") == "invalid predicate: there is no `)` for the `(` at position 0");
  BOOST_TEST(fault("a=b)") == "invalid predicate: there is no `(` for the `)` at position 3");
  BOOST_TEST(fault("a=b c=d") == "invalid predicate: found `c` instead of `AND` at position 4");
  BOOST_TEST(fault("_field=v") == "delete by field is not supported");
  BOOST_TEST((ParseDeletePredicate("_field=v").error().code == ErrorCode::kUnimplemented));
  BOOST_TEST(fault("a=b AND _time=1") ==
             "delete by `_time` is not supported, at position 8: the predicate is of tags and `_measurement`");
}

// A reader that began before the delete still sees the points.
BOOST_AUTO_TEST_CASE(deletes_beside_readers) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  Load(*store, "db", kPoints);
  BOOST_REQUIRE(store->Flush().has_value());
  const auto reader = OpenStore(directory.path, {.is_read_only = true});
  const std::string before = Scan(*reader, "db");
  Delete(*store, 0, 9);
  BOOST_REQUIRE(store->Flush().has_value());
  BOOST_TEST(Scan(*reader, "db") == before);
  BOOST_TEST((store->DeletePoints("nosuch", Time{0}, Time{1}).error().code == ErrorCode::kNotFound));
  BOOST_TEST(!reader->DeletePoints("db", Time{0}, Time{1}).has_value());
}

namespace {

// Writes ten points, deletes the first five of them, and reports it through the pipe, for ever.
[[noreturn]] void WriteAndDelete(const std::string& path, int pipe) {
  auto store = Store::Open(path, {.memory_limit = 20'000});
  if (!store) _exit(1);
  (void)(*store)->CreateBucket("db");
  for (int i = 0;; i += 10) {
    std::string text;
    for (int k = i; k < i + 10; ++k) text += fmt::format("m v={}i {}\n", k, k);
    auto loader = (*store)->OpenLineLoader("db", Precision::kNanoseconds, Time{});
    if (!loader || !(*loader)->Feed(text) || !(*loader)->Commit()) _exit(2);
    if (!(*store)->DeletePoints("db", Time{i}, Time{i + 4})) _exit(3);
    const int done = i + 10;
    if (write(pipe, &done, sizeof done) != sizeof done) _exit(4);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(kill_brings_nothing_back) {
  for (const int milliseconds : {70, 160, 290}) {
    TempDirectory directory;
    const int acknowledged = AcknowledgedWhenKilled(directory.path, milliseconds, WriteAndDelete);
    std::string expected = "_field=v,_measurement=m:";
    for (int i = 0; i < acknowledged; ++i) {
      if (i % 10 >= 5) expected += fmt::format(" {} {},", i, i);
    }
    auto store = OpenStore(directory.path);
    for (int pass = 0; pass < 2; ++pass) {
      const std::string found = Scan(*store, "db", {.stop = acknowledged});
      BOOST_TEST((found == expected + "\n"), "differ up to " << acknowledged << " in pass " << pass);
      BOOST_REQUIRE(store->Flush().has_value());
    }
  }
}
