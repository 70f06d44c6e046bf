#pragma once

// The pseudo-random numbers of Go's package `math/rand`, of which its authors promise that they never change: the
// reference makes its data of them. An additive lagged Fibonacci generator (Mitchell and Reeds), and the ziggurat of
// Marsaglia and Tsang, "The Ziggurat Method for Generating Random Variables" (2000), for normal deviates.

#include <array>
#include <cstddef>
#include <cstdint>

namespace flux::stdlib {

class GoRandom {
 public:
  explicit GoRandom(int64_t seed);

  // 63 random bits.
  int64_t Int63();
  // From 0 up to `n`, which is positive and not reached.
  int32_t Below(int32_t n);
  // From 0.0 up to 1.0, which is not reached.
  double Float();
  // With mean 0 and standard deviation 1.
  double Normal();

 private:
  static constexpr size_t kLength = 607, kTap = 273;

  // What seeds are mixed with.
  static const std::array<uint64_t, kLength>& Cooked();

  uint32_t Bits32() { return static_cast<uint32_t>(Int63() >> 31); }
  double NormalTail(bool is_positive);

  std::array<uint64_t, kLength> state_;
  size_t tap_ = 0, feed_ = kLength - kTap;
};

}  // namespace flux::stdlib
