#pragma once

// The one place that loops: applies an operation on values to operands that are arrays or constants, and combines
// validity. Operations are small structs or lambdas on values and never see nulls, constants or selections.

#include <algorithm>
#include <cstring>
#include <span>

#include "vm/vector/operand.h"

namespace flux::vector {

// A constant operand, read like an array.
template <typename T>
struct Repeated {
  T value;
  const T& operator[](size_t) const { return value; }
};

// Calls `fn` with the operand's values as something to index by row, so that loops over several operands are compiled
// for every combination of arrays and constants.
template <typename T, typename Fn>
void WithRows(const Operand& operand, Fn&& fn) {
  if (operand.is_constant) {
    fn(Repeated<T>{operand.As<T>()[0]});
  } else {
    fn(operand.As<T>());
  }
}

// Validity as an operand of its own: bytes, or the constant 1 when nothing is null.
inline Operand ValidityOf(const Operand& operand) {
  static constexpr uint8_t kValid = 1;
  return {.values = operand.valid ? operand.valid : &kValid, .is_constant = operand.is_constant || !operand.valid};
}

// Writes `fn(a)` for `rows` rows into `out`, also for rows that are null: `fn` must be defined for any value.
template <typename A, typename R, typename Fn>
void MapUnary(const Operand& a, size_t rows, Target& out, Fn fn) {
  R* __restrict y = out.As<R>();
  WithRows<A>(a, [&](auto x) {
    for (size_t i = 0; i < rows; ++i) y[i] = fn(x[i]);
  });
}

// The same for `fn(a, b)`.
template <typename A, typename B, typename R, typename Fn>
void MapBinary(const Operand& a, const Operand& b, size_t rows, Target& out, Fn fn) {
  R* __restrict z = out.As<R>();
  WithRows<A>(a, [&](auto x) {
    WithRows<B>(b, [&](auto y) {
      for (size_t i = 0; i < rows; ++i) z[i] = fn(x[i], y[i]);
    });
  });
}

// Null rule of strict operations: a row is valid when all operands are.
inline void CombineValidity(std::span<const Operand> args, size_t rows, Target& out) {
  out.has_nulls = false;
  for (const Operand& arg : args) {
    if (!arg.valid || (arg.is_constant && arg.valid[0] != 0)) continue;
    if (arg.is_constant) {
      std::memset(out.valid, 0, rows);
    } else if (!out.has_nulls) {
      std::memcpy(out.valid, arg.valid, rows);
    } else {
      for (size_t i = 0; i < rows; ++i) out.valid[i] &= arg.valid[i];
    }
    out.has_nulls = true;
  }
}

// Calls `fn(row)` for the rows that are valid in the target and marked in `mask` (null: all rows); stops at the first
// failure. Writes a zero value of R on all other rows.
template <typename R, typename Fn>
Status ForLiveRows(const Operand* mask, size_t rows, Target& out, Fn fn) {
  R* y = out.As<R>();
  for (size_t i = 0; i < rows; ++i) {
    const bool is_live = (!mask || mask->At<uint8_t>(i) != 0) && (!out.has_nulls || out.valid[i] != 0);
    if (!is_live) {
      y[i] = R{};
      continue;
    }
    FLUX_TRY_STATUS(fn(i));
  }
  return {};
}

}  // namespace flux::vector
