// The records of batches in the log: what they hold comes back, and damaged ones are errors.

#include "runtime/store/batch.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <random>

#include "tests/unit/runtime_store/store_fixture.h"

namespace {

using namespace flux;
using namespace flux::store;

// Columns of every type, of two series.
struct Columns {
  SeriesIndex index;
  std::vector<ColumnId> ids;

  Columns() {
    for (const std::string_view host : {"a", "b"}) {
      const std::vector<std::pair<std::string_view, std::string_view>> tags = {{"host", host}};
      const SeriesId series = index.AddSeries("m", tags);
      ids.push_back(index.AddColumn(series, "float", ColumnType::kFloat));
      ids.push_back(index.AddColumn(series, "int", ColumnType::kInt));
      ids.push_back(index.AddColumn(series, "uint", ColumnType::kUint));
      ids.push_back(index.AddColumn(series, "bool", ColumnType::kBool));
      ids.push_back(index.AddColumn(series, "string", ColumnType::kString));
    }
  }
};

void AddRandom(Batch& batch, const Columns& columns, ColumnId id, int64_t time, std::mt19937_64& random) {
  switch (columns.index.column(id).type) {
    case ColumnType::kFloat:
      return batch.Add(id, time, std::bit_cast<uint64_t>(static_cast<double>(random() % 1000) / 10));
    case ColumnType::kBool:
      return batch.Add(id, time, random() % 2);
    case ColumnType::kString:
      return batch.AddString(id, time, std::string(random() % 5, 'x'));
    case ColumnType::kInt:
    case ColumnType::kUint:
    case ColumnType::kTime:
      return batch.Add(id, time, random());
  }
}

// Each column's times and values in their order.
std::map<ColumnId, std::string> ContentOf(const Batch& batch, const SeriesIndex& index) {
  std::map<ColumnId, std::string> out;
  for (const Batch::Entry& entry : batch.entries) {
    const bool is_string = index.column(entry.column).type == ColumnType::kString;
    out[entry.column] += std::to_string(entry.time) + " " +
                         (is_string ? std::string(batch.StringAt(entry)) : std::to_string(entry.bits)) + "\n";
  }
  return out;
}

Batch RandomBatch(const Columns& columns, size_t points, std::mt19937_64& random) {
  Batch batch;
  for (size_t i = 0; i < points; ++i) {
    // Mostly in order, and now and then late.
    const int64_t time = static_cast<int64_t>(random() % 50 == 0 ? random() : i * 10);
    for (const ColumnId id : columns.ids) {
      if (random() % 100 != 0) AddRandom(batch, columns, id, time, random);
    }
  }
  return batch;
}

}  // namespace

BOOST_AUTO_TEST_CASE(records_of_batches_by_column) {
  const Columns columns;
  std::mt19937_64 random(23);
  for (const size_t points : {20, 100, 3000}) {
    const Batch batch = RandomBatch(columns, points, random);
    const std::optional<BatchColumns> by_column = ByColumn(batch);
    BOOST_TEST_REQUIRE(by_column.has_value());
    for (const std::string& record :
         {EncodeBatch(batch, columns.index), EncodeBatch(batch, *by_column, columns.index)}) {
      Batch again;
      BOOST_TEST_REQUIRE(DecodeBatch(record, columns.index, again).has_value());
      BOOST_TEST((ContentOf(again, columns.index) == ContentOf(batch, columns.index)));
    }
  }
}

BOOST_AUTO_TEST_CASE(batches_of_few_values_a_column_stay_in_order) {
  const Columns columns;
  std::mt19937_64 random(24);
  BOOST_TEST(!ByColumn({}).has_value());
  BOOST_TEST(!ByColumn(RandomBatch(columns, 10, random)).has_value());
  Batch far;
  for (int64_t i = 0; i < 100; ++i) far.Add(i % 2 == 0 ? 0 : 1'000'000'000, i, 0);
  BOOST_TEST(!ByColumn(far).has_value());
}

// Whatever bytes are there, reading ends, with an error or with other values.
BOOST_AUTO_TEST_CASE(damaged_records_by_column) {
  const Columns columns;
  std::mt19937_64 random(25);
  const Batch batch = RandomBatch(columns, 100, random);
  const std::string record = EncodeBatch(batch, *ByColumn(batch), columns.index);
  for (int i = 0; i < 20'000; ++i) {
    std::string damaged = record;
    for (uint64_t flips = 1 + random() % 3; flips > 0; --flips) {
      damaged[random() % damaged.size()] ^= static_cast<char>(1 << random() % 8);
    }
    if (i % 2 == 0) damaged.resize(random() % damaged.size());
    Batch again;
    if (!DecodeBatch(damaged, columns.index, again)) continue;
    BOOST_TEST_REQUIRE(again.entries.size() <= size_t{1} << 20);
  }
}

// A loader takes a text in pieces of any size.
BOOST_AUTO_TEST_CASE(loaded_in_pieces) {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += "m,host=h" + std::to_string(i % 3) + " v=" + std::to_string(i) + ",s=\"a\nb" + std::string(i % 40, '\n') +
            "\" " + std::to_string(i) + "\n";
  }
  std::string whole;
  for (const size_t piece : {text.size(), size_t{1}, size_t{7}, size_t{100}, size_t{5000}}) {
    TempDirectory directory;
    const auto store = OpenStore(directory.path);
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    auto loader = store->OpenLineLoader("db", Precision::kNanoseconds, Time{});
    BOOST_REQUIRE(loader.has_value());
    for (size_t at = 0; at < text.size(); at += piece) {
      BOOST_REQUIRE((*loader)->Feed(std::string_view(text).substr(at, piece)).has_value());
    }
    BOOST_REQUIRE((*loader)->Commit().has_value());
    BOOST_TEST((*loader)->report().lines == 300u);
    const std::string found = Scan(*store, "db");
    if (whole.empty()) whole = found;
    BOOST_TEST((found == whole));
  }
}
