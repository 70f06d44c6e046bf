#include "runtime/base/hash_table.h"

#include <boost/test/unit_test.hpp>

namespace flux {

// A table that was refused memory in the middle of its growth could not be destroyed.
BOOST_AUTO_TEST_CASE(tables_grow_beyond_the_limit_of_a_query) {
  MemoryAccount account(1 << 20);
  const MemoryScope counted(&account);
  const Status filled = WithinMemory([]() -> Status {
    HashMap<uint64_t, std::vector<int>> map;
    HashSet<uint64_t> set;
    for (uint64_t i = 0; i < 1'000'000; ++i) {
      map[i];
      set.insert(i);
    }
    return map.size() == 1'000'000 && set.size() == 1'000'000 ? Status() : Fail(ErrorCode::kInternal, "sizes");
  });
  BOOST_TEST(filled.has_value());
}

// What the table holds is charged; the table is whole afterwards.
BOOST_AUTO_TEST_CASE(what_tables_hold_is_charged) {
  MemoryAccount account(1 << 20);
  const MemoryScope counted(&account);
  HashMap<uint64_t, std::vector<int>> map;
  const Status filled = WithinMemory([&]() -> Status {
    for (uint64_t i = 0; i < 1'000'000; ++i) map[i].resize(100);
    return {};
  });
  BOOST_REQUIRE(!filled);
  BOOST_CHECK(filled.error().code == ErrorCode::kResourceExhausted);
  for (const auto& [key, value] : map) BOOST_REQUIRE(value.empty() || value.size() == 100u);
}

}  // namespace flux
