#include "runtime/store/frozen_index.h"

#include <fmt/format.h>
#include <unistd.h>

#include <map>
#include <random>

#include "runtime/store/maintenance.h"
#include "runtime/store/series_filter.h"
#include "runtime/store/store_state.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

using Blocks = std::map<std::pair<FrozenSection, uint32_t>, std::string>;

// A frozen index and its blocks.
struct Frozen {
  std::string head;
  Blocks blocks;

  FrozenIndex::Fetch Fetch() const {
    return [this](FrozenSection section, uint32_t block) -> Result<std::string> {
      const auto found = blocks.find({section, block});
      if (found == blocks.end()) return Fail(ErrorCode::kDataLoss, "missing");
      return found->second;
    };
  }
};

Frozen FreezeFirst(const SeriesIndex& index, size_t series, size_t columns) {
  Frozen out;
  auto head =
      Freeze(index, series, columns, [&](FrozenSection section, uint32_t block, std::string_view bytes) -> Status {
        BOOST_TEST((out.blocks.emplace(std::pair(section, block), bytes).second));
        return {};
      });
  BOOST_REQUIRE(head.has_value());
  out.head = *head;
  return out;
}

// One of the texts that tags, fields and measurements have.
std::string RandomText(std::mt19937& random, uint32_t count) {
  const uint32_t number = random() % count;
  return number == 0 ? std::string(300, 'x') : fmt::format("t{}", number * 7919 % count);
}

// Series and fields in an order as writers bring them: new fields of old series among new series.
void AddRandom(SeriesIndex& index, std::mt19937& random, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const std::string measurement = fmt::format("m{}", random() % 3);
    std::map<std::string, std::string> tags;
    for (uint32_t k = random() % 5; k > 0; --k) tags.emplace(RandomText(random, 6), RandomText(random, 900));
    const std::vector<std::pair<std::string_view, std::string_view>> views(tags.begin(), tags.end());
    const SeriesId series = index.AddSeries(measurement, views);
    for (uint32_t k = random() % 4; k > 0; --k) {
      const uint32_t field = random() % 40;
      index.AddColumn(series, fmt::format("f{}", field), field % 2 ? ColumnType::kFloat : ColumnType::kInt);
    }
  }
}

// How many of the columns belong to the first series, as far as these come first.
size_t ColumnsOfFirst(const SeriesIndex& index, size_t series) {
  ColumnId columns = 0;
  while (columns < index.column_count() && index.column(columns).series < series) ++columns;
  return columns;
}

// An index that begins with what was frozen and gets the rest from the records of another one that was not saved yet.
std::unique_ptr<SeriesIndex> Reopened(const Frozen& frozen, const SeriesIndex& all) {
  auto opened = FrozenIndex::Open(frozen.head, frozen.Fetch());
  BOOST_REQUIRE(opened.has_value());
  auto index = std::make_unique<SeriesIndex>();
  index->StartWith(std::move(*opened));
  for (const SeriesIndex::Record& record : all.UnsavedRecords()) {
    const size_t known = record.is_series ? index->frozen_counts().series : index->frozen_counts().columns;
    if (record.id >= known) BOOST_REQUIRE(index->Load(record.is_series, record.id, record.bytes).has_value());
  }
  return index;
}

std::string Describe(const SeriesIndex& index, ColumnId column) {
  const ColumnIdentity& identity = index.column(column);
  const Series series = index.series(identity.series);
  std::string out = fmt::format("{} {} {} {}", identity.series, index.texts().At(series.measurement),
                                index.texts().At(identity.field), static_cast<int>(identity.type));
  for (const Tag tag : series.tags)
    out += fmt::format(" {}={}", index.texts().At(tag.key), index.texts().At(tag.value));
  return out;
}

void CheckSameSelection(const SeriesIndex& a, const SeriesIndex& b, const std::vector<expr::Function>& predicates) {
  const std::vector<ColumnId> found = SeriesFilter(a, predicates).Select();
  BOOST_TEST((found == SeriesFilter(b, predicates).Select()));
}

void CheckSame(const SeriesIndex& index, const SeriesIndex& expected) {
  BOOST_REQUIRE(index.series_count() == expected.series_count());
  BOOST_REQUIRE(index.column_count() == expected.column_count());
  for (ColumnId column = 0; column < expected.column_count(); ++column) {
    BOOST_TEST_REQUIRE(Describe(index, column) == Describe(expected, column));
    const ColumnIdentity& identity = expected.column(column);
    BOOST_TEST(index.column(column).tag_keys == identity.tag_keys);
    const std::string_view field = expected.texts().At(identity.field);
    BOOST_TEST((index.FindColumn(identity.series, field) == column));
    const std::string_view measurement = expected.texts().At(expected.series(identity.series).measurement);
    BOOST_TEST((index.FieldType(measurement, field) == identity.type));
  }
  for (SeriesId id = 0; id < expected.series_count(); ++id) {
    const Series series = expected.series(id);
    std::vector<std::pair<std::string_view, std::string_view>> tags;
    for (const Tag tag : series.tags) tags.emplace_back(expected.texts().At(tag.key), expected.texts().At(tag.value));
    const std::string_view measurement = expected.texts().At(series.measurement);
    BOOST_TEST((index.FindSeries(measurement, tags) == id));
    tags.emplace_back("zzz", "t1");
    BOOST_TEST(!index.FindSeries(measurement, tags).has_value());
  }
  BOOST_TEST(!index.texts().Find("no such text").has_value());
  BOOST_TEST(!index.texts().Find("").has_value());
  BOOST_TEST(!index.FieldType("m0", "t1").has_value());
  const auto equal = [](std::string column, std::string value) {
    return Compare(std::move(column), BinaryOp::kEqual, Value::String(value));
  };
  for (int i = 1; i < 60; ++i) CheckSameSelection(index, expected, {equal("t1", fmt::format("t{}", i * 15))});
  CheckSameSelection(index, expected, {});
  CheckSameSelection(index, expected, {equal("_measurement", "m1"), equal("_field", "f3")});
  CheckSameSelection(index, expected, {equal(std::string(300, 'x'), std::string(300, 'x'))});
  CheckSameSelection(index, expected, {equal("t1", "none")});
  CheckSameSelection(index, expected, {equal("none", "t1")});
  CheckSameSelection(index, expected, {Compare("t2", BinaryOp::kNotEqual, Value::String("t7")), Exists("t3")});
  CheckSameSelection(index, expected, {Not(Exists("t4"))});
  BOOST_TEST(index.Check().has_value());
}

}  // namespace

BOOST_AUTO_TEST_CASE(random_series_frozen_and_added) {
  std::mt19937 random(7);
  for (const size_t count : {0, 1, 40, 6000}) {
    SeriesIndex all;
    AddRandom(all, random, count);
    for (const size_t series : {all.series_count(), all.series_count() / 2, size_t{0}}) {
      const Frozen frozen = FreezeFirst(all, series, ColumnsOfFirst(all, series));
      const auto index = Reopened(frozen, all);
      CheckSame(*index, all);
      // And once more, from an index of which a part is frozen.
      const Frozen again = FreezeFirst(*index, index->series_count(), index->column_count());
      CheckSame(*Reopened(again, all), all);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_frozen_index_goes_on) {
  std::mt19937 random(11);
  SeriesIndex all;
  AddRandom(all, random, 3000);
  const Frozen frozen = FreezeFirst(all, all.series_count(), all.column_count());
  const auto index = Reopened(frozen, all);
  std::mt19937 same = random;
  AddRandom(all, random, 2000);
  AddRandom(*index, same, 2000);
  CheckSame(*index, all);
  // What was not saved is what the other one has behind what was frozen.
  BOOST_TEST(index->UnsavedRecords().size() ==
             all.series_count() + all.column_count() - index->saved_series() - index->saved_columns());
}

BOOST_AUTO_TEST_CASE(one_series_reads_few_blocks) {
  SeriesIndex all;
  for (int i = 0; i < 20'000; ++i) {
    const std::string host = fmt::format("h{}", i);
    const std::vector<std::pair<std::string_view, std::string_view>> tags{{"host", host}};
    all.AddColumn(all.AddSeries("m", tags), "v", ColumnType::kFloat);
  }
  const Frozen frozen = FreezeFirst(all, all.series_count(), all.column_count());
  size_t read = 0;
  const auto count = [&](FrozenSection section, uint32_t block) {
    ++read;
    return frozen.Fetch()(section, block);
  };
  SeriesIndex index;
  index.StartWith(std::move(*FrozenIndex::Open(frozen.head, count)));
  const std::vector<expr::Function> one{Compare("host", BinaryOp::kEqual, Value::String("h12345"))};
  BOOST_TEST((SeriesFilter(index, one).Select() == std::vector<ColumnId>{12345}));
  BOOST_TEST(read <= 10u);
  BOOST_TEST(frozen.blocks.size() > 100u);
}

// A checksum stands before this, so what is wrong need not be noticed; it must do no harm.
BOOST_AUTO_TEST_CASE(damaged_blocks_do_no_harm) {
  std::mt19937 random(3);
  SeriesIndex all;
  AddRandom(all, random, 3000);
  const Frozen whole = FreezeFirst(all, all.series_count(), all.column_count());
  for (int round = 0; round < 300; ++round) {
    Frozen frozen = whole;
    auto at = frozen.blocks.begin();
    std::advance(at, random() % frozen.blocks.size());
    std::string& bytes = round % 10 == 0 ? frozen.head : at->second;
    if (random() % 2) {
      bytes.resize(random() % bytes.size());
    } else {
      for (uint32_t k = random() % 8 + 1; k > 0; --k) bytes[random() % bytes.size()] ^= static_cast<char>(random());
    }
    auto opened = FrozenIndex::Open(frozen.head, frozen.Fetch());
    if (!opened) continue;
    SeriesIndex index;
    index.StartWith(std::move(*opened));
    if (index.series_count() > 2 * all.series_count() || index.column_count() > 2 * all.column_count()) continue;
    size_t seen = SeriesFilter(index, std::vector<expr::Function>{Exists("t1")}).Select().size();
    for (SeriesId id = 0; id < index.series_count(); ++id) seen += index.series(id).columns.size();
    for (int i = 0; i < 900; ++i) seen += index.texts().Find(fmt::format("t{}", i)).has_value();
    const std::vector<std::pair<std::string_view, std::string_view>> tags{{"t1", "t8"}};
    index.AddSeries("m1", tags);
    BOOST_TEST(seen < SIZE_MAX);
  }
  for (const auto& [place, bytes] : whole.blocks) {
    Frozen frozen = whole;
    frozen.blocks.erase(place);
    const auto index = Reopened(frozen, all);
    for (ColumnId column = 0; column < index->column_count(); ++column) Describe(*index, column);
    const bool is_lookup = place.first > FrozenSection::kColumns;
    BOOST_TEST((is_lookup || !index->Check()));
  }
}

namespace {

constexpr int kSeries = 700;

std::string Points(int from, int to, int64_t time, std::string_view field = "v") {
  std::string text;
  for (int i = from; i < to; ++i) text += fmt::format("m,host=h{:03},x=y {}={} {}\n", i * 37 % kSeries, field, i, time);
  return text;
}

// Keys of the frozen part.
size_t FrozenKeys(const std::string& path) {
  auto map = KeyValueStore::OpenForReading(path, {}).value();
  size_t count = 0;
  for (const std::string_view kind : {"i", "j"}) {
    BOOST_REQUIRE(map->ForEach(Space::kCatalog, kind, nullptr,
                               [&](std::string_view, std::string_view) -> Status {
                                 ++count;
                                 return {};
                               })
                      .has_value());
  }
  return count;
}

Query OfHost(int host) {
  return {.predicates = {Compare("host", BinaryOp::kEqual, Value::String(fmt::format("h{:03}", host)))}};
}

// A store that freezes whatever it can and one that never does, to which the same is done.
struct Pair {
  TempDirectory frozen, plain;
  void Do(auto change) {
    change(*OpenStore(frozen.path, {.freeze_from = 1}));
    change(*OpenStore(plain.path, {.freeze_from = SIZE_MAX}));
  }
  void Check() {
    for (const bool is_read_only : {true, false}) {
      auto a = OpenStore(frozen.path, {.is_read_only = is_read_only, .freeze_from = SIZE_MAX});
      auto b = OpenStore(plain.path, {.is_read_only = is_read_only, .freeze_from = SIZE_MAX});
      for (const int host : {0, 1, 3, 350, 699})
        BOOST_TEST(Scan(*a, "db", OfHost(host)) == Scan(*b, "db", OfHost(host)));
      BOOST_TEST((Scan(*a, "db") == Scan(*b, "db")));
      BOOST_TEST(Scan(*a, "db", OfHost(5)) == Scan(*b, "db", OfHost(5)));
    }
    const auto found = VerifyStore(frozen.path);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->damage.empty());
    BOOST_TEST(FrozenKeys(plain.path) == 0u);
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(frozen_stores_say_what_others_say) {
  Pair pair;
  pair.Do([](Store& store) {
    BOOST_REQUIRE(store.CreateBucket("db").has_value());
    Load(store, "db", Points(0, 500, 10));
  });
  BOOST_TEST(FrozenKeys(pair.frozen.path) > 10u);
  pair.Check();
  const std::string one = "m,host=h001,x=y ";
  const std::vector<std::string> texts{Points(300, 700, 20),      Points(0, 700, 15),
                                       Points(100, 200, 10, "w"), "m,rack=r1 v=1 5\nn,host=h003 v=1i 5\n",
                                       one + "v=2,u=\"t\" 4\n",   Points(650, 660, 30)};
  for (const std::string& text : texts) {
    pair.Do([&](Store& store) { Load(store, "db", text); });
    pair.Check();
  }
  // Chunks leave packs, whole packs go, and others come.
  for (int round = 0; round < 4; ++round) {
    pair.Do([&](Store& store) {
      const std::vector<DeleteTerm> y{{.tag = "x", .value = "y"}};
      BOOST_REQUIRE(store.DeletePoints("db", Time{round % 2 ? 16 : 0}, Time{round % 2 ? 1000 : 15}, y).has_value());
      if (round % 3 == 1) BOOST_REQUIRE(store.Compact().has_value());
    });
    pair.Check();
    pair.Do([&](Store& store) { Load(store, "db", Points(round * 90, 700, 100 + round)); });
    pair.Check();
  }
  BOOST_TEST(StatisticsOfStore(pair.frozen.path)->front().series == StatisticsOfStore(pair.plain.path)->front().series);
  // Nothing of it comes back with the number of the bucket.
  pair.Do([](Store& store) { BOOST_REQUIRE(store.DeleteBucket("db").has_value()); });
  BOOST_TEST(FrozenKeys(pair.frozen.path) == 0u);
  pair.Do([](Store& store) {
    BOOST_REQUIRE(store.CreateBucket("db").has_value());
    Load(store, "db", Points(0, 3, 10));
  });
  pair.Check();
}

// A process that froze packs which it had not looked at must not give their numbers again once they are gone.
BOOST_AUTO_TEST_CASE(numbers_of_packs_never_come_again) {
  TempDirectory directory;
  {
    auto store = OpenStore(directory.path, {.freeze_from = SIZE_MAX});
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    Load(*store, "db", Points(0, kSeries, 10));
  }
  {
    auto store = OpenStore(directory.path, {.freeze_from = 1});
    BOOST_REQUIRE(store->OpenSource("db").has_value());
    BOOST_REQUIRE(store->Flush().has_value());
    BOOST_REQUIRE(store->DeletePoints("db", Time{0}, Time{100}).has_value());
    BOOST_REQUIRE(store->Flush().has_value());
  }
  // The columns in another order than in the packs that were.
  for (int from = kSeries - 100; from >= 0; from -= 100) {
    auto store = OpenStore(directory.path, {.freeze_from = SIZE_MAX});
    Load(*store, "db", Points(from, from + 100, 20));
  }
  auto store = OpenStore(directory.path, {.is_read_only = true});
  for (int host = 0; host < kSeries; host += 13) BOOST_TEST(ScanTables(*store, "db", OfHost(host)).size() == 1u);
}

// What a process read stays readable while it freezes again, and when the bucket goes.
BOOST_AUTO_TEST_CASE(freezing_while_a_frozen_index_is_in_use) {
  TempDirectory directory;
  const StoreOptions options{.freeze_from = 1};
  {
    auto store = OpenStore(directory.path, options);
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    Load(*store, "db", Points(0, kSeries, 10));
  }
  auto store = OpenStore(directory.path, options);
  BOOST_TEST(Scan(*store, "db", OfHost(1)) == "_field=v,_measurement=m,host=h001,x=y: 10 473f,\n");
  for (int i = 0; i < 3; ++i) {
    Load(*store, "db", fmt::format("m,host=new{} v=1 10\n", i));
    BOOST_REQUIRE(store->Flush().has_value());
  }
  BOOST_TEST(ScanTables(*store, "db").size() == kSeries + 3u);
  store.reset();
  store = OpenStore(directory.path, options);
  BOOST_TEST(ScanTables(*store, "db").size() == kSeries + 3u);
}

BOOST_AUTO_TEST_CASE(stores_of_before_there_was_anything_frozen) {
  TempDirectory directory;
  {
    auto store = OpenStore(directory.path, {.freeze_from = SIZE_MAX});
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    Load(*store, "db", Points(0, kSeries, 10));
  }
  const auto set_format = [&](std::string_view format) {
    auto map = KeyValueStore::Open(directory.path, {.must_exist = true}).value();
    WriteSet changes;
    changes.Put(Space::kCatalog, "f", format);
    BOOST_REQUIRE(map->Write(changes, KeyValueStore::Durability::kNow).has_value());
  };
  set_format("\x02");
  const std::string expected = Scan(*OpenStore(directory.path, {.is_read_only = true}), "db");
  {
    auto store = OpenStore(directory.path, {.freeze_from = 1});
    BOOST_TEST((Scan(*store, "db") == expected));
  }
  BOOST_TEST(FrozenKeys(directory.path) > 0u);
  auto map = KeyValueStore::OpenForReading(directory.path, {}).value();
  PinnedValue format;
  BOOST_REQUIRE(map->Get(Space::kCatalog, "f", nullptr, format).value());
  BOOST_TEST(format.bytes() == "\x03");
  BOOST_TEST((Scan(*OpenStore(directory.path, {.is_read_only = true}), "db") == expected));
}

namespace {

// Brings new series for ever, freezes all the time, and reports how many are acknowledged.
[[noreturn]] void WriteAndFreeze(const std::string& path, int pipe) {
  auto store = Store::Open(path, {.freeze_from = 1});
  if (!store) _exit(1);
  (void)(*store)->CreateBucket("db");
  for (int i = 0;; i += 40) {
    std::string text;
    for (int k = i; k < i + 40; ++k) text += fmt::format("m,host=h{} v={}i {}\n", k * 7919 % 100'000, k, k);
    auto loader = (*store)->OpenLineLoader("db", Precision::kNanoseconds, Time{});
    if (!loader || !(*loader)->Feed(text) || !(*loader)->Commit()) _exit(2);
    const int done = i + 40;
    if (write(pipe, &done, sizeof done) != sizeof done) _exit(3);
    if (!(*store)->Flush()) _exit(4);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(kills_while_freezing_lose_nothing) {
  for (int milliseconds = 20; milliseconds < 400; milliseconds += 47) {
    TempDirectory directory;
    const int acknowledged = AcknowledgedWhenKilled(directory.path, milliseconds, WriteAndFreeze);
    const auto found = VerifyStore(directory.path);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->damage.empty());
    const auto check = [&](StoreOptions options) {
      auto store = OpenStore(directory.path, options);
      const std::vector<Table> tables = ScanTables(*store, "db");
      BOOST_TEST(tables.size() >= static_cast<size_t>(acknowledged));
      BOOST_TEST(tables.size() % 40 == 0u);
      const Query one{.predicates = {Compare("host", BinaryOp::kEqual, Value::String("h7919"))}};
      BOOST_TEST(Scan(*store, "db", one) == "_field=v,_measurement=m,host=h7919: 1 1,\n");
    };
    check({.is_read_only = true});
    check({.freeze_from = 1});
    check({.is_read_only = true});
    BOOST_TEST(VerifyStore(directory.path)->damage.empty());
  }
}

BOOST_AUTO_TEST_CASE(what_is_frozen_and_damaged_is_named_and_made_anew) {
  for (const std::string_view section : {"\x01", "\x02", "\x03", "\x05", "\x06", "\x0b", ""}) {
    TempDirectory directory;
    const std::string path = directory.path + "/store";
    {
      auto store = OpenStore(path, {.freeze_from = 1});
      BOOST_REQUIRE(store->CreateBucket("db").has_value());
      Load(*store, "db", Points(0, kSeries, 10));
    }
    const std::string expected = Scan(*OpenStore(path, {.is_read_only = true}), "db");
    {
      auto map = KeyValueStore::Open(path, {.must_exist = true}).value();
      WriteSet changes;
      const auto damage = [&](std::string_view key, std::string_view value) -> Status {
        if (section.empty() || key.substr(9).starts_with(section))
          changes.Put(Space::kCatalog, key, value.substr(0, value.size() / 2));
        return {};
      };
      BOOST_REQUIRE(map->ForEach(Space::kCatalog, section.empty() ? "i" : "j", nullptr, damage).has_value());
      BOOST_REQUIRE(map->Write(changes, KeyValueStore::Durability::kNow).has_value());
    }
    const auto found = VerifyStore(path);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->damage.size() == 1u);
    {
      // Nothing is written on top of what cannot be read.
      auto store = OpenStore(path, {.freeze_from = SIZE_MAX});
      const auto written = store->Write("db", std::vector<WritePoint>{});
      auto loader = store->OpenLineLoader("db", Precision::kNanoseconds, Time{});
      const bool is_unread = section == "\x06" || section == "\x0b";
      if (loader && !is_unread) BOOST_TEST((!(*loader)->Feed(Points(0, 1, 10)) || !(*loader)->Commit()));
    }
    const Result<StoreRepair> repair = SalvageStore(path);
    BOOST_REQUIRE(repair.has_value());
    BOOST_TEST(repair->losses.empty());
    BOOST_TEST((Scan(*OpenStore(repair->repaired, {.is_read_only = true}), "db") == expected));
    BOOST_TEST(FrozenKeys(repair->repaired) == 0u);
  }
}
