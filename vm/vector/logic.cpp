#include <array>

#include "vm/vector/executor.h"
#include "vm/vector/instruction.h"
#include "vm/vector/value_ops.h"

namespace flux::vector {

using kernel::Opcode;

namespace {

// Rows whose test is kept on the stack at a time.
constexpr size_t kBlock = 1024;

// The operand without its first `from` rows of `width` bytes.
Operand RowsFrom(const Operand& operand, size_t from, size_t width) {
  if (operand.is_constant) return operand;
  return {.values = operand.As<char>() + from * width, .valid = operand.valid ? operand.valid + from : nullptr};
}

template <uint8_t kDecisive>
Status AndOr(const Step& step, Target& out) {
  const Operand& a = step.args[0];
  const Operand& b = step.args[1];
  MapBinary<uint8_t, uint8_t, uint8_t>(a, b, step.rows, out,
                                       [](uint8_t x, uint8_t y) -> uint8_t { return kDecisive == 0 ? x & y : x | y; });
  if (!a.valid && !b.valid) return {};
  out.has_nulls = true;
  uint8_t* __restrict values = out.As<uint8_t>();
  uint8_t* __restrict valid = out.valid;
  WithRows<uint8_t>(a, [&](auto x) {
    WithRows<uint8_t>(ValidityOf(a), [&](auto x_valid) {
      WithRows<uint8_t>(b, [&](auto y) {
        WithRows<uint8_t>(ValidityOf(b), [&](auto y_valid) {
          for (size_t i = 0; i < step.rows; ++i) {
            const Ternary result = Decide<kDecisive>({x[i], x_valid[i]}, {y[i], y_valid[i]});
            valid[i] = result.valid;
            values[i] = result.value;
          }
        });
      });
    });
  });
  return {};
}

// Takes `then` where `takes` is 1, else `otherwise`.
template <typename T>
void SelectRows(const Operand& takes, const Operand& then, const Operand& otherwise, size_t rows, T* __restrict out) {
  WithRows<uint8_t>(takes, [&](auto is_then) {
    WithRows<T>(then, [&](auto x) {
      WithRows<T>(otherwise, [&](auto y) {
        for (size_t i = 0; i < rows; ++i) out[i] = is_then[i] != 0 ? x[i] : y[i];
      });
    });
  });
}

}  // namespace

template <>
Status Run<Opcode::kAnd>(const Step& step, Target& out) {
  return AndOr<0>(step, out);
}

template <>
Status Run<Opcode::kOr>(const Step& step, Target& out) {
  return AndOr<1>(step, out);
}

template <>
Status Run<Opcode::kExists>(const Step& step, Target& out) {
  const Operand& a = step.args[0];
  uint8_t* values = out.As<uint8_t>();
  if (!a.valid) {
    std::memset(values, 1, step.rows);
  } else if (a.is_constant) {
    std::memset(values, a.valid[0], step.rows);
  } else {
    std::memcpy(values, a.valid, step.rows);
  }
  return {};
}

template <>
Status Run<Opcode::kIsTrue>(const Step& step, Target& out) {
  const Operand& a = step.args[0];
  if (!a.valid) {
    MapUnary<uint8_t, uint8_t>(a, step.rows, out, [](uint8_t v) { return v; });
  } else {
    MapBinary<uint8_t, uint8_t, uint8_t>(a, ValidityOf(a), step.rows, out,
                                         [](uint8_t v, uint8_t is_valid) -> uint8_t { return v & is_valid; });
  }
  return {};
}

template <>
Status Run<Opcode::kSelect>(const Step& step, Target& out) {
  const Operand& then = step.args[1];
  const Operand& otherwise = step.args[2];
  // A null test takes the second value.
  std::array<uint8_t, kBlock> takes;
  out.has_nulls = then.valid || otherwise.valid;
  for (size_t from = 0; from < step.rows; from += kBlock) {
    const size_t rows = std::min(kBlock, step.rows - from);
    Target tested{.values = takes.data()};
    const Operand test = RowsFrom(step.args[0], from, sizeof(uint8_t));
    MapBinary<uint8_t, uint8_t, uint8_t>(test, ValidityOf(test), rows, tested,
                                         [](uint8_t v, uint8_t is_valid) -> uint8_t { return v & is_valid; });
    const Operand is_then{.values = takes.data()};
    DispatchStorage(step.instr.type, [&]<typename T>() {
      SelectRows<T>(is_then, RowsFrom(then, from, sizeof(T)), RowsFrom(otherwise, from, sizeof(T)), rows,
                    out.As<T>() + from);
    });
    if (!out.has_nulls) continue;
    SelectRows<uint8_t>(is_then, RowsFrom(ValidityOf(then), from, 1), RowsFrom(ValidityOf(otherwise), from, 1), rows,
                        out.valid + from);
  }
  return {};
}

}  // namespace flux::vector
