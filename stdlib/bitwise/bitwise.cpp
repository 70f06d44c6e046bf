#include <algorithm>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kUnary = "a";
constexpr std::string_view kBinary = "a b";

constexpr uint64_t kBits = 64;

uint64_t And(uint64_t a, uint64_t b) { return a & b; }
uint64_t Or(uint64_t a, uint64_t b) { return a | b; }
uint64_t Xor(uint64_t a, uint64_t b) { return a ^ b; }
uint64_t Clear(uint64_t a, uint64_t b) { return a & ~b; }
uint64_t ShiftLeft(uint64_t a, uint64_t b) { return b < kBits ? a << b : 0; }
uint64_t ShiftRight(uint64_t a, uint64_t b) { return b < kBits ? a >> b : 0; }
uint64_t ShiftRightSigned(uint64_t a, uint64_t b) {
  return static_cast<uint64_t>(static_cast<int64_t>(a) >> std::min(b, kBits - 1));
}

// An argument's bits.
template <ValueKind kind>
Result<uint64_t> Bits(const ArgReader& in, size_t i) {
  if (in[i].kind() != kind || in[i].is_null()) {
    return in.Invalid(i, "must be of type " + std::string(ValueKindName(kind)) + ", found " + DescribeKind(in[i]));
  }
  return in[i].AsUint();
}

template <ValueKind kind>
Value OfBits(uint64_t bits) {
  return kind == ValueKind::kInt ? Value::Int(static_cast<int64_t>(bits)) : Value::Uint(bits);
}

template <ValueKind kind>
Result<Value> Not(CallContext&, Args args) {
  FLUX_TRY(const uint64_t a, Bits<kind>(ArgReader("bitwise", kUnary, args), 0));
  return OfBits<kind>(~a);
}

template <ValueKind kind, auto operation>
Result<Value> Combine(CallContext&, Args args) {
  const ArgReader in("bitwise", kBinary, args);
  FLUX_TRY(const uint64_t a, Bits<kind>(in, 0));
  FLUX_TRY(const uint64_t b, Bits<kind>(in, 1));
  return OfBits<kind>(operation(a, b));
}

template <auto operation>
Result<Value> ShiftInt(CallContext& context, Args args) {
  const ArgReader in("bitwise", kBinary, args);
  FLUX_TRY(const int64_t places, in.Int(1));
  if (places < 0) return in.Invalid(1, "must not be negative, found " + std::to_string(places));
  return Combine<ValueKind::kInt, operation>(context, args);
}

}  // namespace

void RegisterBitwise(Registry& registry) {
  const auto add = [&](std::string_view name, std::string_view parameters, BuiltinFn fn) {
    const ColumnType type = name.starts_with('u') ? ColumnType::kUint : ColumnType::kInt;
    registry.Add(BuiltinDef{"bitwise", name, parameters, fn, true, type});
  };
  add("uand", kBinary, Combine<ValueKind::kUint, And>);
  add("uor", kBinary, Combine<ValueKind::kUint, Or>);
  add("unot", kUnary, Not<ValueKind::kUint>);
  add("uxor", kBinary, Combine<ValueKind::kUint, Xor>);
  add("uclear", kBinary, Combine<ValueKind::kUint, Clear>);
  add("ulshift", kBinary, Combine<ValueKind::kUint, ShiftLeft>);
  add("urshift", kBinary, Combine<ValueKind::kUint, ShiftRight>);
  add("sand", kBinary, Combine<ValueKind::kInt, And>);
  add("sor", kBinary, Combine<ValueKind::kInt, Or>);
  add("snot", kUnary, Not<ValueKind::kInt>);
  add("sxor", kBinary, Combine<ValueKind::kInt, Xor>);
  add("sclear", kBinary, Combine<ValueKind::kInt, Clear>);
  add("slshift", kBinary, ShiftInt<ShiftLeft>);
  add("srshift", kBinary, ShiftInt<ShiftRightSigned>);
}

}  // namespace flux::stdlib
