#pragma once

// Builtins on arrays: how kernels call a function of plain values for many rows at once instead of boxing each value.

#include <array>
#include <cstdint>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

#include "runtime/column/column.h"

namespace flux {

// What a function reads: one value per row, or `values[0]` for all of them. Bools are bytes.
struct ArrayOperand {
  const void* values = nullptr;
  bool is_constant = false;
};

// The most operands that a function may have.
inline constexpr size_t kMaxArrayOperands = 3;

// A function of plain values: none of them is null, and it never fails.
struct ArrayFunction {
  std::span<const ColumnType> takes;
  ColumnType gives;
  // Writes a value for each row into `out`, which overlaps no operand. Rows that `live` does not mark (null: all are
  // live) get any value.
  void (*run)(std::span<const ArrayOperand> args, const uint8_t* live, size_t rows, void* out);
};

namespace array_function {

// How arrays hold a value of C++ type `T`, and the column type that it stands for.
template <typename T>
using Stored = std::conditional_t<std::is_same_v<T, bool>, uint8_t, T>;

// The column type of a C++ type.
template <typename T>
constexpr ColumnType TypeOf() {
  if constexpr (std::is_same_v<T, bool>) return ColumnType::kBool;
  if constexpr (std::is_same_v<T, int64_t>) return ColumnType::kInt;
  if constexpr (std::is_same_v<T, uint64_t>) return ColumnType::kUint;
  static_assert(std::is_same_v<T, bool> || std::is_same_v<T, int64_t> || std::is_same_v<T, uint64_t> ||
                std::is_same_v<T, double>);
  return ColumnType::kFloat;
}

template <auto f>
struct OnArrays;

// The function `f` of single values as one of arrays.
template <typename R, typename... A, R (*f)(A...)>
struct OnArrays<f> {
  static_assert(sizeof...(A) <= kMaxArrayOperands);
  static constexpr std::array<ColumnType, sizeof...(A)> kTakes = {TypeOf<A>()...};

  // Computes `rows` values into `out`; those that are not live become zero.
  static void Run(std::span<const ArrayOperand> args, const uint8_t* live, size_t rows, void* out) {
    RunRows(args, live, rows, static_cast<Stored<R>*>(out), std::index_sequence_for<A...>());
  }

 private:
  template <size_t... i>
  static void RunRows(std::span<const ArrayOperand> args, const uint8_t* live, size_t rows, Stored<R>* __restrict out,
                      std::index_sequence<i...>) {
    const std::tuple values{static_cast<const Stored<A>*>(args[i].values)...};
    if (live == nullptr && !(args[i].is_constant || ...)) {
      for (size_t row = 0; row < rows; ++row) out[row] = f(std::get<i>(values)[row]...);
      return;
    }
    const std::array<bool, sizeof...(A)> varies = {!args[i].is_constant...};
    for (size_t row = 0; row < rows; ++row) {
      const bool counts = live == nullptr || live[row] != 0;
      out[row] = counts ? f(std::get<i>(values)[varies[i] ? row : 0]...) : Stored<R>{};
    }
  }
};

}  // namespace array_function

// A C++ function of floats, ints, uints and bools on arrays.
template <typename R, typename... A>
constexpr ColumnType ResultTypeOf(R (*)(A...)) {
  return array_function::TypeOf<R>();
}
template <auto f>
inline constexpr ArrayFunction kOnArrays = {array_function::OnArrays<f>::kTakes, ResultTypeOf(f),
                                            array_function::OnArrays<f>::Run};

}  // namespace flux
