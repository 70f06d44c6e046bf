#pragma once

// Writing and reading the payload of module files: variable-length numbers, strings, and a reader that remembers the
// first fault instead of failing at every step. Internal to vm/bytecode.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::bytecode {

class Writer {
 public:
  // Functions of the writer append; they cannot fail.
  void Byte(uint8_t v) { out_.push_back(static_cast<char>(v)); }
  // One byte, 0 or 1.
  void Bool(bool v) { Byte(v ? 1 : 0); }
  // LEB128.
  void Number(uint64_t v) {
    for (; v >= 0x80; v >>= 7) Byte(static_cast<uint8_t>(v | 0x80));
    Byte(static_cast<uint8_t>(v));
  }
  // Eight bytes, least significant first.
  void Fixed64(uint64_t v) {
    for (int shift = 0; shift < 64; shift += 8) Byte(static_cast<uint8_t>(v >> shift));
  }
  // Four bytes, least significant first.
  void Fixed32(uint32_t v) {
    for (int shift = 0; shift < 32; shift += 8) Byte(static_cast<uint8_t>(v >> shift));
  }
  // The length as a number, then the bytes.
  void Text(std::string_view v) {
    Number(v.size());
    out_.append(v);
  }
  std::string& out() { return out_; }

 private:
  std::string out_;
};

// After a fault every read gives zero or nothing, so that loops end; `status()` tells.
class Reader {
 public:
  explicit Reader(std::string_view in) : in_(in) {}

  // Functions of the reader take what the writer's wrote.
  uint8_t Byte() {
    if (in_.empty()) return Fault("it ends too early"), uint8_t{0};
    uint8_t v = static_cast<uint8_t>(in_.front());
    in_.remove_prefix(1);
    return v;
  }
  // Any byte but 0 and 1 is a fault.
  bool Bool() {
    uint8_t v = Byte();
    if (v > 1) Fault("a flag is neither 0 nor 1");
    return v == 1;
  }
  // LEB128 of at most ten bytes.
  uint64_t Number() {
    uint64_t v = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      uint8_t byte = Byte();
      v |= uint64_t{byte & 0x7fu} << shift;
      if (byte < 0x80) return v;
    }
    return Fault("a number is too long"), 0;
  }
  // A number that must fit 32 bits, as indexes do.
  uint32_t Number32() {
    uint64_t v = Number();
    if (v > UINT32_MAX) return Fault("a number is out of range"), 0;
    return static_cast<uint32_t>(v);
  }
  // The size of a list whose elements take at least `least` bytes each; never more than can be there.
  size_t Count(size_t least = 1) {
    uint64_t v = Number();
    if (v > in_.size() / least) return Fault("a list is longer than the file"), 0;
    return static_cast<size_t>(v);
  }
  // Eight bytes, least significant first, or four.
  uint64_t Fixed64() { return Fixed(64); }
  uint32_t Fixed32() { return static_cast<uint32_t>(Fixed(32)); }
  // A view into the input.
  std::string_view Text() {
    size_t size = Count();
    std::string_view v = in_.substr(0, size);
    in_.remove_prefix(size);
    return v;
  }

  bool failed() const { return !status_; }
  bool at_end() const { return in_.empty(); }
  std::string_view& rest() { return in_; }
  // Notes what is wrong unless something was already, and drops the rest of the input.
  void Fault(std::string_view what) {
    if (status_) status_ = Fail(ErrorCode::kDataLoss, "module file is damaged: " + std::string(what));
    in_ = {};
  }
  void Fault(Error error) {
    if (status_) status_ = std::unexpected(std::move(error).WithContext("module file is damaged"));
    in_ = {};
  }
  const Status& status() const { return status_; }

 private:
  uint64_t Fixed(int bits) {
    uint64_t v = 0;
    for (int shift = 0; shift < bits; shift += 8) v |= uint64_t{Byte()} << shift;
    return v;
  }

  std::string_view in_;
  Status status_;
};

}  // namespace flux::bytecode
