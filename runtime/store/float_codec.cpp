#include "runtime/store/float_codec.h"

#include <bit>
#include <cmath>
#include <vector>

#include "runtime/store/int_packing.h"
#include "runtime/store/unpack_kernels.h"

namespace flux::store {

namespace {

constexpr double kMaxInteger = 9007199254740992.0;  // 2^53: integers up to here are exact doubles
constexpr size_t kSamples = 256;

// The integer whose quotient by the power of ten is exactly the value, bit for bit (so -0.0 has none).
bool ToInteger(uint64_t bits, double power, int64_t& integer) {
  const double scaled = std::nearbyint(std::bit_cast<double>(bits) * power);
  if (!(std::fabs(scaled) < kMaxInteger)) return false;
  integer = static_cast<int64_t>(scaled);
  return std::bit_cast<uint64_t>(static_cast<double>(integer) / power) == bits;
}

// The smallest exponent under which the most samples are integers; gives false when that is less than three in four.
bool ChooseExponent(std::span<const uint64_t> bits, unsigned& exponent) {
  const size_t stride = std::max<size_t>(1, bits.size() / kSamples);
  const size_t samples = (bits.size() + stride - 1) / stride;
  size_t best = 0;
  for (unsigned e = 0; e <= kMaxExponent && best < samples; ++e) {
    size_t hits = 0;
    int64_t integer;
    for (size_t i = 0; i < bits.size(); i += stride) hits += ToInteger(bits[i], kPowers[e], integer);
    if (hits > best) {
      best = hits;
      exponent = e;
    }
  }
  return best * 4 >= samples * 3;
}

}  // namespace

bool PackDecimals(std::string& out, std::span<const uint64_t> bits) {
  unsigned exponent = 0;
  if (!ChooseExponent(bits, exponent)) return false;
  std::vector<uint64_t> integers(bits.size());
  std::vector<size_t> exceptions;
  int64_t integer = 0;
  for (size_t i = 0; i < bits.size(); ++i) {
    int64_t found;
    if (ToInteger(bits[i], kPowers[exponent], found)) {
      integer = found;
    } else {
      exceptions.push_back(i);
    }
    // An exception repeats its neighbour, which costs no bits.
    integers[i] = static_cast<uint64_t>(integer);
  }
  const size_t start = out.size();
  PutByte(out, static_cast<uint8_t>(exponent));
  PackInts(out, integers);
  PutVarint(out, exceptions.size());
  size_t last = 0;
  for (const size_t row : exceptions) {
    PutVarint(out, row - last);
    PutWord(out, bits[row]);
    last = row;
  }
  if (out.size() - start < bits.size() * 8) return true;
  out.resize(start);
  return false;
}

bool UnpackDecimals(ByteReader& in, size_t count, uint64_t* bits) {
  const unsigned exponent = in.Byte();
  if (exponent > kMaxExponent) return false;
  const auto divide = [&](uint64_t* integers, size_t block) {
    FastestKernels().to_decimals(integers, block, exponent);
  };
  if (!UnpackInts(in, count, bits, divide)) return false;
  const uint64_t exceptions = in.Varint();
  if (exceptions > count) return false;
  uint64_t row = 0;
  for (uint64_t i = 0; i < exceptions; ++i) {
    row += in.Varint();
    if (row >= count) return false;
    bits[row] = in.Word();
  }
  return in.is_good();
}

}  // namespace flux::store
