#include "runtime/store/word_codec.h"

#include <algorithm>

#include "runtime/store/float_codec.h"
#include "runtime/store/int_packing.h"

namespace flux::store {

namespace {

void EncodeRaw(std::string& out, std::span<const uint64_t> bits) {
  PutByte(out, kRaw);
  out.append(reinterpret_cast<const char*>(bits.data()), bits.size() * 8);
}

}  // namespace

void PackWords(std::string& out, ColumnType type, std::span<const uint64_t> bits) {
  if (std::all_of(bits.begin(), bits.end(), [&](uint64_t b) { return b == bits[0]; })) {
    PutByte(out, kConstant);
    PutWord(out, bits[0]);
    return;
  }
  if (type == ColumnType::kBool) {
    PutByte(out, kBits);
    for (size_t i = 0; i < bits.size(); i += 8) {
      uint8_t byte = 0;
      for (size_t k = 0; k < 8 && i + k < bits.size(); ++k) byte |= static_cast<uint8_t>((bits[i + k] & 1) << k);
      PutByte(out, byte);
    }
    return;
  }
  const size_t start = out.size();
  PutByte(out, type == ColumnType::kFloat ? kDecimals : kInts);
  bool is_packed = true;
  if (type == ColumnType::kFloat) {
    is_packed = PackDecimals(out, bits);
  } else {
    PackInts(out, bits);
    is_packed = out.size() - start < bits.size() * 8;
  }
  if (is_packed) return;
  out.resize(start);
  EncodeRaw(out, bits);
}

bool UnpackWords(ByteReader& in, uint8_t form, ColumnType type, PackedSpan span, uint64_t* bits) {
  switch (form) {
    case kConstant:
      std::fill_n(bits, span.size(), in.Word());
      return in.is_good();
    case kInts:
      return UnpackInts(in, span, bits);
    case kDecimals:
      return type == ColumnType::kFloat && UnpackDecimals(in, span, bits);
    case kRaw: {
      const std::string_view bytes = in.Bytes(span.all * 8);
      if (in.is_good() && span.size() > 0) std::memcpy(bits, bytes.data() + span.from * 8, span.size() * 8);
      return in.is_good();
    }
    case kBits: {
      const std::string_view bytes = in.Bytes((span.all + 7) / 8);
      if (!in.is_good() || type != ColumnType::kBool) return false;
      for (size_t i = span.from; i < span.to; ++i)
        bits[i - span.from] = static_cast<uint8_t>(bytes[i / 8]) >> (i % 8) & 1;
      return true;
    }
    default:
      return false;
  }
}

}  // namespace flux::store
