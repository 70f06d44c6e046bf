#include "runtime/expr/byte_stream.h"

#include <fmt/format.h>

namespace flux::expr {

void PutByte(std::string& out, uint8_t v) { out.push_back(static_cast<char>(v)); }

void PutVarint(std::string& out, uint64_t v) {
  while (v >= 0x80) {
    PutByte(out, static_cast<uint8_t>(v | 0x80));
    v >>= 7;
  }
  PutByte(out, static_cast<uint8_t>(v));
}

void PutFixed(std::string& out, uint64_t v) {
  for (int shift = 0; shift < 64; shift += 8) PutByte(out, static_cast<uint8_t>(v >> shift));
}

void PutText(std::string& out, std::string_view text) {
  PutVarint(out, text.size());
  out += text;
}

std::unexpected<Error> DamagedTree(std::string_view what) {
  return Fail(ErrorCode::kDataLoss, fmt::format("damaged row function: {}", what));
}

Result<uint8_t> TakeByte(std::string_view& in) {
  if (in.empty()) return DamagedTree("unexpected end");
  const auto byte = static_cast<uint8_t>(in[0]);
  in.remove_prefix(1);
  return byte;
}

Result<uint64_t> TakeVarint(std::string_view& in) {
  uint64_t v = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    FLUX_TRY(const uint8_t byte, TakeByte(in));
    v |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return v;
  }
  return DamagedTree("overlong number");
}

Result<uint64_t> TakeFixed(std::string_view& in) {
  if (in.size() < 8) return DamagedTree("unexpected end");
  uint64_t v = 0;
  for (size_t i = 0; i < 8; ++i) v |= static_cast<uint64_t>(static_cast<uint8_t>(in[i])) << (8 * i);
  in.remove_prefix(8);
  return v;
}

Result<std::string> TakeText(std::string_view& in) {
  FLUX_TRY(const uint64_t size, TakeVarint(in));
  if (size > in.size()) return DamagedTree("text runs past the end");
  std::string text(in.substr(0, size));
  in.remove_prefix(size);
  return text;
}

Result<size_t> TakeCount(std::string_view& in) {
  FLUX_TRY(const uint64_t count, TakeVarint(in));
  if (count > in.size()) return DamagedTree("impossible count");
  return static_cast<size_t>(count);
}

}  // namespace flux::expr
