#pragma once

// Reading MessagePack: a pull parser over bytes in memory.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace flux::influx {

// One item: a scalar, or the head of an array or a map whose items follow.
struct MsgpackItem {
  // Decides which of the members below mean something.
  enum class Kind : uint8_t { kNil, kBool, kInt, kUint, kFloat, kString, kBinary, kExtension, kArray, kMap };
  Kind kind = Kind::kNil;
  bool boolean = false;
  int64_t integer = 0;            // kInt: all integers that fit
  uint64_t unsigned_integer = 0;  // kUint: those that are too large
  double number = 0;
  std::string_view text;  // kString, kBinary, kExtension: bytes within the input
  size_t size = 0;        // kArray: items; kMap: pairs of key and value
};

// What became of a read.
enum class MsgpackState : uint8_t {
  kOk,
  kTruncated,  // the input ends within an item
  kInvalid,    // no MessagePack, or nested too deeply
};

// Stops at the first failure: every later read fails the same way.
class MsgpackReader {
 public:
  explicit MsgpackReader(std::string_view bytes) : bytes_(bytes) {}
  // Reads the next item; false on failure.
  bool Read(MsgpackItem& item);
  // Skips the next item with all that it contains; false on failure.
  bool Skip();
  MsgpackState state() const { return state_; }
  // Bytes not yet read.
  std::string_view rest() const { return bytes_; }

 private:
  bool SkipNested(int depth);
  bool Stop(MsgpackState state);
  bool Take(size_t count, std::string_view& out);
  bool TakeNumber(size_t width, uint64_t& out);
  bool ReadText(MsgpackItem& item, MsgpackItem::Kind kind, size_t width);
  bool ReadExtension(MsgpackItem& item, size_t width, size_t fixed);
  bool ReadSize(MsgpackItem& item, MsgpackItem::Kind kind, size_t width);
  bool ReadSpecial(uint8_t lead, MsgpackItem& item);

  std::string_view bytes_;
  MsgpackState state_ = MsgpackState::kOk;
};

}  // namespace flux::influx
