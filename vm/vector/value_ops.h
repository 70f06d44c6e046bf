#pragma once

// What instructions that cannot fail compute of values that are not null, said once: the executor applies it to arrays,
// recurrences to single rows. `Values<op>::Visit(types, visit)` calls `visit.Binary<A, B, R>(fn)`, or `Unary<A, R>` for
// one operand, with the operand and result types and the operation, which has no state.

#include <cmath>
#include <functional>
#include <utility>

#include "runtime/base/float_to_int.h"
#include "vm/kernel/ir.h"
#include "vm/vector/operand.h"

namespace flux::vector {

// Those of an instruction; `b` means nothing when there is one operand.
struct OperationTypes {
  ColumnType result, a, b;

  // The types of an instruction of the program and of its operands.
  static OperationTypes Of(const kernel::Program& program, const kernel::Instr& instr) {
    return {instr.type, program.type(instr.args.front()), program.type(instr.args.back())};
  }
};

// Not defined for instructions that see nulls, can fail or work on texts that they make.
template <kernel::Opcode op>
struct Values;

template <kernel::Opcode op>
concept HasValues = requires { sizeof(Values<op>); };

// Of two floats.
template <typename Fn>
struct OfFloats {
  // For any types, which are floats.
  template <typename Visitor>
  static void Visit(const OperationTypes&, Visitor&& visit) {
    visit.template Binary<double, double, double>(Fn());
  }
};

// Of two numbers of a type. Signed integers wrap: they are computed as unsigned ones.
template <typename Fn>
struct OfNumbers {
  // By the type of the result.
  template <typename Visitor>
  static void Visit(const OperationTypes& types, Visitor&& visit) {
    if (types.result == ColumnType::kFloat) return visit.template Binary<double, double, double>(Fn());
    visit.template Binary<uint64_t, uint64_t, uint64_t>(Fn());
  }
};

template <>
struct Values<kernel::Opcode::kAdd> : OfNumbers<std::plus<>> {};
template <>
struct Values<kernel::Opcode::kSubtract> : OfNumbers<std::minus<>> {};
template <>
struct Values<kernel::Opcode::kMultiply> : OfNumbers<std::multiplies<>> {};

// `a ^ b`.
struct Power {
  double operator()(double a, double b) const { return std::pow(a, b); }
};
template <>
struct Values<kernel::Opcode::kPower> : OfFloats<Power> {};

// What division and remainder are of floats; those of integers can fail.
struct Remainder {
  double operator()(double a, double b) const { return std::fmod(a, b); }
};
using FloatQuotient = OfFloats<std::divides<>>;
using FloatRemainder = OfFloats<Remainder>;

template <>
struct Values<kernel::Opcode::kNegate> {
  // By the type of the result.
  template <typename Visitor>
  static void Visit(const OperationTypes& types, Visitor&& visit) {
    if (types.result == ColumnType::kFloat) return visit.template Unary<double, double>(std::negate<>());
    visit.template Unary<uint64_t, uint64_t>(std::negate<>());
  }
};

template <>
struct Values<kernel::Opcode::kNot> {
  // For any types, which are bool.
  template <typename Visitor>
  static void Visit(const OperationTypes&, Visitor&& visit) {
    visit.template Unary<uint8_t, uint8_t>([](uint8_t v) -> uint8_t { return v ^ 1; });
  }
};

// `Same` of values, for int beside uint, which bits do not compare.
template <typename Same>
struct ByValue {
  bool operator()(auto a, auto b) const { return Same()(int{std::cmp_less(b, a)} - int{std::cmp_less(a, b)}, 0); }
};

// An instruction whose result is a logical value: `Same` of two values of one type, `ByValue` of int and uint.
template <typename Same>
struct Comparison {
  // By the types of both operands.
  template <typename Visitor>
  static void Visit(const OperationTypes& types, Visitor&& visit) {
    if (types.a == types.b) {
      DispatchStorage(types.a, [&]<typename T>() { As<T, T, Same>(visit); });
    } else if (types.a == ColumnType::kInt) {
      As<int64_t, uint64_t, ByValue<Same>>(visit);
    } else {
      As<uint64_t, int64_t, ByValue<Same>>(visit);
    }
  }

 private:
  template <typename A, typename B, typename Fn, typename Visitor>
  static void As(Visitor&& visit) {
    visit.template Binary<A, B, uint8_t>([](const A& a, const B& b) -> uint8_t { return Fn()(a, b) ? 1 : 0; });
  }
};

template <>
struct Values<kernel::Opcode::kEqual> : Comparison<std::equal_to<>> {};
template <>
struct Values<kernel::Opcode::kNotEqual> : Comparison<std::not_equal_to<>> {};
template <>
struct Values<kernel::Opcode::kLess> : Comparison<std::less<>> {};
template <>
struct Values<kernel::Opcode::kLessEqual> : Comparison<std::less_equal<>> {};
template <>
struct Values<kernel::Opcode::kGreater> : Comparison<std::greater<>> {};
template <>
struct Values<kernel::Opcode::kGreaterEqual> : Comparison<std::greater_equal<>> {};

// From numbers, booleans and times to `R`.
template <typename R>
struct ConvertTo {
  template <typename A>
  R operator()(A v) const {
    if constexpr (std::is_same_v<R, double> || !std::is_same_v<A, double>) {
      return static_cast<R>(v);
    } else if constexpr (std::is_same_v<R, uint64_t>) {
      return FloatToUint(v);
    } else {
      return static_cast<R>(FloatToInt(v));
    }
  }
};

// Conversions to `R` of whatever can be converted to it.
template <typename R>
struct Conversion {
  // By the type of the operand.
  template <typename Visitor>
  static void Visit(const OperationTypes& types, Visitor&& visit) {
    switch (types.a) {
      case ColumnType::kBool:
        return visit.template Unary<uint8_t, R>(ConvertTo<R>());
      case ColumnType::kInt:
      case ColumnType::kTime:
        return visit.template Unary<int64_t, R>(ConvertTo<R>());
      case ColumnType::kUint:
        return visit.template Unary<uint64_t, R>(ConvertTo<R>());
      case ColumnType::kFloat:
      case ColumnType::kString:
        return visit.template Unary<double, R>(ConvertTo<R>());
    }
  }
};

template <>
struct Values<kernel::Opcode::kToFloat> : Conversion<double> {};
template <>
struct Values<kernel::Opcode::kToInt> : Conversion<int64_t> {};
template <>
struct Values<kernel::Opcode::kToUint> : Conversion<uint64_t> {};
template <>
struct Values<kernel::Opcode::kToTime> : Conversion<int64_t> {};

// A possibly null boolean.
struct Ternary {
  uint8_t value;
  uint8_t valid;
};

// Three-valued `and` and `or`. The value that decides alone is 0 for `and` and 1 for `or`.
template <uint8_t kDecisive>
inline Ternary Decide(Ternary a, Ternary b) {
  // A side decides when it is valid and its value is the decisive one.
  const auto decides = [](Ternary v) -> uint8_t { return v.valid & (kDecisive == 0 ? v.value ^ 1 : v.value); };
  const uint8_t is_decided = decides(a) | decides(b);
  return {static_cast<uint8_t>(is_decided ^ (1 - kDecisive)), static_cast<uint8_t>(is_decided | (a.valid & b.valid))};
}

}  // namespace flux::vector
