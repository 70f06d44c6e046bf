#include "runtime/store/codec_kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace flux::store {

namespace {

uint64_t Load(const char* at) {
  uint64_t word;
  std::memcpy(&word, at, 8);
  return word;
}

// Eight values of `width` bits fill `width` bytes, so the offsets within a group of eight are the same for all groups.
void Unpack(const char* in, unsigned width, uint64_t base, size_t count, uint64_t* out) {
  if (width == 0) {
    std::fill_n(out, count, base);
    return;
  }
  const uint64_t mask = width == 64 ? ~uint64_t{0} : (uint64_t{1} << width) - 1;
  const auto value = [&](const char* group, unsigned k) {
    const unsigned bit = k * width;
    const char* at = group + (bit >> 3);
    const unsigned shift = bit & 7;
    uint64_t word = Load(at) >> shift;
    // Past 56 bits a value may reach into a ninth byte.
    if (width > 56 && shift != 0) word |= static_cast<uint64_t>(static_cast<uint8_t>(at[8])) << (64 - shift);
    return (word & mask) + base;
  };
  size_t i = 0;
  for (; i + 8 <= count; i += 8, in += width) {
    for (unsigned k = 0; k < 8; ++k) out[i + k] = value(in, k);
  }
  for (unsigned k = 0; i < count; ++i, ++k) out[i] = value(in, k);
}

uint64_t AddUp(uint64_t* steps, size_t count, uint64_t sum) {
  for (size_t i = 0; i < count; ++i) steps[i] = sum += steps[i];
  return sum;
}

void Scale(uint64_t* values, size_t count, uint64_t start, uint64_t unit) {
  for (size_t i = 0; i < count; ++i) values[i] = start + values[i] * unit;
}

void ToDecimals(uint64_t* values, size_t count, unsigned exponent) {
  const double power = kPowers[exponent];
  for (size_t i = 0; i < count; ++i) {
    values[i] = std::bit_cast<uint64_t>(static_cast<double>(static_cast<int64_t>(values[i])) / power);
  }
}

bool ToIntegers(const uint64_t* bits, size_t count, unsigned exponent, uint64_t* integers) {
  for (size_t i = 0; i < count; ++i) {
    int64_t integer;
    if (!ToInteger(bits[i], kPowers[exponent], integer)) return false;
    integers[i] = static_cast<uint64_t>(integer);
  }
  return true;
}

#ifdef __x86_64__

#define FLUX_AVX2 __attribute__((target("avx2,fma")))

// What the eight values of a group have in common with those of all groups: two vectors of four values, each made of
// two halves of 16 bytes, from which the bytes of each value are picked.
struct GroupShape {
  size_t offsets[4];
  alignas(32) uint8_t picks[2][32];
  alignas(32) uint64_t shifts[2][4];

  explicit GroupShape(unsigned width) {
    for (unsigned pair = 0; pair < 4; ++pair) {
      const unsigned bit = 2 * pair * width, next = (bit & 7) + width;
      offsets[pair] = bit >> 3;
      uint8_t* pick = &picks[pair / 2][16 * (pair % 2)];
      for (unsigned byte = 0; byte < 8; ++byte) {
        pick[byte] = static_cast<uint8_t>(byte);
        pick[8 + byte] = static_cast<uint8_t>((next >> 3) + byte);
      }
      uint64_t* shift = &shifts[pair / 2][2 * (pair % 2)];
      shift[0] = bit & 7;
      shift[1] = next & 7;
    }
  }
};

FLUX_AVX2 void UnpackAvx2(const char* in, unsigned width, uint64_t base, size_t count, uint64_t* out) {
  // Wider values reach into a ninth byte, and for a few the shape is not worth it.
  constexpr unsigned kMaxWidth = 56;
  constexpr size_t kFew = 32;
  if (width == 0 || width > kMaxWidth || count < kFew) return Unpack(in, width, base, count, out);
  const GroupShape shape(width);
  const __m256i mask = _mm256_set1_epi64x(static_cast<int64_t>((uint64_t{1} << width) - 1));
  const __m256i bases = _mm256_set1_epi64x(static_cast<int64_t>(base));
  size_t i = 0;
  for (; i + 8 <= count; i += 8, in += width) {
    for (unsigned half = 0; half < 2; ++half) {
      const auto low = reinterpret_cast<const __m128i*>(in + shape.offsets[2 * half]);
      const auto high = reinterpret_cast<const __m128i*>(in + shape.offsets[2 * half + 1]);
      __m256i words = _mm256_loadu2_m128i(high, low);
      words = _mm256_shuffle_epi8(words, _mm256_load_si256(reinterpret_cast<const __m256i*>(shape.picks[half])));
      words = _mm256_srlv_epi64(words, _mm256_load_si256(reinterpret_cast<const __m256i*>(shape.shifts[half])));
      words = _mm256_add_epi64(_mm256_and_si256(words, mask), bases);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i + 4 * half), words);
    }
  }
  Unpack(in, width, base, count - i, out + i);
}

FLUX_AVX2 uint64_t AddUpAvx2(uint64_t* steps, size_t count, uint64_t sum) {
  __m256i sums = _mm256_set1_epi64x(static_cast<int64_t>(sum));
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const auto place = reinterpret_cast<__m256i*>(steps + i);
    __m256i four = _mm256_loadu_si256(place);
    four = _mm256_add_epi64(four, _mm256_slli_si256(four, 8));
    const __m256i of_low_half = _mm256_permute4x64_epi64(four, 0x50);
    four = _mm256_add_epi64(four, _mm256_blend_epi32(_mm256_setzero_si256(), of_low_half, 0xf0));
    _mm256_storeu_si256(place, _mm256_add_epi64(four, sums));
    // All four at once, so that the next sums wait for one addition.
    sums = _mm256_add_epi64(sums, _mm256_permute4x64_epi64(four, 0xff));
  }
  return AddUp(steps + i, count - i, i == 0 ? sum : steps[i - 1]);
}

FLUX_AVX2 void ScaleAvx2(uint64_t* values, size_t count, uint64_t start, uint64_t unit) {
  if (unit != 1) {
    for (size_t i = 0; i < count; ++i) values[i] = start + values[i] * unit;
    return;
  }
  for (size_t i = 0; i < count; ++i) values[i] += start;
}

// Divides by multiplying with the reciprocal as a sum of two doubles. Before its rounding that is n / 10^e but for a
// part of 2^-105, and n / 10^e is away from every midpoint of two doubles by a part of 1 / (2^54 * 5^14) at least (it
// is none, for |n| < 2^53, and the difference has a numerator of 1 or more): the rounding is that of the division.
FLUX_AVX2 void ToDecimalsAvx2(uint64_t* values, size_t count, unsigned exponent) {
  const double power = kPowers[exponent], reciprocal = 1 / power;
  const __m256d first = _mm256_set1_pd(reciprocal);
  const __m256d second = _mm256_set1_pd(__builtin_fma(-power, reciprocal, 1.0) / power);
  // Integers become doubles in two halves, put into the mantissas of 2^52 and of 2^84 + 2^63.
  const __m256i low_half = _mm256_set1_epi64x(0x4330000000000000);
  const __m256i high_half = _mm256_set1_epi64x(0x4530000080000000);
  const __m256d both_halves = _mm256_castsi256_pd(_mm256_set1_epi64x(0x4530000080100000));
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const auto place = reinterpret_cast<__m256i*>(values + i);
    const __m256i four = _mm256_loadu_si256(place);
    const __m256i low = _mm256_blend_epi32(low_half, four, 0x55);
    const __m256i high = _mm256_xor_si256(_mm256_srli_epi64(four, 32), high_half);
    const __m256d n = _mm256_add_pd(_mm256_sub_pd(_mm256_castsi256_pd(high), both_halves), _mm256_castsi256_pd(low));
    const __m256d quotient = _mm256_fmadd_pd(n, first, _mm256_mul_pd(n, second));
    _mm256_storeu_si256(place, _mm256_castpd_si256(quotient));
  }
  ToDecimals(values + i, count - i, exponent);
}

// Divides as `ToDecimalsAvx2` does. Integers as large as 2^51 are left to the other form.
FLUX_AVX2 bool ToIntegersAvx2(const uint64_t* bits, size_t count, unsigned exponent, uint64_t* integers) {
  const double power = kPowers[exponent], reciprocal = 1 / power;
  const __m256d powers = _mm256_set1_pd(power), first = _mm256_set1_pd(reciprocal);
  const __m256d second = _mm256_set1_pd(__builtin_fma(-power, reciprocal, 1.0) / power);
  const __m256d absolute = _mm256_castsi256_pd(_mm256_set1_epi64x(INT64_MAX)), limit = _mm256_set1_pd(0x1p51);
  // Numbers below the limit are in the low bits of their sum with it.
  const __m256d shifted = _mm256_set1_pd(0x1.8p52);
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const __m256d values = _mm256_castsi256_pd(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bits + i)));
    const __m256d n = _mm256_round_pd(_mm256_mul_pd(values, powers), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const __m256d is_small = _mm256_cmp_pd(_mm256_and_pd(n, absolute), limit, _CMP_LT_OQ);
    const __m256i integer =
        _mm256_sub_epi64(_mm256_castpd_si256(_mm256_add_pd(n, shifted)), _mm256_castpd_si256(shifted));
    // Of -0.0 the integer is 0.
    const __m256d plain = _mm256_add_pd(n, _mm256_setzero_pd());
    const __m256d again = _mm256_fmadd_pd(plain, first, _mm256_mul_pd(plain, second));
    const __m256i is_same = _mm256_cmpeq_epi64(_mm256_castpd_si256(again), _mm256_castpd_si256(values));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(integers + i), integer);
    if (_mm256_movemask_pd(_mm256_and_pd(is_small, _mm256_castsi256_pd(is_same))) != 0xf) {
      return ToIntegers(bits + i, count - i, exponent, integers + i);
    }
  }
  return ToIntegers(bits + i, count - i, exponent, integers + i);
}

#endif

}  // namespace

bool ToInteger(uint64_t bits, double power, int64_t& integer) {
  constexpr double kMaxInteger = 0x1p53;
  const double scaled = std::nearbyint(std::bit_cast<double>(bits) * power);
  if (!(std::fabs(scaled) < kMaxInteger)) return false;
  const int64_t found = static_cast<int64_t>(scaled);
  if (std::bit_cast<uint64_t>(static_cast<double>(found) / power) != bits) return false;
  integer = found;
  return true;
}

const CodecKernels& PortableKernels() {
  static constexpr CodecKernels kKernels = {Unpack, AddUp, Scale, ToDecimals, ToIntegers};
  return kKernels;
}

const CodecKernels& FastestKernels() {
#ifdef __x86_64__
  static constexpr CodecKernels kAvx2 = {UnpackAvx2, AddUpAvx2, ScaleAvx2, ToDecimalsAvx2, ToIntegersAvx2};
  static const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (has_avx2) return kAvx2;
#endif
  return PortableKernels();
}

}  // namespace flux::store
