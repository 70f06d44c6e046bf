#include "runtime/table/table.h"

#include <boost/test/unit_test.hpp>

#include "runtime/column/builder.h"

namespace flux {
namespace {

GroupKey Key(std::initializer_list<std::pair<const char*, const char*>> tags) {
  std::vector<GroupKeyEntry> entries;
  for (const auto& [name, value] : tags) {
    entries.push_back({name, ColumnType::kString, value ? Value::String(value) : Value::Null(ValueKind::kString)});
  }
  return GroupKey(std::move(entries));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tables)

BOOST_AUTO_TEST_CASE(KeysIgnoreTheOrderOfEntries) {
  const GroupKey a = Key({{"host", "a"}, {"dc", "x"}});
  const GroupKey b = Key({{"dc", "x"}, {"host", "a"}});
  BOOST_TEST((a == b));
  BOOST_TEST(a.Hash() == b.Hash());
  BOOST_TEST(a.DebugText() == "{dc: \"x\", host: \"a\"}");
}

BOOST_AUTO_TEST_CASE(KeysAreOrderedAsTheLanguageSays) {
  BOOST_TEST((Key({{"host", "a"}}) < Key({{"host", "b"}})));
  BOOST_TEST((Key({{"host", nullptr}}) < Key({{"host", ""}})));
  BOOST_TEST((Key({{"host", "z"}}) < Key({{"dc", "a"}})));
  BOOST_TEST((Key({{"host", "a"}}) < Key({{"host", "a"}, {"zone", "b"}})));
  BOOST_TEST((Key({}) < Key({{"host", "a"}})));
  const GroupKey as_int({{"host", ColumnType::kInt, Value::Int(9)}});
  BOOST_TEST((as_int < Key({{"host", ""}})));
  BOOST_TEST((as_int != GroupKey({{"host", ColumnType::kUint, Value::Uint(9)}})));
}

BOOST_AUTO_TEST_CASE(EqualFloatsHashAlike) {
  const GroupKey plus({{"v", ColumnType::kFloat, Value::Float(0.0)}});
  const GroupKey minus({{"v", ColumnType::kFloat, Value::Float(-0.0)}});
  BOOST_TEST((plus == minus));
}

BOOST_AUTO_TEST_CASE(ConcatenationKeepsEncodings) {
  const Schema schema({{"host", ColumnType::kString}, {"t", ColumnType::kTime}, {"v", ColumnType::kFloat}});
  const auto piece = [](const char* host, int64_t start) {
    return Chunk{{Column::Constant(ColumnType::kString, Value::String(host), 2),
                  Column::Sequence(ColumnType::kTime, start, 10, 2), Column::FlatFloat({1, 2})},
                 2};
  };
  const std::vector<Chunk> same{piece("a", 0), piece("a", 20)};
  const Chunk joined = Concatenate(schema, same);
  BOOST_TEST((joined.columns[0]->encoding() == Encoding::kConstant));
  BOOST_TEST((joined.columns[1]->encoding() == Encoding::kSequence));
  BOOST_TEST(joined.columns[1]->IntAt(3) == 30);
  const std::vector<Chunk> other{piece("a", 0), piece("b", 40), piece("a", 50)};
  const Chunk mixed = Concatenate(schema, other);
  BOOST_TEST((mixed.columns[0]->encoding() == Encoding::kDictionary));
  BOOST_TEST(mixed.columns[0]->StringAt(3) == "b");
  BOOST_TEST(mixed.columns[0]->StringAt(4) == "a");
  BOOST_TEST((mixed.columns[1]->encoding() == Encoding::kFlat));
  BOOST_TEST(mixed.columns[2]->FloatAt(5) == 2);
  BOOST_TEST(Concatenate(schema, {}).columns.size() == 3u);
}

BOOST_AUTO_TEST_CASE(ConcatenationKeepsNullsOfDictionaries) {
  const Schema schema({{"s", ColumnType::kString}});
  ColumnBuilder builder(ColumnType::kString);
  for (int i = 0; i < 9; ++i) i == 4 ? builder.AppendNull() : builder.AppendString(i < 4 ? "x" : "y");
  const std::vector<Chunk> parts{{{builder.Finish()}, 9},
                                 {{Column::Constant(ColumnType::kString, Value::Null(), 1)}, 1}};
  const Chunk joined = Concatenate(schema, parts);
  BOOST_TEST(joined.columns[0]->null_count() == 2u);
  BOOST_TEST(joined.columns[0]->StringAt(8) == "y");
}

BOOST_AUTO_TEST_CASE(SplitsAndKeyChunks) {
  const TableHeader header{Key({{"host", "a"}}), Schema({{"host", ColumnType::kString}, {"_value", ColumnType::kInt}}),
                           false};
  const Chunk chunk = MakeKeyChunk(header, 7);
  BOOST_TEST(chunk.columns[0]->StringAt(6) == "a");
  BOOST_TEST(chunk.columns[1]->null_count() == 7u);
  const std::vector<Chunk> pieces = SplitChunk(chunk, 3);
  BOOST_TEST(pieces.size() == 3u);
  BOOST_TEST(pieces[2].rows == 1u);
}

BOOST_AUTO_TEST_CASE(WideSchemasFindTheirColumns) {
  std::vector<ColumnDef> columns;
  for (int i = 0; i < 100; ++i) columns.push_back({std::to_string(i), ColumnType::kInt});
  const Schema schema(columns), copy = schema;
  for (size_t i = 0; i < columns.size(); ++i) BOOST_TEST((copy.Find(columns[i].name) == i));
  BOOST_TEST(!copy.Find("100").has_value());
  BOOST_TEST((copy == schema));
}

BOOST_AUTO_TEST_CASE(ABatchIsItsTables) {
  auto header = std::make_shared<BatchHeader>();
  header->schema = Schema({{"host", ColumnType::kString}, {"_value", ColumnType::kInt}, {"dc", ColumnType::kString}});
  header->key_columns = {0, 2};
  header->is_time_ordered = true;
  ColumnBuilder hosts(ColumnType::kString), values(ColumnType::kInt), centres(ColumnType::kString);
  for (const char* host : {"a", "b", "c"}) hosts.AppendString(host);
  for (int i = 0; i < 3; ++i) values.AppendInt(i);
  for (const char* centre : {"x", "x", "y"}) centres.AppendString(centre);
  // The second table has no rows.
  const TableBatch batch{header, {hosts.Finish(), values.Finish(), centres.Finish()}, {2, 2, 3}};

  CollectingSink sink;
  BOOST_REQUIRE(SendTables(batch, sink).has_value());
  BOOST_REQUIRE(sink.tables.size() == 3u);
  BOOST_TEST((sink.tables[0].header->key == Key({{"host", "a"}, {"dc", "x"}})));
  BOOST_TEST((sink.tables[1].header->key == Key({{"host", "b"}, {"dc", "x"}})));
  BOOST_TEST((sink.tables[2].header->key == Key({{"host", "c"}, {"dc", "y"}})));
  BOOST_TEST(sink.tables[0].row_count() == 2u);
  BOOST_TEST(sink.tables[1].row_count() == 0u);
  BOOST_TEST(sink.tables[2].header->is_time_ordered);
  BOOST_TEST(sink.tables[2].Combined().columns[1]->IntAt(0) == 2);
  BOOST_TEST(sink.tables[2].Combined().columns[2]->StringAt(0) == "y");

  const Chunk rows = batch.AllRows();
  BOOST_TEST(rows.rows == 3u);
  BOOST_TEST(rows.columns[0]->StringAt(1) == "a");
  BOOST_TEST(rows.columns[0]->StringAt(2) == "c");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
