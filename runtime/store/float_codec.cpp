#include "runtime/store/float_codec.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "runtime/store/codec_kernels.h"
#include "runtime/store/int_packing.h"

namespace flux::store {

namespace {

// The smallest exponent under which the most of some samples are integers, if so many are.
std::optional<unsigned> ChooseAmong(std::span<const uint64_t> bits, size_t wanted, double least_share) {
  const size_t stride = std::max<size_t>(1, bits.size() / wanted);
  const size_t samples = (bits.size() + stride - 1) / stride;
  size_t most_misses = samples - static_cast<size_t>(std::ceil(least_share * static_cast<double>(samples)));
  std::optional<unsigned> best;
  for (unsigned e = 0; e <= kMaxExponent; ++e) {
    size_t misses = 0;
    int64_t integer;
    for (size_t i = 0; i < bits.size() && misses <= most_misses; i += stride) {
      misses += !ToInteger(bits[i], kPowers[e], integer);
    }
    if (misses > most_misses) continue;
    best = e;
    if (misses == 0) break;
    most_misses = misses - 1;
  }
  return best;
}

// Mostly a few samples tell that there is none.
std::optional<unsigned> ChooseExponent(std::span<const uint64_t> bits) {
  constexpr size_t kFew = 16, kMany = 256;
  return ChooseAmong(bits, kFew, 0.5) ? ChooseAmong(bits, kMany, 0.75) : std::nullopt;
}

}  // namespace

bool PackDecimals(std::string& out, std::span<const uint64_t> bits) {
  const std::optional<unsigned> exponent = ChooseExponent(bits);
  if (!exponent) return false;
  const double power = kPowers[*exponent];
  std::vector<uint64_t> integers(bits.size());
  std::vector<size_t> exceptions;
  int64_t last = 0;
  constexpr size_t kRun = 64;
  for (size_t at = 0; at < bits.size(); at += kRun) {
    const size_t end = std::min(bits.size(), at + kRun);
    if (!FastestKernels().to_integers(&bits[at], end - at, *exponent, &integers[at])) {
      for (size_t i = at; i < end; ++i) {
        // An exception repeats its neighbour, which costs no bits.
        if (!ToInteger(bits[i], power, last)) exceptions.push_back(i);
        integers[i] = static_cast<uint64_t>(last);
      }
    }
    last = static_cast<int64_t>(integers[end - 1]);
  }
  const size_t start = out.size();
  PutByte(out, static_cast<uint8_t>(*exponent));
  PackInts(out, integers);
  PutVarint(out, exceptions.size());
  size_t last_row = 0;
  for (const size_t row : exceptions) {
    PutVarint(out, row - last_row);
    PutWord(out, bits[row]);
    last_row = row;
  }
  if (out.size() - start < bits.size() * 8) return true;
  out.resize(start);
  return false;
}

bool UnpackDecimals(ByteReader& in, PackedSpan span, uint64_t* bits) {
  const unsigned exponent = in.Byte();
  if (exponent > kMaxExponent) return false;
  const auto divide = [&](uint64_t* integers, size_t block) {
    FastestKernels().to_decimals(integers, block, exponent);
  };
  if (!UnpackInts(in, span, bits, divide)) return false;
  const uint64_t exceptions = in.Varint();
  if (exceptions > span.all) return false;
  uint64_t row = 0;
  for (uint64_t i = 0; i < exceptions; ++i) {
    row += in.Varint();
    if (row >= span.all) return false;
    const uint64_t value = in.Word();
    if (row >= span.from && row < span.to) bits[row - span.from] = value;
  }
  return in.is_good();
}

}  // namespace flux::store
