#include "vm/vector/bits.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <vector>

namespace flux::vector {

BOOST_AUTO_TEST_CASE(packing_and_expanding_are_inverse) {
  std::mt19937_64 random(1);
  for (const size_t count : {1, 7, 8, 9, 63, 64, 65, 200}) {
    std::vector<uint8_t> bytes(count);
    for (uint8_t& byte : bytes) byte = random() & 1;
    std::vector<uint64_t> words((count + 63) / 64, ~uint64_t{0});
    PackBits(bytes.data(), count, words.data());
    std::vector<uint8_t> back(count, 9);
    ExpandBits(words.data(), 0, count, back.data());
    BOOST_TEST(back == bytes, boost::test_tools::per_element());
    if (count % 64 != 0) BOOST_TEST((words.back() >> (count % 64)) == 0u);
  }
}

}  // namespace flux::vector
