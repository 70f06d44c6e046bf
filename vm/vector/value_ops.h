#pragma once

// What instructions that cannot fail compute of values that are not null, said once: the executor applies it to arrays,
// recurrences to single rows. Each function calls `visit.template operator()<A, B, R>(fn)`, or `<A, R>` for one
// operand, with the operand and result types and the operation, which has no state.

#include <cmath>
#include <functional>
#include <utility>

#include "runtime/base/float_to_int.h"
#include "vm/kernel/ir.h"
#include "vm/vector/operand.h"

namespace flux::vector {

// Sums, differences and products of the type.
template <typename T, typename Visit>
void VisitSum(kernel::Opcode op, Visit&& visit) {
  if (op == kernel::Opcode::kAdd) return visit.template operator()<T, T, T>(std::plus<>());
  if (op == kernel::Opcode::kSubtract) return visit.template operator()<T, T, T>(std::minus<>());
  visit.template operator()<T, T, T>(std::multiplies<>());
}

// Arithmetic but integer division. Signed integers wrap: they are computed as unsigned ones.
template <typename Visit>
void VisitArithmetic(kernel::Opcode op, ColumnType type, Visit&& visit) {
  if (type != ColumnType::kFloat) return VisitSum<uint64_t>(op, visit);
  if (op == kernel::Opcode::kDivide) return visit.template operator()<double, double, double>(std::divides<>());
  if (op == kernel::Opcode::kModulo) {
    return visit.template operator()<double, double, double>([](double a, double b) { return std::fmod(a, b); });
  }
  if (op == kernel::Opcode::kPower) {
    return visit.template operator()<double, double, double>([](double a, double b) { return std::pow(a, b); });
  }
  VisitSum<double>(op, visit);
}

// Negation of ints, which wraps, and floats.
template <typename Visit>
void VisitNegate(ColumnType type, Visit&& visit) {
  if (type == ColumnType::kFloat) return visit.template operator()<double, double>(std::negate<>());
  visit.template operator()<uint64_t, uint64_t>(std::negate<>());
}

// Comparisons of two values of the type.
template <typename T, typename Visit>
void VisitSameComparison(kernel::Opcode op, Visit&& visit) {
  const auto compare = [&](auto fn) {
    visit.template operator()<T, T, uint8_t>(
        [](const T& a, const T& b) -> uint8_t { return decltype(fn)()(a, b) ? 1 : 0; });
  };
  if (op == kernel::Opcode::kEqual) return compare(std::equal_to<>());
  if (op == kernel::Opcode::kNotEqual) return compare(std::not_equal_to<>());
  if (op == kernel::Opcode::kLess) return compare(std::less<>());
  if (op == kernel::Opcode::kLessEqual) return compare(std::less_equal<>());
  if (op == kernel::Opcode::kGreater) return compare(std::greater<>());
  compare(std::greater_equal<>());
}

// int beside uint: by value, not by bits.
template <typename A, typename B, typename Visit>
void VisitMixedComparison(kernel::Opcode op, Visit&& visit) {
  const auto compare = [&](auto fn) {
    visit.template operator()<A, B, uint8_t>([](A a, B b) -> uint8_t { return decltype(fn)()(a, b) ? 1 : 0; });
  };
  if (op == kernel::Opcode::kEqual) return compare([](A a, B b) { return std::cmp_equal(a, b); });
  if (op == kernel::Opcode::kNotEqual) return compare([](A a, B b) { return std::cmp_not_equal(a, b); });
  if (op == kernel::Opcode::kLess) return compare([](A a, B b) { return std::cmp_less(a, b); });
  if (op == kernel::Opcode::kLessEqual) return compare([](A a, B b) { return std::cmp_less_equal(a, b); });
  if (op == kernel::Opcode::kGreater) return compare([](A a, B b) { return std::cmp_greater(a, b); });
  compare([](A a, B b) { return std::cmp_greater_equal(a, b); });
}

// Comparisons of the types that comparisons may have.
template <typename Visit>
void VisitComparison(kernel::Opcode op, ColumnType left, ColumnType right, Visit&& visit) {
  if (left == right) return DispatchStorage(left, [&]<typename T>() { VisitSameComparison<T>(op, visit); });
  if (left == ColumnType::kInt) return VisitMixedComparison<int64_t, uint64_t>(op, visit);
  VisitMixedComparison<uint64_t, int64_t>(op, visit);
}

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
template <typename R, typename Visit>
void VisitConversionTo(ColumnType from, Visit&& visit) {
  switch (from) {
    case ColumnType::kBool:
      return visit.template operator()<uint8_t, R>(ConvertTo<R>());
    case ColumnType::kInt:
    case ColumnType::kTime:
      return visit.template operator()<int64_t, R>(ConvertTo<R>());
    case ColumnType::kUint:
      return visit.template operator()<uint64_t, R>(ConvertTo<R>());
    case ColumnType::kFloat:
    case ColumnType::kString:
      return visit.template operator()<double, R>(ConvertTo<R>());
  }
}

// Conversions to float, uint, int and time.
template <typename Visit>
void VisitConversion(kernel::Opcode op, ColumnType from, Visit&& visit) {
  if (op == kernel::Opcode::kToFloat) return VisitConversionTo<double>(from, visit);
  if (op == kernel::Opcode::kToUint) return VisitConversionTo<uint64_t>(from, visit);
  VisitConversionTo<int64_t>(from, visit);
}

// Functions of one float.
template <typename Visit>
void VisitMath(kernel::Opcode op, Visit&& visit) {
  const auto apply = [&](auto fn) { visit.template operator()<double, double>(fn); };
  if (op == kernel::Opcode::kSqrt) return apply([](double v) { return std::sqrt(v); });
  if (op == kernel::Opcode::kAbs) return apply([](double v) { return std::fabs(v); });
  if (op == kernel::Opcode::kFloor) return apply([](double v) { return std::floor(v); });
  if (op == kernel::Opcode::kCeil) return apply([](double v) { return std::ceil(v); });
  if (op == kernel::Opcode::kTrunc) return apply([](double v) { return std::trunc(v); });
  apply([](double v) { return std::round(v); });
}

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
