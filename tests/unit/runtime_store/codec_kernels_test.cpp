// The forms of the codecs' loops give the same bits.

#include "runtime/store/codec_kernels.h"

#include <bit>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "runtime/store/int_packing.h"

namespace {

using namespace flux::store;

constexpr size_t kCounts[] = {1, 3, 4, 5, 31, 32, 33, 1023, 1024};

const CodecKernels& fast = FastestKernels();
const CodecKernels& portable = PortableKernels();

std::vector<uint64_t> Numbers(std::mt19937_64& random, size_t count, unsigned width) {
  std::vector<uint64_t> out(count);
  for (uint64_t& value : out) value = width == 0 ? 0 : random() >> (64 - width);
  return out;
}

void CheckDecimals(std::vector<uint64_t> integers) {
  for (unsigned exponent = 0; exponent <= kMaxExponent; ++exponent) {
    std::vector<uint64_t> one = integers, other = integers;
    fast.to_decimals(one.data(), one.size(), exponent);
    portable.to_decimals(other.data(), other.size(), exponent);
    BOOST_TEST_REQUIRE((one == other), "exponent " << exponent);
    // And back, a few at a time.
    for (size_t i = 0; i < integers.size(); i += 8) {
      const size_t count = std::min<size_t>(8, integers.size() - i);
      std::vector<uint64_t> back(count), back_too(count);
      const bool is_good = fast.to_integers(&one[i], count, exponent, back.data());
      BOOST_TEST_REQUIRE(is_good == portable.to_integers(&one[i], count, exponent, back_too.data()));
      if (is_good) BOOST_TEST_REQUIRE((back == back_too));
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(codec_kernels_agree_for_every_width) {
  std::mt19937_64 random(17);
  for (unsigned width = 0; width <= 64; ++width) {
    for (const size_t count : kCounts) {
      std::string bytes((count * width + 7) / 8 + kPackingPad, '\0');
      for (char& byte : bytes) byte = static_cast<char>(random());
      const uint64_t base = random();
      std::vector<uint64_t> one(count), other(count);
      fast.unpack(bytes.data(), width, base, count, one.data());
      portable.unpack(bytes.data(), width, base, count, other.data());
      BOOST_TEST_REQUIRE((one == other), "width " << width << ", " << count << " values");
    }
  }
}

BOOST_AUTO_TEST_CASE(sum_and_scale_kernels_agree) {
  std::mt19937_64 random(18);
  for (const size_t count : kCounts) {
    for (const unsigned width : {0u, 7u, 40u, 64u}) {
      std::vector<uint64_t> one = Numbers(random, count, width), other = one;
      const uint64_t sum = random();
      BOOST_TEST_REQUIRE(fast.add_up(one.data(), count, sum) == portable.add_up(other.data(), count, sum));
      BOOST_TEST_REQUIRE((one == other));
      for (const uint64_t unit : {uint64_t{0}, uint64_t{1}, uint64_t{1'000'000}, random()}) {
        fast.scale(one.data(), count, sum, unit);
        portable.scale(other.data(), count, sum, unit);
        BOOST_TEST_REQUIRE((one == other));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(decimal_kernels_agree) {
  std::mt19937_64 random(19);
  for (const unsigned width : {3u, 16u, 33u, 48u, 52u, 53u}) {
    for (int round = 0; round < 20; ++round) {
      std::vector<uint64_t> integers = Numbers(random, 1000, width);
      for (uint64_t& n : integers) n = random() % 2 == 0 ? n : -n;
      CheckDecimals(std::move(integers));
    }
  }
  // The ends of what is exact, and numbers beside the midpoints of quotients.
  constexpr uint64_t kEnd = uint64_t{1} << 53;
  std::vector<uint64_t> integers = {0, 1, kEnd - 1, 1 - kEnd, kEnd - 2, ~uint64_t{0}};
  uint64_t power = 1;
  for (unsigned e = 0; e < 16; ++e, power *= 10) {
    for (uint64_t times = 1; times < kEnd / power; times = times * 3 + 1) {
      for (const uint64_t n : {times * power - 1, times * power, times * power + 1, times * power + power / 2}) {
        integers.push_back(n);
        integers.push_back(-n);
      }
    }
  }
  CheckDecimals(std::move(integers));
}

BOOST_AUTO_TEST_CASE(floats_that_are_no_decimals) {
  std::mt19937_64 random(20);
  const double odd[] = {-0.0,   0.0,          1e300,    -1e300,    5e-324, 0x1p51, -0x1p51,
                        0x1p53, 0x1p52 + 0.5, HUGE_VAL, -HUGE_VAL, NAN,    1.0 / 3};
  for (int round = 0; round < 20'000; ++round) {
    std::vector<uint64_t> bits(1 + random() % 9);
    for (uint64_t& word : bits) word = std::bit_cast<uint64_t>(static_cast<double>(random() % 1000) / 100);
    bits[random() % bits.size()] =
        random() % 2 == 0 ? std::bit_cast<uint64_t>(odd[random() % std::size(odd)]) : random();
    for (unsigned exponent = 0; exponent <= kMaxExponent; exponent += 1 + random() % 3) {
      std::vector<uint64_t> one(bits.size()), other(bits.size());
      const bool is_good = fast.to_integers(bits.data(), bits.size(), exponent, one.data());
      BOOST_TEST_REQUIRE(is_good == portable.to_integers(bits.data(), bits.size(), exponent, other.data()));
      if (is_good) BOOST_TEST_REQUIRE((one == other));
    }
  }
}
