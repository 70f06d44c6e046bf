#pragma once

// The closed sets of Flux operators, shared by the syntax tree, row expressions and both evaluators.

#include <cstdint>
#include <string_view>

namespace flux {

enum class BinaryOp : uint8_t {
#define FLUX_BINARY_OP(name, spelling, precedence) name,
#include "runtime/base/operators.def"
};

// The operators with one operand, as operators.def lists them.
enum class UnaryOp : uint8_t {
#define FLUX_UNARY_OP(name, spelling) name,
#include "runtime/base/operators.def"
};

// Gives the operator as it is written in source.
std::string_view Spelling(BinaryOp op);
std::string_view Spelling(UnaryOp op);

// `and`, `or`.
bool IsLogical(BinaryOp op);
// `=~`, `!~`.
bool IsMatch(BinaryOp op);
// `==`, `!=` and those that ask for the order.
bool IsComparison(BinaryOp op);
// The comparison that says the same with its sides exchanged; others stay as they are.
BinaryOp Mirrored(BinaryOp op);

// Gives the binding strength; higher binds tighter.
int Precedence(BinaryOp op);

}  // namespace flux
