#include "runtime/base/float_to_int.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

namespace flux {
namespace {

BOOST_AUTO_TEST_SUITE(float_to_int)

BOOST_AUTO_TEST_CASE(GoesTowardsZero) {
  BOOST_TEST(FloatToInt(2.9) == 2);
  BOOST_TEST(FloatToInt(-2.9) == -2);
  BOOST_TEST(FloatToInt(-0.0) == 0);
  BOOST_TEST(FloatToUint(2.9) == 2u);
}

BOOST_AUTO_TEST_CASE(WhatDoesNotFitIsTheMostNegativeNumber) {
  for (const double v : {0x1p63, 0x1p64, 1e300, HUGE_VAL, -HUGE_VAL, -0x1.0000000000001p63, std::nan("")}) {
    BOOST_TEST(FloatToInt(v) == INT64_MIN);
  }
  BOOST_TEST(FloatToInt(-0x1p63) == INT64_MIN);
  BOOST_TEST(FloatToInt(0x1.fffffffffffffp62) == INT64_MAX - 1023);
}

BOOST_AUTO_TEST_CASE(UnsignedNumbersReachFurtherAndWrap) {
  BOOST_TEST(FloatToUint(0x1p63) == uint64_t{1} << 63);
  BOOST_TEST(FloatToUint(0x1.fffffffffffffp63) == UINT64_MAX - 2047);
  BOOST_TEST(FloatToUint(-1) == UINT64_MAX);
  for (const double v : {0x1p64, HUGE_VAL, -HUGE_VAL, std::nan("")}) BOOST_TEST(FloatToUint(v) == uint64_t{1} << 63);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
