#include "vm/bytecode/constant.h"

#include <bit>

#include "runtime/base/check.h"

namespace flux::bytecode {
namespace {

constexpr uint8_t kNullFlag = 0x80;
constexpr uint8_t kKindCount = 0
#define FLUX_VALUE_KIND(name, text) +1
#include "runtime/value/value_kinds.def"
    ;

Value ReadRegexp(Reader& in) {
  Result<Value> regexp = RegexpObject::Compile(in.Text());
  if (regexp) return *std::move(regexp);
  in.Fault(std::move(regexp.error()));
  return {};
}

Value ReadDuration(Reader& in) {
  Duration d;
  d.months = static_cast<int32_t>(in.Fixed32());
  d.ns = static_cast<int64_t>(in.Fixed64());
  return Value::Of(d);
}

}  // namespace

void WriteConstant(const Value& value, Writer& out) {
  out.Byte(static_cast<uint8_t>(value.kind()) | (value.is_null() ? kNullFlag : 0));
  if (value.is_null()) return;
  switch (value.kind()) {
    case ValueKind::kBool:
      return out.Bool(value.AsBool());
    case ValueKind::kInt:
      return out.Fixed64(static_cast<uint64_t>(value.AsInt()));
    case ValueKind::kUint:
      return out.Fixed64(value.AsUint());
    case ValueKind::kFloat:
      return out.Fixed64(std::bit_cast<uint64_t>(value.AsFloat()));
    case ValueKind::kTime:
      return out.Fixed64(static_cast<uint64_t>(value.AsTime().ns));
    case ValueKind::kDuration:
      out.Fixed32(static_cast<uint32_t>(value.AsDuration().months));
      return out.Fixed64(static_cast<uint64_t>(value.AsDuration().ns));
    case ValueKind::kString:
    case ValueKind::kBytes:
      return out.Text(value.AsString());
    case ValueKind::kRegexp:
      return out.Text(value.AsRegexp().pattern());
    case ValueKind::kNull:
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
    case ValueKind::kDynamic:
      FLUX_CHECK(!"a constant is a scalar or a regular expression");
  }
}

Value ReadConstant(Reader& in) {
  uint8_t tag = in.Byte();
  if ((tag & ~kNullFlag) >= kKindCount) return in.Fault("a constant has an unknown kind"), Value();
  ValueKind kind = static_cast<ValueKind>(tag & ~kNullFlag);
  if (tag & kNullFlag) return Value::Null(kind);
  switch (kind) {
    case ValueKind::kBool:
      return Value::Bool(in.Bool());
    case ValueKind::kInt:
      return Value::Int(static_cast<int64_t>(in.Fixed64()));
    case ValueKind::kUint:
      return Value::Uint(in.Fixed64());
    case ValueKind::kFloat:
      return Value::Float(std::bit_cast<double>(in.Fixed64()));
    case ValueKind::kTime:
      return Value::Of(Time{static_cast<int64_t>(in.Fixed64())});
    case ValueKind::kDuration:
      return ReadDuration(in);
    case ValueKind::kString:
      return Value::String(in.Text());
    case ValueKind::kBytes:
      return Value::Bytes(in.Text());
    case ValueKind::kRegexp:
      return ReadRegexp(in);
    case ValueKind::kNull:
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
    case ValueKind::kDynamic:
      break;
  }
  in.Fault("a constant has a kind that literals do not have");
  return {};
}

}  // namespace flux::bytecode
