#include "runtime/store/int_packing.h"

#include <algorithm>
#include <bit>

#include "runtime/store/codec_kernels.h"

namespace flux::store {

namespace {

constexpr size_t kBlock = 1024;
enum Mode : uint8_t { kOffsets, kSteps };

struct BlockShape {
  uint64_t base = 0;
  unsigned width = 0;
};

// The signed minimum and the bits that the offsets from it need.
BlockShape Measure(const uint64_t* values, size_t count) {
  int64_t low = static_cast<int64_t>(values[0]), high = low;
  for (size_t i = 1; i < count; ++i) {
    low = std::min(low, static_cast<int64_t>(values[i]));
    high = std::max(high, static_cast<int64_t>(values[i]));
  }
  const uint64_t spread = static_cast<uint64_t>(high) - static_cast<uint64_t>(low);
  return {static_cast<uint64_t>(low), static_cast<unsigned>(std::bit_width(spread))};
}

size_t PackedBytes(size_t count, unsigned width) { return (count * width + 7) / 8; }

size_t SizeOf(std::span<const uint64_t> values) {
  size_t size = 0;
  for (size_t at = 0; at < values.size(); at += kBlock) {
    const size_t count = std::min(kBlock, values.size() - at);
    size += 9 + PackedBytes(count, Measure(&values[at], count).width);
  }
  return size;
}

void PackBlock(std::string& out, const uint64_t* values, size_t count) {
  const BlockShape shape = Measure(values, count);
  PutByte(out, static_cast<uint8_t>(shape.width));
  PutWord(out, shape.base);
  const size_t end = out.size() + PackedBytes(count, shape.width);
  unsigned __int128 pending = 0;
  unsigned pending_bits = 0;
  for (size_t i = 0; i < count; ++i) {
    pending |= static_cast<unsigned __int128>(values[i] - shape.base) << pending_bits;
    pending_bits += shape.width;
    if (pending_bits >= 64) {
      PutWord(out, static_cast<uint64_t>(pending));
      pending >>= 64;
      pending_bits -= 64;
    }
  }
  if (pending_bits > 0) PutWord(out, static_cast<uint64_t>(pending));
  out.resize(end);
}

// Where steps have led so far.
struct StepSum {
  struct Packed {
    const char* bytes;
    unsigned width;
    uint64_t base;
  };
  // Goes over the first steps of a block.
  void Skip(Packed packed, size_t count) {
    uint64_t skipped[kBlock];
    FastestKernels().unpack(packed.bytes, packed.width, packed.base, count, skipped);
    sum = FastestKernels().add_up(skipped, count, sum);
  }
  uint64_t sum = 0;
};

}  // namespace

void PackInts(std::string& out, std::span<const uint64_t> values) {
  if (values.empty()) return;
  std::vector<uint64_t> steps(values.size());
  for (size_t i = 1; i < values.size(); ++i) steps[i] = values[i] - values[i - 1];
  // The first step is no step: a copy of the second keeps it from widening the first block.
  steps[0] = values.size() > 1 ? steps[1] : 0;
  const bool use_steps = SizeOf(steps) + 8 < SizeOf(values);
  PutByte(out, use_steps ? kSteps : kOffsets);
  if (use_steps) PutWord(out, values[0] - steps[0]);
  const uint64_t* from = use_steps ? steps.data() : values.data();
  for (size_t at = 0; at < values.size(); at += kBlock) PackBlock(out, from + at, std::min(kBlock, values.size() - at));
}

bool UnpackInts(ByteReader& in, PackedSpan span, uint64_t* out, absl::FunctionRef<void(uint64_t*, size_t)> finish) {
  if (span.all == 0) return true;
  const uint8_t mode = in.Byte();
  if (mode > kSteps) return false;
  StepSum steps;
  if (mode == kSteps) steps.sum = in.Word();
  const CodecKernels& kernels = FastestKernels();
  for (size_t at = 0; at < span.all; at += kBlock) {
    const size_t block = std::min(kBlock, span.all - at);
    const unsigned width = in.Byte();
    const uint64_t base = in.Word();
    if (width > 64) return false;
    const std::string_view bytes = in.Bytes(PackedBytes(block, width));
    if (!in.is_good()) return false;
    // Those of the block's rows that are in the span.
    const size_t from = std::clamp(span.from, at, at + block) - at, to = std::clamp(span.to, at, at + block) - at;
    if (at >= span.to || (mode == kOffsets && from == to)) continue;
    if (mode == kSteps && from > 0) steps.Skip({bytes.data(), width, base}, from);
    if (from == to) continue;
    uint64_t* const values = out + (at + from - span.from);
    kernels.unpack(bytes.data() + from / 8 * width, width, base, to - from, values);
    if (mode == kSteps) steps.sum = kernels.add_up(values, to - from, steps.sum);
    finish(values, to - from);
  }
  return true;
}

bool UnpackInts(ByteReader& in, PackedSpan span, uint64_t* out) {
  return UnpackInts(in, span, out, [](uint64_t*, size_t) {});
}

}  // namespace flux::store
