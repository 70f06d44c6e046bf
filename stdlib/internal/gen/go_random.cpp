#include "stdlib/internal/gen/go_random.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

namespace flux::stdlib {

namespace {

constexpr int64_t kPrime = (int64_t{1} << 31) - 1;

// The next number of a linear congruential generator.
uint64_t NextOfSeed(uint64_t x) { return x * 48271 % kPrime; }

// Fills `state` with numbers of that generator, of which each element takes three, shifted so far and half so far.
template <size_t size>
void FillFromSeed(int64_t seed, int shift, std::array<uint64_t, size>& state) {
  seed %= kPrime;
  if (seed < 0) seed += kPrime;
  if (seed == 0) seed = 89482311;
  auto x = static_cast<uint64_t>(seed);
  for (int i = 0; i < 20; ++i) x = NextOfSeed(x);
  for (uint64_t& element : state) {
    x = NextOfSeed(x);
    element = x << shift;
    x = NextOfSeed(x);
    element ^= x << (shift / 2);
    x = NextOfSeed(x);
    element ^= x;
  }
}

// A polynomial over the integers modulo 2^64, the remainder of a division by x^length - x^(length - tap) - 1: such is
// the recurrence s(n) = s(n - length) + s(n - tap), and x^n stands for s(n) in terms of the first s.
class Remainder {
 public:
  Remainder(size_t length, size_t tap) : tap_(tap), coefficients_(length) { coefficients_[0] = 1; }

  uint64_t operator[](size_t power) const { return coefficients_[power]; }

  void Square() {
    const size_t length = coefficients_.size();
    std::vector<uint64_t> product(2 * length - 1);
    for (size_t i = 0; i < length; ++i) {
      for (size_t j = 0; j < length; ++j) product[i + j] += coefficients_[i] * coefficients_[j];
    }
    Reduce(std::move(product));
  }
  void TimesX() {
    std::vector<uint64_t> product(1);
    product.insert(product.end(), coefficients_.begin(), coefficients_.end());
    Reduce(std::move(product));
  }

 private:
  void Reduce(std::vector<uint64_t> product) {
    const size_t length = coefficients_.size();
    for (size_t power = product.size() - 1; power >= length; --power) {
      product[power - length] += product[power];
      product[power - tap_] += product[power];
    }
    product.resize(length);
    coefficients_ = std::move(product);
  }

  size_t tap_;
  std::vector<uint64_t> coefficients_;
};

// The ziggurat of 128 strips: where a strip ends that lies under the curve altogether, in units of its width; the width
// of a unit; the height of the curve.
struct Ziggurat {
  static constexpr double kRightmost = 3.442619855899;
  static constexpr double kArea = 9.91256303526217e-3;

  std::array<uint32_t, 128> inside = {};
  std::array<float, 128> unit = {}, height = {};

  Ziggurat() {
    constexpr double kUnits = 2147483648;
    double x = kRightmost, previous = x;
    const double base = kArea / Curve(x);
    inside[0] = static_cast<uint32_t>(x / base * kUnits);
    unit[0] = static_cast<float>(base / kUnits);
    height[0] = 1;
    unit[127] = static_cast<float>(x / kUnits);
    height[127] = static_cast<float>(Curve(x));
    for (size_t i = 126; i >= 1; --i) {
      x = std::sqrt(-2 * std::log(kArea / x + Curve(x)));
      inside[i + 1] = static_cast<uint32_t>(x / previous * kUnits);
      previous = x;
      height[i] = static_cast<float>(Curve(x));
      unit[i] = static_cast<float>(x / kUnits);
    }
  }

  static double Curve(double x) { return std::exp(-0.5 * x * x); }
};

// The logarithm as Go computes it, after FreeBSD's `e_log.c`: the last bit may be another than that of the C library.
double Log(double x) {
  constexpr double kLn2High = 6.93147180369123816490e-01, kLn2Low = 1.90821492927058770002e-10;
  constexpr double kOdd[] = {6.666666666666735130e-01, 2.857142874366239149e-01, 1.818357216161805012e-01,
                             1.479819860511658591e-01};
  constexpr double kEven[] = {3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01};
  if (x == 0) return -std::numeric_limits<double>::infinity();
  int exponent = 0;
  double fraction = std::frexp(x, &exponent);
  if (fraction < std::numbers::sqrt2 / 2) {
    fraction *= 2;
    --exponent;
  }
  const double f = fraction - 1, k = exponent;
  const double s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
  const double odd = s2 * (kOdd[0] + s4 * (kOdd[1] + s4 * (kOdd[2] + s4 * kOdd[3])));
  const double even = s4 * (kEven[0] + s4 * (kEven[1] + s4 * kEven[2]));
  const double half_square = 0.5 * f * f;
  return k * kLn2High - ((half_square - (s * (half_square + (odd + even)) + k * kLn2Low)) - f);
}

const Ziggurat& NormalZiggurat() {
  static const Ziggurat ziggurat;
  return ziggurat;
}

}  // namespace

// The state of the generator after 7.8e12 numbers, which a power of x gives at once.
const std::array<uint64_t, GoRandom::kLength>& GoRandom::Cooked() {
  static const std::array<uint64_t, kLength> cooked = [] {
    constexpr uint64_t kDistance = 7'800'000'000'000;
    // Numbers are written from this place downwards.
    const auto place_of = [](size_t n) { return (kLength - kTap - 1 + kLength * 2 - n) % kLength; };
    std::array<uint64_t, kLength> state;
    FillFromSeed(1, 20, state);
    std::vector<uint64_t> sequence;
    for (size_t n = 0; n < kLength; ++n) sequence.push_back(state[place_of(n)]);
    for (size_t n = kLength; n < 2 * kLength; ++n) sequence.push_back(sequence[n - kLength] + sequence[n - kTap]);
    Remainder power(kLength, kTap);
    for (int bit = 63; bit >= 0; --bit) {
      power.Square();
      if ((kDistance >> bit & 1) != 0) power.TimesX();
    }
    for (size_t n = 0; n < kLength; ++n) {
      uint64_t& element = state[place_of((kDistance + n) % kLength)];
      element = 0;
      for (size_t i = 0; i < kLength; ++i) element += power[i] * sequence[n + i];
    }
    return state;
  }();
  return cooked;
}

GoRandom::GoRandom(int64_t seed) {
  FillFromSeed(seed, 40, state_);
  for (size_t i = 0; i < kLength; ++i) state_[i] ^= Cooked()[i];
}

int64_t GoRandom::Int63() {
  tap_ = (tap_ == 0 ? kLength : tap_) - 1;
  feed_ = (feed_ == 0 ? kLength : feed_) - 1;
  state_[feed_] += state_[tap_];
  return static_cast<int64_t>(state_[feed_] & ~(uint64_t{1} << 63));
}

int32_t GoRandom::Below(int32_t n) {
  const auto next = [this] { return static_cast<int32_t>(Int63() >> 32); };
  if ((n & (n - 1)) == 0) return next() & (n - 1);
  // Numbers beyond the last multiple of `n` would make small results more likely.
  const auto most = static_cast<int32_t>(kPrime - (int64_t{1} << 31) % n);
  int32_t number = next();
  while (number > most) number = next();
  return number % n;
}

double GoRandom::Float() {
  for (;;) {
    const double number = static_cast<double>(Int63()) / 0x1p63;
    if (number != 1) return number;
  }
}

double GoRandom::Normal() {
  const Ziggurat& ziggurat = NormalZiggurat();
  for (;;) {
    const auto bits = static_cast<int32_t>(Bits32());
    const size_t strip = bits & 0x7F;
    const double x = bits * static_cast<double>(ziggurat.unit[strip]);
    const uint32_t distance = bits < 0 ? 0U - static_cast<uint32_t>(bits) : static_cast<uint32_t>(bits);
    if (distance < ziggurat.inside[strip]) return x;
    if (strip == 0) return NormalTail(bits > 0);
    const float height = ziggurat.height[strip];
    const float at = height + static_cast<float>(Float()) * (ziggurat.height[strip - 1] - height);
    if (at < static_cast<float>(Ziggurat::Curve(x))) return x;
  }
}

double GoRandom::NormalTail(bool is_positive) {
  for (;;) {
    const double x = -Log(Float()) * (1 / Ziggurat::kRightmost);
    const double y = -Log(Float());
    if (y + y >= x * x) return is_positive ? Ziggurat::kRightmost + x : -Ziggurat::kRightmost - x;
  }
}

}  // namespace flux::stdlib
