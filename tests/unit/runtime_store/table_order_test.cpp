#include "runtime/store/table_order.h"

#include <random>

#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

// Tag names on every side of `_field`, `_measurement`, `_start` and `_stop`, present or not.
BOOST_AUTO_TEST_CASE(tables_come_in_group_key_order) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::mt19937 random(4);
  std::string text;
  for (int i = 0; i < 400; ++i) {
    text += "m" + std::to_string(random() % 3);
    for (const char* tag : {"A", "B", "_e", "_g", "_sa", "_su", "host", "zone"}) {
      if (random() % 3 == 0) text += std::string(",") + tag + "=v" + std::to_string(random() % 3);
    }
    text += " f=1,g=2 " + std::to_string(i) + "\n";
  }
  Load(*store, "db", text);
  const std::vector<Table> tables = ScanTables(*store, "db");
  BOOST_TEST(tables.size() > 100u);
  for (size_t i = 1; i < tables.size(); ++i) {
    BOOST_TEST((tables[i - 1].header->key < tables[i].header->key), tables[i].header->key.DebugText());
  }
}
